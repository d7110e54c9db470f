namespace NeighborParty.UnitTests.WeChatSandbox;

public sealed class TextCheckTests
{
    private const string Path = "/wxa/msg_sec_check";

    [Fact]
    public async Task The_word_list_decides_and_can_be_changed()
    {
        await using var host = await SandboxHost.Start();
        await host.Login(await host.LoginCode());

        Assert.Equal("pass", await Suggest(host, "谁家有梯子借用一下？"));
        Assert.Equal("risky", await Suggest(host, "这里有赌博"));
        Assert.Equal("review", await Suggest(host, "沙箱复核一下"));
        await host.Send(HttpMethod.Put, "control/text-rules", new[] { new { word = "梯子", suggest = "risky", label = 20008 } });
        Assert.Equal("risky", await Suggest(host, "谁家有梯子借用一下？"));
        Assert.Equal("pass", await Suggest(host, "这里有赌博"));
    }

    [Fact]
    public async Task A_refused_text_is_no_error_and_names_the_word()
    {
        await using var host = await SandboxHost.Start();
        await host.Login(await host.LoginCode());
        var answer = await host.Call(Path, Body("这里有赌博"));

        answer.IsOk();
        Assert.Equal(20006, (int)answer["result"]!["label"]!);
        Assert.Contains(answer["detail"]!.AsArray(), d => (string?)d!["keyword"] == "赌博");
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$", (string)answer["trace_id"]!);
    }

    [Fact]
    public async Task Two_hours_after_the_last_visit_the_check_refuses()
    {
        await using var host = await SandboxHost.Start();
        (await host.Call(Path, Body("你好"))).IsRefusal(61010);
        await host.Login(await host.LoginCode());
        await host.Advance(7199);
        (await host.Call(Path, Body("你好"))).IsOk();
        await host.Advance(2);
        (await host.Call(Path, Body("你好"))).IsRefusal(61010);
        await host.Post("control/users/wang/visit");
        (await host.Call(Path, Body("你好"))).IsOk();
    }

    [Fact]
    public async Task Bad_requests_have_their_numbers()
    {
        await using var host = await SandboxHost.Start();
        await host.Login(await host.LoginCode());
        (await host.Call(Path, Body("好", openid: "oSomebodyOfAnotherApp0000000"))).IsRefusal(43104);
        (await host.Call(Path, Body("好", openid: "nonsense"))).IsRefusal(40003);
        (await host.Call(Path, Body("好", scene: 5))).IsRefusal(40129);
        (await host.Call(Path, Body(new string('好', 2501)))).IsRefusal(45002);
        (await host.Call(Path, Body(new string('好', 2500)))).IsOk();
        (await host.Call(Path, "{broken")).IsRefusal(47001);
        (await host.Call(Path)).IsRefusal(44002);
        (await host.Get($"api{Path}?access_token={await host.Token()}")).IsRefusal(43002);
    }

    [Fact]
    public async Task Version_one_judges_by_errcode()
    {
        await using var host = await SandboxHost.Start();
        (await host.Call(Path, new { content = "这里有赌博" })).IsRefusal(87014);
        Assert.False((await host.Call(Path, new { content = "你好" })).ContainsKey("result"));
    }

    private static async Task<string> Suggest(SandboxHost host, string content) => (string)(await host.Call(Path, Body(content)))["result"]!["suggest"]!;

    private static object Body(string content, int scene = 3, string openid = SandboxHost.Wang) => new { content, version = 2, scene, openid };
}

using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace NeighborParty.UnitTests.WeChatSandbox;

public sealed class MediaCheckTests
{
    private const string Path = "/wxa/media_check_async";

    [Fact]
    public async Task The_verdict_comes_as_a_push_that_names_only_the_trace_id()
    {
        await using var host = await Ready();
        var answer = await Check(host, "a.jpg");
        var push = await host.NextPush();

        Assert.True(push.EnvelopeSignatureIsRight);
        Assert.Equal((string)answer["trace_id"]!, (string)push.Json["trace_id"]!);
        Assert.Equal("wxa_media_check", (string)push.Json["Event"]!);
        Assert.Equal("pass", (string)push.Json["result"]!["suggest"]!);
        Assert.DoesNotContain("a.jpg", push.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"urlContains":"cat","suggest":"risky","label":20002}]""", "cat.jpg", "risky")]
    [InlineData("""[{"urlContains":"cat","suggest":"risky","label":20002}]""", "dog.jpg", "pass")]
    [InlineData("""[{"bytesContain":"MARK","suggest":"review","label":21000}]""", "dog.jpg", "review")]
    [InlineData("""[{"sha256":"SHA","suggest":"risky","label":20001}]""", "dog.jpg", "risky")]
    public async Task Address_bytes_or_hash_decide(string rules, string name, string suggest)
    {
        await using var host = await Ready();
        host.Picture = [.. "some MARK inside"u8];
        await host.Send(HttpMethod.Put, "control/media-rules", rules.Replace("SHA", Convert.ToHexString(SHA256.HashData(host.Picture)), StringComparison.Ordinal));

        await Check(host, name);
        Assert.Equal(suggest, (string)(await host.NextPush()).Json["result"]!["suggest"]!);
    }

    [Fact]
    public async Task A_queued_verdict_goes_to_the_next_picture_of_its_person_only()
    {
        await using var host = await Ready();
        await host.Send(HttpMethod.Post, "control/media-rules/next", new { user = "chen", suggest = "review", label = 21000 });
        await host.Send(HttpMethod.Post, "control/media-rules/next", new { user = "wang", suggest = "risky", label = 20002 });

        await Check(host, "1.jpg");
        Assert.Equal("risky", (string)(await host.NextPush()).Json["result"]!["suggest"]!);
        await Check(host, "2.jpg");
        Assert.Equal("pass", (string)(await host.NextPush()).Json["result"]!["suggest"]!);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_fetched_is_told_in_the_callback()
    {
        await using var host = await Ready();
        (await Check(host, "missing")).IsOk();
        var push = (await host.NextPush()).Json;
        Assert.Equal(-1008, (int)push["errcode"]!);
        Assert.False(push.ContainsKey("result"));
    }

    [Fact]
    public async Task A_picture_above_ten_megabytes_counts_as_not_fetched()
    {
        await using var host = await Ready();
        host.Picture = new byte[(10 * 1024 * 1024) + 1];
        await Check(host, "big.jpg");
        Assert.Equal(-1008, (int)(await host.NextPush()).Json["errcode"]!);
    }

    [Fact]
    public async Task A_callback_that_is_not_answered_200_is_tried_three_times_more()
    {
        await using var host = await Ready();
        foreach (var status in (int[])[500, 404, 302])
            host.PushAnswers.Enqueue(status);

        await Check(host, "a.jpg");
        var bodies = new List<string>();
        for (var i = 0; i < 4; i++)
            bodies.Add((await host.NextPush()).Body);

        Assert.Single(bodies.Distinct());
        await Task.Delay(150);
        Assert.Empty(host.Pushes);
        Assert.Equal(4, (int)(await host.List("control/push/deliveries"))[0]!["attempts"]!);
    }

    [Fact]
    public async Task A_callback_that_hangs_is_tried_again()
    {
        await using var host = await Ready(("PushTimeout", "00:00:00.1"), ("PushRetries", "1"));
        host.PushDelay = TimeSpan.FromSeconds(1);
        await Check(host, "a.jpg");
        await host.NextPush();
        await host.NextPush();
    }

    [Fact]
    public async Task Duplicates_never_and_before_the_answer_can_be_asked_for()
    {
        await using var host = await Ready();
        await host.Put("control/media-callbacks", new { duplicate = true });
        await Check(host, "a.jpg");
        Assert.Equal((string)(await host.NextPush()).Json["trace_id"]!, (string)(await host.NextPush()).Json["trace_id"]!);

        await host.Put("control/media-callbacks", new { duplicate = false, beforeAnswer = true, delayMs = 60_000 });
        await Check(host, "b.jpg");
        Assert.Single(host.Pushes);
        await host.NextPush();

        await host.Put("control/media-callbacks", new { beforeAnswer = false, never = true, delayMs = 0 });
        await Check(host, "c.jpg");
        await Task.Delay(200);
        Assert.Empty(host.Pushes);
    }

    [Fact]
    public async Task Reordered_results_arrive_later_request_first()
    {
        await using var host = await Ready();
        await host.Put("control/media-callbacks", new { reorder = true, delayMs = 400 });
        var first = await Check(host, "1.jpg");
        var second = await Check(host, "2.jpg");

        Assert.Equal((string)second["trace_id"]!, (string)(await host.NextPush()).Json["trace_id"]!);
        Assert.Equal((string)first["trace_id"]!, (string)(await host.NextPush()).Json["trace_id"]!);
    }

    [Fact]
    public async Task The_callback_delay_is_kept()
    {
        await using var host = await Ready();
        await host.Put("control/media-callbacks", new { delayMs = 400 });
        var watch = Stopwatch.StartNew();
        await Check(host, "a.jpg");
        await host.NextPush();
        Assert.True(watch.ElapsedMilliseconds >= 390);
    }

    [Fact]
    public async Task Labels_as_text_version_one_and_no_permission_are_shapes_to_expect()
    {
        await using var host = await Ready();
        await host.Put("control/media-callbacks", new { labelAsText = true });
        await Check(host, "a.jpg");
        Assert.Equal("\"100\"", (await host.NextPush()).Json["result"]!["label"]!.ToJsonString());

        await host.Put("control/media-callbacks", new { shape = "v1" });
        await Check(host, "b.jpg");
        Assert.Equal(0, (int)(await host.NextPush()).Json["isrisky"]!);

        await host.Put("control/media-callbacks", new { shape = "noPermission" });
        await Check(host, "c.jpg");
        var refused = (await host.NextPush()).Json;
        Assert.Equal(43104, (int)refused["errcode"]!);
        Assert.Empty(refused["detail"]!.AsArray());
    }

    [Fact]
    public async Task Bad_requests_have_their_numbers()
    {
        await using var host = await Ready();
        (await host.Call(Path, new { media_url = "http://x/", media_type = 3, version = 2, scene = 3, openid = SandboxHost.Wang })).IsRefusal(40004);
        (await host.Call(Path, new { media_url = "http://x/", media_type = 2, version = 2, scene = 3, openid = "oSandboxChen0000000000000003" })).IsRefusal(61010);
        for (var i = 0; i < 10; i++)
            (await Check(host, "again.jpg")).IsOk();
        (await Check(host, "again.jpg")).IsRefusal(87020);
    }

    private static async Task<SandboxHost> Ready(params (string Key, string Value)[] settings)
    {
        var host = await SandboxHost.Start(settings);
        await host.Login(await host.LoginCode());
        return host;
    }

    private static Task<JsonObject> Check(SandboxHost host, string name) =>
        host.Call(Path, new { media_url = $"{host.Address}/picture/{name}", media_type = 2, version = 2, scene = 3, openid = SandboxHost.Wang });
}

using System.Text.Json.Nodes;
using NeighborParty.WeChatSandbox;
using NeighborParty.WeChatSandbox.Messages;

namespace NeighborParty.UnitTests.WeChatSandbox;

public sealed class SubscribeTests
{
    private const string Path = "/cgi-bin/message/subscribe/send";
    private const string Template = SandboxDefaults.JoinResultTemplate;

    [Fact]
    public async Task One_accept_buys_one_message_which_lands_in_the_inbox()
    {
        await using var host = await SandboxHost.Start();
        (await Send(host)).IsRefusal(43101);
        await Accept(host, 2);
        (await Send(host)).IsOk();
        (await Send(host)).IsOk();
        (await Send(host)).IsRefusal(43101);

        var inbox = await host.List("control/users/wang/messages");
        Assert.Equal(2, inbox.Count);
        Assert.Equal("已通过", (string)inbox[0]!["fields"]![1]!["value"]!);
        Assert.Empty(await host.List("control/users/chen/messages"));
    }

    [Fact]
    public async Task A_grant_is_for_one_person_and_one_template()
    {
        await using var host = await SandboxHost.Start();
        await Accept(host, 1);
        (await host.Call(Path, Body(touser: "oSandboxChen0000000000000003"))).IsRefusal(43101);
        (await host.Call(Path, new
        {
            touser = SandboxHost.Wang,
            template_id = SandboxDefaults.DutyReminderTemplate,
            data = new { thing1 = new { value = "早班" }, time2 = new { value = "08:00" }, thing3 = new { value = "东门" } },
        })).IsRefusal(43101);
    }

    [Fact]
    public async Task A_refused_message_costs_no_grant()
    {
        await using var host = await SandboxHost.Start();
        await Accept(host, 1);
        (await host.Call(Path, Body(result: "english"))).IsRefusal(47003);
        (await Send(host)).IsOk();
    }

    [Fact]
    public async Task A_long_term_template_needs_one_accept_for_all_messages()
    {
        await using var host = await SandboxHost.Start();
        await host.Put($"control/templates/{Template}", new { longTerm = true });
        (await Send(host)).IsRefusal(43101);
        await Accept(host, 1);
        for (var i = 0; i < 3; i++)
            (await Send(host)).IsOk();
    }

    [Fact]
    public async Task A_wrong_field_is_named()
    {
        await using var host = await SandboxHost.Start();
        await Accept(host, 1);
        Assert.Contains("data.phrase2.value", (string)(await host.Call(Path, Body(result: "已通过已通过")))["errmsg"]!, StringComparison.Ordinal);
        Assert.Contains("data.thing1.value", (string)(await host.Call(Path, Body(group: new string('组', 21))))["errmsg"]!, StringComparison.Ordinal);
        Assert.Contains("data.thing1.value", (string)(await host.Call(Path, Body(group: "")))["errmsg"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_people_unknown_banned_templates_and_bad_words_have_their_numbers()
    {
        await using var host = await SandboxHost.Start();
        await Accept(host, 1);
        (await host.Call(Path, Body(touser: "oSomebodyOfAnotherApp0000000"))).IsRefusal(40003);
        (await host.Call(Path, Body(template: "tmpl_of_another_app"))).IsRefusal(40037);
        (await host.Call(Path, Body(group: "赌博小组"))).IsRefusal(45168);
        await host.Put($"control/templates/{Template}", new { banned = true });
        (await Send(host)).IsRefusal(43107);
    }

    [Fact]
    public async Task Choices_and_deliveries_are_pushed_with_a_list_that_is_one_or_many()
    {
        await using var host = await SandboxHost.Start(("SubscribeEvents", "true"));
        await Accept(host, 1);
        var one = (await host.NextPush()).Json;
        Assert.Equal("subscribe_msg_popup_event", (string)one["Event"]!);
        Assert.IsType<JsonObject>(one["List"]);

        await host.Send(HttpMethod.Post, "control/users/wang/grants", new { templateIds = new[] { Template, SandboxDefaults.AidAnswerTemplate } });
        Assert.Equal(2, (await host.NextPush()).Json["List"]!.AsArray().Count);

        await Send(host);
        Assert.Equal("subscribe_msg_sent_event", (string)(await host.NextPush()).Json["Event"]!);
        await host.Send(HttpMethod.Delete, $"control/users/wang/grants/{Template}");
        Assert.Equal("reject", (string)(await host.NextPush()).Json["List"]!["SubscribeStatusString"]!);
        (await Send(host)).IsRefusal(43101);
    }

    [Theory]
    [InlineData("thing1", "二十个字以内", true)]
    [InlineData("thing1", "一二三四五六七八九十一二三四五六七八九十一", false)]
    [InlineData("thing1", "有\n换行", false)]
    [InlineData("number1", "12.5", true)]
    [InlineData("number1", "12a", false)]
    [InlineData("letter1", "abc", true)]
    [InlineData("letter1", "ab1", false)]
    [InlineData("symbol1", "+!?", true)]
    [InlineData("symbol1", "abc", false)]
    [InlineData("character_string1", "A-0012", true)]
    [InlineData("character_string1", "甲0012", false)]
    [InlineData("time1", "08:30", true)]
    [InlineData("time1", "2026年3月1日 08:30", true)]
    [InlineData("time1", "2026-03-01 08:30~10:30", true)]
    [InlineData("time1", "25:00", false)]
    [InlineData("time1", "2026-03-01", false)]
    [InlineData("date1", "2026年3月1日", true)]
    [InlineData("date1", "2026-03-01 08:30", true)]
    [InlineData("date1", "明天", false)]
    [InlineData("amount1", "¥12.50", true)]
    [InlineData("amount1", "12元", true)]
    [InlineData("amount1", "十二元", false)]
    [InlineData("phone_number1", "+86-0766-66888866", true)]
    [InlineData("phone_number1", "123456789012345678", false)]
    [InlineData("car_number1", "粤A8Z888挂", true)]
    [InlineData("car_number1", "粤A8Z8888挂", false)]
    [InlineData("name1", "王秀兰", true)]
    [InlineData("name1", "一二三四五六七八九十一", false)]
    [InlineData("phrase1", "已通过", true)]
    [InlineData("phrase1", "OK", false)]
    [InlineData("phrase1", "一二三四五六", false)]
    [InlineData("enum1", "早班", true)]
    [InlineData("enum1", "夜班", false)]
    [InlineData("unknown1", "x", false)]
    public void Every_field_type_has_its_rule(string key, string value, bool accepted) => Assert.Equal(accepted, FieldRules.Accepts(key, value, ["早班", "晚班"]));

    private static Task Accept(SandboxHost host, int count) => host.Send(HttpMethod.Post, "control/users/wang/grants", new { templateId = Template, count });

    private static Task<JsonObject> Send(SandboxHost host) => host.Call(Path, Body());

    private static object Body(string group = "三栋小组", string result = "已通过", string touser = SandboxHost.Wang, string template = Template) => new
    {
        touser,
        template_id = template,
        miniprogram_state = "formal",
        lang = "zh_CN",
        data = new { thing1 = new { value = group }, phrase2 = new { value = result }, thing3 = new { value = "欢迎" }, time4 = new { value = "2026-03-01 08:30" } },
    };
}

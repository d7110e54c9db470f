using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Notices;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Council;

/// <summary>Who hears what of the council, and what everybody may read of it.</summary>
public sealed class CouncilNoticeTests(Product product) : IClassFixture<Product>
{
    private Task<List<string>> CallsAsync(Neighbours here, Resident who) =>
        here.DbAsync(db => db.InboxMessages.Where(m => m.PersonId == who.PersonId && m.CallSince != null && m.Kind.StartsWith("council.")).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Select(m => m.Kind).ToListAsync());

    private Task<CouncilDay> MoveAsync(Neighbours here, StaffAtWork staff, Guid day, DateTime startsAt, string? place) => here.DoAsync(staff, async s =>
        await s.GetRequiredService<RunCouncilDay>().RescheduleAsync(day, (await here.DayAsync(day)).Version, startsAt, place, default));

    private async Task CancelAsync(Neighbours here, StaffAtWork staff, Guid day, string reason)
    {
        var version = (await here.DayAsync(day)).Version;
        await here.DoAsync(staff, s => s.GetRequiredService<RunCouncilDay>().CancelAsync(day, version, reason, default));
    }

    /// <summary>A meeting with an order of Member's on it, its agenda not fixed.</summary>
    private async Task<(Neighbours Here, StaffAtWork Staff, Guid Day)> WithAnItemAsync()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var order = await here.EscalatedAsync();
        var day = await here.MeetingAsync(startsInHours: 30, weeks: -1);
        await here.GatherAsync();
        await here.PutOnAsync(staff, (await here.ItemOfOrderAsync(order)).Id);
        return (here, staff, day);
    }

    /// <summary>On China's clock, within the week of a meeting that is planned for now.</summary>
    private DateTime In(int hours) => ChinaTime.ToLocal(product.Services.GetRequiredService<TimeProvider>().Now().AddHours(hours));

    [Fact]
    public async Task A_meeting_that_moves_or_falls_out_is_told_to_whom_the_hour_was_told()
    {
        var (here, staff, day) = await WithAnItemAsync();
        await here.WithoutPhoneAsync(here.Outsider);
        await GrantAsync(here, here.Leader, 4);
        await here.InviteAsync(staff, day, here.Outsider);
        await here.InviteAsync(staff, day, here.Leader);
        // Nobody was told of the items yet: only the guests hear of another hour.
        await MoveAsync(here, staff, day, In(50), "二楼会议室");
        Assert.Empty(await here.ToldAsync(here.Member));
        await here.FixAsync(staff, day);
        await MoveAsync(here, staff, day, In(52), "二楼会议室");
        // The same hour and room once more is no news.
        var same = await here.DayAsync(day);
        await MoveAsync(here, staff, day, ChinaTime.ToLocal(same.StartsAt), same.Place);
        await CancelAsync(here, staff, day, "台风");

        string[] guest = ["council.invited", "council.rescheduled", "council.rescheduled", "council.cancelled"];
        Assert.Equal(guest, await here.ToldAsync(here.Leader));
        Assert.Equal(guest, await CallsAsync(here, here.Outsider));
        Assert.Equal(["council.on_agenda", "council.rescheduled", "council.cancelled"], await here.ToldAsync(here.Member));
        // WeChat cuts a text after twenty characters: the hour has a field of its own, and it is that of the meeting.
        var shown = (await here.DbAsync(db => db.OutboxMessages.Where(m => m.CommunityId == here.CommunityId && m.Kind == TellPerson.OutboxKind).OrderBy(m => m.Id).Select(m => m.Payload).ToListAsync()))
            .ConvertAll(p => JsonNode.Parse(p)!["Fields"]!);
        Assert.Equal(guest.Length, shown.Count);
        Assert.All(shown, f => Assert.InRange(f["thing2"]!.GetValue<string>().Length, 1, 20));
        Assert.Equal($"{ChinaTime.ToLocal(same.StartsAt):yyyy年M月d日 HH:mm}", shown[^1]["time3"]!.GetValue<string>());
    }

    private Task GrantAsync(Neighbours here, Resident who, int times) => here.DbAsync(db =>
    {
        var grant = new MessageGrant { Id = Ids.New(product.Services.GetRequiredService<TimeProvider>().Now()), AccountId = who.AccountId, Template = MessageTemplate.AidAnswer.ToString() };
        for (var i = 0; i < times; i++)
            grant.Accepted();
        db.MessageGrants.Add(grant);
        return db.SaveChangesAsync();
    });

    /// <summary>As it lies on the table: what it is about and where, not whose it is.</summary>
    [Fact]
    public async Task Who_is_asked_to_come_reads_the_agenda_once_it_is_fixed()
    {
        var (here, staff, day) = await WithAnItemAsync();
        await here.InviteAsync(staff, day, here.Leader);
        Assert.Empty(await AgendaAsync(here.Leader));
        await here.FixAsync(staff, day);
        Assert.Equal(["1号楼·设施"], await AgendaAsync(here.Leader));
        Assert.Empty(await AgendaAsync(here.Member2));
        await CancelAsync(here, staff, day, "台风");
        Assert.Empty(await AgendaAsync(here.Leader));

        async Task<List<string>> AgendaAsync(Resident who) =>
            [.. (await who.Phone.GetAsync($"/api/v1/council-meetings/{day}").OkAsync())["items"]!.AsArray().Select(i => i!["title"]!.GetValue<string>())];
    }

    [Fact]
    public async Task Who_is_taken_off_the_list_and_asked_again_hears_it_each_time()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var day = await here.MeetingAsync();
        await here.InviteAsync(staff, day, here.Outsider);
        var guest = await here.DbAsync(db => db.CouncilGuests.Select(g => g.Id).SingleAsync());
        await here.DoAsync(staff, async s =>
        {
            await s.GetRequiredService<InviteGuests>().RemoveAsync(day, guest, default);
            return true;
        });
        await here.InviteAsync(staff, day, here.Outsider);
        Assert.Equal(["council.invited", "council.uninvited", "council.invited"], await here.ToldAsync(here.Outsider));
    }

    [Fact]
    public async Task Word_comes_back_to_who_asked_and_to_whom_it_was_for()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var (daughter, father) = (here.Member, here.Outsider);
        await here.LetLiveTogetherAsync("301", daughter, father);
        var (_, item, _) = await here.BeforeTheCouncilAsync(staff, daughter, new { category = "facility", title = "楼道灯不亮", text = "父亲看不清台阶。", buildingId = here.Building1Id, forPersonId = father.PersonId });
        await here.WithoutPhoneAsync(father);
        await here.DecideAsync(staff, item, new DecisionDraft(CouncilDecision.Project, "列入改造", "物业", new DateOnly(2099, 1, 1)));
        var version = (await here.ItemAsync(item)).Version;
        await here.DoAsync(staff, s => s.GetRequiredService<TrackAgendaItem>().ReportAsync(item, version, ReportWay.Phone, "下周开工。", readAgain: false, default));
        foreach (var person in new[] { daughter, father })
            Assert.Equal(["council.on_agenda", "council.decided", "council.reported_back"], await here.ToldAsync(person));
        Assert.Equal(["council.decided", "council.reported_back"], await CallsAsync(here, father));
        var own = Assert.Single((await daughter.Phone.GetAsync("/api/v1/agenda-items").OkAsync())["items"]!.AsArray())!;
        Assert.Equal("下周开工。", own["report"]!.GetValue<string>());
        Assert.Empty((await here.Member2.Phone.GetAsync("/api/v1/agenda-items").OkAsync())["items"]!.AsArray());
    }

    /// <summary>A quarrel is the office's to call about: the leader may be one of the two.</summary>
    [Fact]
    public async Task Calls_about_a_quarrel_are_not_the_leaders()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var order = await here.Member.OrderAsync(new { category = "mediation", title = "楼上漏水", text = "楼上不肯修。", buildingId = here.Building1Id, againstNeighbour = true });
        await here.PublishOrderAsync(order);
        var path = $"/admin/orders/details/{order}";
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await office.PostFormAsync(path, "Escalate", new() { ["reason"] = "需要社区出面" })).StatusCode);
        var day = await here.MeetingAsync();
        await here.HoldAsync(staff, day);
        await here.WithoutPhoneAsync(here.Member);
        await here.DecideAsync(staff, (await here.ItemOfOrderAsync(order)).Id, new DecisionDraft(CouncilDecision.Street, "请街道调解", null, null));
        Assert.Equal(["council.decided"], await CallsAsync(here, here.Member));
        Assert.Contains("王组员", (await office.GetHtmlAsync("/admin/calls")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await here.Leader.Phone.GetAsync($"/api/v1/groups/{here.GroupId}/calls").OkAsync())["items"]!.AsArray());
    }

    [Fact]
    public async Task A_proposal_that_staff_take_off_says_so_and_why()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var id = (await here.Outsider.Phone.PostAsync("/api/v1/agenda-items", new { title = "东门加一盏路灯", text = "晚上看不清台阶。" }).OkAsync())["id"]!.GetValue<Guid>();
        await here.DoAsync(staff, s => s.GetRequiredService<JudgeProposal>().AcceptAsync(id, 1, default));
        await here.DoAsync(staff, s => s.GetRequiredService<JudgeProposal>().WithdrawAsync(id, 2, "已在今年项目里", readAgain: false, default));
        Assert.Equal(["council.accepted", "council.withdrawn"], await here.ToldAsync(here.Outsider));
        var own = (await here.Outsider.Phone.GetAsync("/api/v1/agenda-items").OkAsync())["items"]![0]!;
        Assert.Equal(("withdrawn", "社区已撤下", "已在今年项目里"), (own["state"]!.GetValue<string>(), own["stateText"]!.GetValue<string>(), own["report"]!.GetValue<string>()));

        // Who takes it back himself reads no words of the office's.
        var mine = (await here.Outsider.Phone.PostAsync("/api/v1/agenda-items", new { title = "扶手松动", text = "请修。" }).OkAsync())["id"]!.GetValue<Guid>();
        await here.Outsider.Phone.PostAsync($"/api/v1/agenda-items/{mine}/withdraw", new { reason = "修好了" }, ifMatch: "\"v1\"").OkAsync();
        own = (await here.Outsider.Phone.GetAsync("/api/v1/agenda-items").OkAsync())["items"]![0]!;
        Assert.Equal(("已撤回", null), (own["stateText"]!.GetValue<string>(), own["report"]?.GetValue<string>()));
    }

    [Theory]
    [InlineData("王组员生病了", "council_day.names_somebody")]
    [InlineData("孙邻居家停电", "council_day.names_somebody")]
    [InlineData("有事请打 19900000001", "council_day.not_for_publication")]
    [InlineData("1号楼302室漏水", "council_day.not_for_publication")]
    [InlineData("台风", null)]
    public async Task Why_it_falls_out_names_nobody(string reason, string? code)
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        await here.EscalatedAsync();
        await here.AddResidentAsync("孙邻居");
        var day = await here.MeetingAsync();
        await here.FixAsync(staff, day);
        if (code is null)
            await CancelAsync(here, staff, day, reason);
        else
            Assert.Equal(code, await CouncilDrill.RefusedAsync(() => CancelAsync(here, staff, day, reason)));
        Assert.Equal(code is null ? CouncilDayState.Cancelled : CouncilDayState.AgendaFixed, (await here.DayAsync(day)).State);
    }

    [Theory]
    [InlineData("王组员家", "council_day.names_somebody")]
    [InlineData("到了打19900000001", "council_day.not_for_publication")]
    [InlineData("服务中心302室", null)]
    public async Task Where_it_is_may_have_a_number_and_no_name(string place, string? code)
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        await here.EscalatedAsync();
        var day = await here.MeetingAsync(startsInHours: 30, weeks: -1);
        await here.FixAsync(staff, day);
        if (code is null)
            Assert.Equal(place, (await MoveAsync(here, staff, day, In(50), place)).Place);
        else
            Assert.Equal(code, await CouncilDrill.RefusedAsync(() => MoveAsync(here, staff, day, In(50), place)));
    }
}

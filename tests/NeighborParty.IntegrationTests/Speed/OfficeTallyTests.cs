using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Outbox;
using NeighborParty.Core.Tallies;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Applications;
using NeighborParty.IntegrationTests.Armbands;
using NeighborParty.IntegrationTests.Council;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Speed;

/// <summary>What is kept instead of counted agrees for what the office decides and the clock finds, too.</summary>
public sealed class OfficeTallyTests(Undisturbed product) : IClassFixture<Undisturbed>
{
    /// <summary>Step by step, so that what one step writes wrongly is not hidden by the next one.</summary>
    [Fact]
    public async Task Kept_and_counted_agree_after_what_the_office_decides_and_the_clock_finds()
    {
        var joining = await Joining.CreateAsync(product);
        var here = joining.There;
        var (staff, other) = (await here.AddStaffAsync(name: "甲"), await here.AddStaffAsync(name: "乙"));
        await ApplyAsync(joining);
        await AgreeAsync(here, "applications.Approved", "applications.LeaderCheck", "applications.Rejected");
        await WearAsync(here);
        await AgreeAsync(here, "armbands.InStock", "armbands.Issued", "armbands.PendingAcceptance", "armbands.ReportedLost");
        await AppealAsync(here, staff, other);
        await AgreeAsync(here, "moderation_appeals.Open", "moderation_appeals.Upheld", "moderation_appeals.Overturned", "moderation.overturned", "moderation.Rejected", "moderation.decided.Reject");
        await FailToDeliverAsync(here);
        var (_, item, _) = await here.BeforeTheCouncilAsync(staff);
        var today = ChinaTime.Today(product.Services.GetRequiredService<TimeProvider>().Now());
        await here.DecideAsync(staff, item, new DecisionDraft(CouncilDecision.Project, "列入今年民生实事", "物业", today.AddDays(1)));
        await AgreeAsync(here, "undertakings.Planned", "council.Project", "council_days.Held");
        await ServeAsync(new DutyDesk(here));

        await product.AdvanceAsync(TimeSpan.FromDays(5));
        await product.RunJobsAsync();
        await AgreeAsync(here, "undertakings.late", "attendance.came", "attendance.missed", "attendance.pending");
        var late = await here.DbAsync(db => db.CouncilUndertakings.AsNoTracking().SingleAsync(u => u.AgendaItemId == item));
        await here.DoAsync(staff, s => s.GetRequiredService<RunUndertaking>().ExtendAsync(late.Id, late.Version, today.AddDays(30), "材料晚到", namesChecked: false, default));
        var kept = await AgreeAsync(here, "undertakings.Planned");
        Assert.DoesNotContain(kept, line => line.StartsWith("undertakings.late", StringComparison.Ordinal));
        await product.Services.GetRequiredService<RebuildTallies>().RunAsync(onlyMissing: false, default);
        Assert.Equal(kept, (await TallyTests.BothAsync(product, here.CommunityId)).Kept);
    }

    /// <summary>One is taken in, one refused, one waits.</summary>
    private static async Task ApplyAsync(Joining joining)
    {
        await joining.ApproveAsync(await joining.WithOfficeAsync());
        for (var i = 0; i < 2; i++)
        {
            joining.Applicant = await joining.There.AddResidentAsync($"申请人{i}");
            await joining.GivePhoneAsync(joining.Applicant);
            if (i == 0)
                await joining.RejectAsync(await joining.WithOfficeAsync());
            else
                await joining.SubmittedAsync();
        }
    }

    /// <summary>One is worn, one lost, one not yet accepted, one was not taken.</summary>
    private static async Task WearAsync(Neighbours here)
    {
        var serials = await here.AddArmbandsAsync(5);
        await here.GiveAsync(serials[0], here.Member);
        var lost = await here.GiveAsync(serials[1], here.Member2);
        await here.Member2.Phone.PostAsync($"/api/v1/armbands/{lost}/report-lost", new { where = "菜市场", note = "买菜时掉了" }).OkAsync();
        var (unwilling, slow) = (await here.AddResidentAsync("不要的", MembershipKind.Neighbour), await here.AddResidentAsync("想想的", MembershipKind.Neighbour));
        var refused = (await here.Leader.IssueAsync(serials[2], unwilling.PersonId).OkAsync())["id"]!.GetValue<Guid>();
        await unwilling.Phone.PostAsync($"/api/v1/armbands/{refused}/decline", new { reason = "notReceived" }).OkAsync();
        await here.Leader.IssueAsync(serials[3], slow.PersonId).OkAsync();
    }

    /// <summary>Of three refusals one stands, one was wrong, about one nobody has decided yet.</summary>
    private static async Task AppealAsync(Neighbours here, StaffAtWork staff, StaffAtWork other)
    {
        foreach (bool? overturn in new bool?[] { true, false, null })
        {
            var post = await here.WaitingAsync(here.Member, AidDrill.Draft($"帮忙抬一下旧柜子{overturn}"));
            var decision = await here.DecideAsync(staff, post, new DecisionGrounds(Decision.Reject, "advertising", "请不要发布广告", null));
            await here.Member.Phone.PostAsync($"/api/v1/moderation/decisions/{decision.Id}/appeal", new { text = "不服" }).OkAsync();
            var appeal = await here.DbAsync(db => db.ModerationAppeals.SingleAsync(a => a.State == ModerationAppealState.Open));
            if (overturn is { } wrong)
                await here.DoAsync(other, s => s.GetRequiredService<DecideModerationAppeal>().RunAsync(appeal.Id, wrong, "复核过了", appeal.Version, default));
        }
    }

    /// <summary>Of a kind that nobody carries out any more: given up, tried again by staff, given up again.</summary>
    private async Task FailToDeliverAsync(Neighbours here)
    {
        await product.InsideAsync(here.CommunityId, s =>
        {
            s.GetRequiredService<Core.Outbox.Outbox>().Add("test.nobody", here.CommunityId, new { }, $"test:{here.CommunityId:N}");
            return s.GetRequiredService<NeighborPartyDb>().SaveChangesAsync();
        });
        await product.DeliverOutboxAsync();
        await AgreeAsync(here, "outbox.dead");
        await product.InsideAsync(here.CommunityId, async s =>
        {
            var dead = await s.GetRequiredService<NeighborPartyDb>().OutboxMessages.AsNoTracking().SingleAsync(m => m.CommunityId == here.CommunityId && m.State == OutboxState.Dead);
            await s.GetRequiredService<RetryDeadMessage>().RunAsync(dead.Id, default);
        });
        await AgreeAsync(here);
        await product.DeliverOutboxAsync();
        await AgreeAsync(here, "outbox.dead");
    }

    /// <summary>Two come with one phone, one does not come; of another shift one arrival waits for the leader.</summary>
    private async Task ServeAsync(DutyDesk desk)
    {
        var here = desk.Neighbours;
        var (shift, unsure) = (await desk.ShiftAsync(0, minutes: 60), await desk.ShiftAsync(0, minutes: 60, title: "门口值守"));
        foreach (var (who, north) in new[] { (here.Member, 1), (here.Member2, 7) })
        {
            await desk.PutOnListAsync(shift, who);
            await DutyDesk.OkAsync(await desk.CheckInAsync(shift, who, new
            {
                code = await desk.CodeAsync(shift), latitude = DutyDesk.Latitude + (north / 111_195d), longitude = DutyDesk.Longitude, accuracyMetres = north, coordinateSystem = "gcj02", deviceId = "one-phone",
            }));
        }

        var missing = await desk.PutOnListAsync(shift, await here.AddResidentAsync("没来的", MembershipKind.Neighbour));
        var pending = await here.AddResidentAsync("没定位的", MembershipKind.Neighbour);
        await desk.PutOnListAsync(unsure, pending);
        await DutyDesk.OkAsync(await desk.CheckInAsync(unsure, pending, new { code = await desk.CodeAsync(unsure) }));
        await AgreeAsync(here, "attendance.pending", "arrivals.Accepted", "arrivals.PendingLeader");

        await desk.LaterAsync(TimeSpan.FromMinutes(45), here.Member, here.Member2);
        await product.RunJobsAsync();
        await AgreeAsync(here, "flags.Open");
        var raised = await desk.DbAsync(db => db.AttendanceFlagCases.AsNoTracking().FirstAsync());
        await here.Leader.Phone.PostAsync($"/api/v1/attendance-flags/{raised.Id}/decide", new { decision = "dismiss", note = "夫妻共用，都在现场" }, ifMatch: "\"v1\"").OkAsync();
        await AgreeAsync(here, "flags.Harmless");
        foreach (var who in new[] { here.Member, here.Member2 })
            await DutyDesk.OkAsync(await desk.CheckOutAsync(shift, who));
        await desk.LaterAsync(TimeSpan.FromHours(2));
        await here.Leader.Phone.PostAsync($"/api/v1/shifts/{shift}/resolve", new { marks = new[] { new { signupId = missing, outcome = "noShow" } } }).OkAsync();
        await AgreeAsync(here);
    }

    /// <param name="measures">What there is at least one of.</param>
    private async Task<List<string>> AgreeAsync(Neighbours here, params string[] measures)
    {
        var (kept, counted) = await TallyTests.BothAsync(product, here.CommunityId);
        Assert.Equal(counted, kept);
        Assert.All(measures, m => Assert.Contains(kept, line => line.StartsWith(m + " ", StringComparison.Ordinal)));
        return kept;
    }
}

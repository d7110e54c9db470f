using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Orders;
using NeighborParty.Core.People;
using NeighborParty.Core.Sessions;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Applications;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.PeopleTests;

/// <summary>Moved out or died, a member or not: everything ends, nobody is told anything, and a mistake is taken back.</summary>
public sealed class DepartureTests(Product product) : IClassFixture<Product>
{
    [Theory]
    [InlineData(PersonEvent.MoveOut)]
    [InlineData(PersonEvent.Die)]
    public async Task Whoever_is_gone_without_a_group_has_nothing_open_and_is_told_nothing(PersonEvent on)
    {
        var here = await Neighbours.CreateAsync(product);
        var who = here.Outsider;
        await here.LetLiveTogetherAsync("301", who);
        await here.Leader.Phone.PostAsync("/api/v1/care-assignments", new { memberId = here.Member2.PersonId, residentId = who.PersonId }).OkAsync();
        var order = await here.InProgressAsync(who);
        var item = await ProposalAsync(here, who);
        await TellAsync(here, who, "before");
        await here.ReadAsync(db => db.InboxMessages.Where(m => m.PersonId == who.PersonId).ExecuteUpdateAsync(s => s.SetProperty(m => m.CallSince, DateTime.UnixEpoch)));
        var told = await here.ReadAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == who.PersonId));

        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var answer = await office.PostFormAsync($"/admin/people/details/{who.PersonId}", "Status", new() { ["on"] = on.ToString(), ["reason"] = "家属来告知" });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        Assert.Equal(OrderState.Cancelled, (await here.ReadAsync(order)).State);
        Assert.Equal(AgendaItemState.Withdrawn, await here.ReadAsync(db => db.AgendaItems.Where(i => i.Id == item).Select(i => i.State).SingleAsync()));
        Assert.Equal((0, 0, 0), await here.ReadAsync(async db => (await db.Residencies.CountAsync(r => r.To == null), await db.CareAssignments.CountAsync(c => c.To == null), await db.InboxMessages.CountAsync(m => m.CallSince != null))));

        // The phone is signed out, and a new sign-in makes nobody of it.
        Assert.Equal(HttpStatusCode.Unauthorized, (await who.Phone.GetAsync("/api/v1/me")).StatusCode);
        var again = await SignInAgainAsync(here, who);
        Assert.Equal("consent_required", await (await again.GetAsync("/api/v1/me/groups")).CodeAsync());
        Assert.Equal("person.gone", await (await again.PostAsync("/api/v1/me/consents", await CoreAsync())).CodeAsync());

        await TellAsync(here, who, "after");
        await here.Product.RunJobsAsync();
        Assert.Equal(told, await here.ReadAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == who.PersonId)));
        var trail = await here.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.EntityId == who.PersonId && e.Action == (on == PersonEvent.Die ? "person.deceased" : "person.moved_out")));
        Assert.Equal((office.StaffId, "家属来告知"), (trail.ActorId, trail.ReasonText));
        var page = (await office.GetHtmlAsync($"/admin/people/details/{who.PersonId}")).QuerySelector("main")!.TextContent;
        Assert.Contains(on == PersonEvent.Die ? "已故" : "已搬离", page, StringComparison.Ordinal);
        Assert.Contains("恢复", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_loses_group_role_duties_and_what_was_asked_of_him()
    {
        var desk = await DutyDesk.CreateAsync(product);
        var (here, who) = (desk.Neighbours, desk.Neighbours.Member2);
        var (order, post) = (await here.InProgressAsync(), await who.PostAsync());
        var (own, others) = (await desk.ShiftAsync(600), await desk.ShiftAsync(1200));
        await desk.PutOnListAsync(own, who);
        await desk.PutOnListAsync(others, here.Member);
        await here.Member.Phone.PostAsync($"/api/v1/shifts/{others}/swaps", new { toPersonId = who.PersonId, note = "孩子发烧" }).OkAsync();
        await here.ReadAsync(async db =>
        {
            db.RoleGrants.Add(new RoleGrant { Id = Ids.New(desk.Now), CommunityId = here.CommunityId, PersonId = who.PersonId, Role = CommunityRole.Mediator, Scope = RoleScope.Community, ScopeId = here.CommunityId, From = desk.Now });
            return await db.SaveChangesAsync();
        });
        await RecordAsync(here, who, PersonEvent.MoveOut);
        Assert.Equal(MembershipState.MovedOut, await MembershipAsync(here, who));
        Assert.Equal(0, await here.ReadAsync(db => db.RoleGrants.CountAsync(g => g.PersonId == who.PersonId && g.To == null)));
        Assert.Equal(OrderState.Open, (await here.ReadAsync(order)).State);
        Assert.Equal(AidPostState.Withdrawn, await here.ReadAsync(db => db.AidPosts.Where(p => p.Id == post).Select(p => p.State).SingleAsync()));
        Assert.Equal(SignupState.Removed, await here.ReadAsync(db => db.ShiftSignups.Where(s => s.PersonId == who.PersonId).Select(s => s.State).SingleAsync()));
        Assert.Equal(SwapState.Expired, await here.ReadAsync(db => db.SignupSwaps.Select(s => s.State).SingleAsync()));
        Assert.Equal(1, await here.ReadAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == here.Member.PersonId && m.Kind == "swap.declined")));
    }

    [Fact]
    public async Task The_groups_page_and_the_persons_page_say_the_same()
    {
        var here = await Neighbours.CreateAsync(product);
        await ChangeAsync(here, here.Member, MembershipEvent.Die);
        Assert.Equal(PersonStatus.Deceased, (await PersonAsync(here, here.Member)).Status);
        Assert.Equal(Today(), (await PersonAsync(here, here.Member)).GoneOn);

        // Out of the group's houses, but still in the community.
        await LiveInTheOtherHouseAsync(here, here.Member2);
        await ChangeAsync(here, here.Member2, MembershipEvent.MoveOut);
        Assert.Equal((PersonStatus.Active, MembershipState.MovedOut), ((await PersonAsync(here, here.Member2)).Status, await MembershipAsync(here, here.Member2)));
        Assert.Equal(HttpStatusCode.OK, (await here.Member2.Phone.GetAsync("/api/v1/me/groups")).StatusCode);
    }

    [Fact]
    public async Task A_mistake_brings_home_and_membership_back()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.LetLiveTogetherAsync("301", here.Member);
        await RecordAsync(here, here.Member, PersonEvent.Die);
        Assert.Equal("person.wrong_state", await RefusalAsync(here, here.Member, PersonEvent.Return));
        await RecordAsync(here, here.Member, PersonEvent.Correct);
        Assert.Equal((PersonStatus.Active, null, MembershipState.Active), ((await PersonAsync(here, here.Member)).Status, (await PersonAsync(here, here.Member)).GoneOn, await MembershipAsync(here, here.Member)));
        Assert.Equal(1, await here.ReadAsync(db => db.Residencies.CountAsync(r => r.PersonId == here.Member.PersonId && r.To == null && r.IsPrimary)));
        Assert.Equal(1, await here.ReadAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == here.Member.PersonId && m.Kind == "person.restored")));
        var again = await SignInAgainAsync(here, here.Member);
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/api/v1/me/groups")).StatusCode);
        Assert.Equal(["person.deceased", "person.corrected"], await here.ReadAsync(db => db.AuditEvents.Where(e => e.EntityId == here.Member.PersonId && e.Action.StartsWith("person.")).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Theory]
    [InlineData(PersonEvent.MoveOut, 10, MembershipState.Suspended)]
    [InlineData(PersonEvent.Die, 10, MembershipState.Suspended)]
    [InlineData(PersonEvent.MoveOut, 2, MembershipState.Active)]
    public async Task A_mistake_that_is_taken_back_ends_no_suspension(PersonEvent on, int days, MembershipState back)
    {
        var here = await Neighbours.CreateAsync(product);
        var until = Now().AddDays(days);
        await here.ActAsync(await here.AddStaffAsync(), async s =>
        {
            var row = await s.GetRequiredService<NeighborPartyDb>().Memberships.AsNoTracking().SingleAsync(m => m.PersonId == here.Member.PersonId);
            await s.GetRequiredService<ChangeMembership>().RunAsync(row.Id, MembershipEvent.Suspend, until, "登记", row.Version, default);
        });
        await RecordAsync(here, here.Member, on);
        await product.AdvanceAsync(TimeSpan.FromDays(3));
        await RecordAsync(here, here.Member, PersonEvent.Correct);
        Assert.Equal(back, await MembershipAsync(here, here.Member));
        await product.AdvanceAsync(TimeSpan.FromDays(days));
        await product.RunJobsAsync();
        Assert.Equal(MembershipState.Active, await MembershipAsync(here, here.Member));
    }

    [Fact]
    public async Task Who_moves_back_begins_anew()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.LetLiveTogetherAsync("301", here.Member);
        await RecordAsync(here, here.Member, PersonEvent.MoveOut);
        await RecordAsync(here, here.Member, PersonEvent.Return);
        Assert.Equal((PersonStatus.Active, MembershipState.MovedOut), ((await PersonAsync(here, here.Member)).Status, await MembershipAsync(here, here.Member)));
        Assert.Equal(0, await here.ReadAsync(db => db.Residencies.CountAsync(r => r.To == null)));
    }

    [Fact]
    public async Task An_open_application_ends_with_whoever_asked()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.SubmittedAsync();
        await RecordAsync(here.There, here.Applicant, PersonEvent.MoveOut);
        Assert.Equal(ApplicationState.Withdrawn, (await here.FindAsync(id)).State);
    }

    [Fact]
    public async Task A_message_that_waits_at_WeChats_door_is_not_sent_any_more()
    {
        var here = await Neighbours.CreateAsync(product);
        var who = here.Outsider;
        await product.InsideAsync(null, async s =>
        {
            var grant = new MessageGrant { Id = Ids.New(Now()), AccountId = who.AccountId, Template = nameof(MessageTemplate.JoinResult) };
            grant.Accepted();
            s.GetRequiredService<NeighborPartyDb>().MessageGrants.Add(grant);
            await s.GetRequiredService<NeighborPartyDb>().SaveChangesAsync();
        });
        var version = (await PersonAsync(here, who)).Version;
        // In one transaction: the post is quick.
        await product.InsideAsync(here.CommunityId, async s =>
        {
            await using var write = await s.GetRequiredService<NeighborPartyDb>().BeginWriteAsync(default);
            await TellAsync(s, here, who, "waits");
            Assert.Equal(Knock.Waiting, await s.GetRequiredService<NeighborPartyDb>().InboxMessages.Where(m => m.Kind == "test.told").Select(m => m.Knock).SingleAsync());
            await s.GetRequiredService<ChangePersonStatus>().RunAsync(who.PersonId, PersonEvent.Die, Today(), "登记", version, default);
            await write.CommitAsync(default);
        });
        await product.DeliverOutboxAsync();
        Assert.Equal(Knock.NotGranted, await here.ReadAsync(db => db.InboxMessages.Where(m => m.Kind == "test.told").Select(m => m.Knock).SingleAsync()));
    }

    [Theory]
    [InlineData("movedOut", "搬走", PersonEvent.MoveOut)]
    [InlineData("died", "去世", PersonEvent.Die)]
    public async Task What_a_leader_reports_changes_nothing_until_the_office_has_recorded_it(string what, string words, PersonEvent on)
    {
        var here = await Neighbours.CreateAsync(product);
        var path = $"/api/v1/groups/{here.GroupId}/members/{here.Member.PersonId}/departure-reports";
        var report = new { what, day = Today().AddDays(-2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), text = "邻居说的" };
        Assert.Equal(HttpStatusCode.NoContent, (await here.Leader.Phone.PostAsync(path, report)).StatusCode);
        await here.Leader.Phone.PostAsync(path, report).RefusedAsync(409, "person.departure_reported");
        Assert.Equal((PersonStatus.Active, MembershipState.Active), ((await PersonAsync(here, here.Member)).Status, await MembershipAsync(here, here.Member)));
        Assert.Equal(0, await here.ReadAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == here.Member.PersonId)));

        // It waits however long, also when the leader has read that it arrived, and it is no leader's to tick off.
        var message = await here.ReadAsync(db => db.InboxMessages.AsNoTracking().SingleAsync(m => m.PersonId == here.Leader.PersonId && m.Kind == "person.departure_reported"));
        await here.ReadAsync(db => db.InboxMessages.Where(m => m.Id == message.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.ReadAt, message.CreatedAt).SetProperty(m => m.CallSince, message.CreatedAt.AddDays(-60))));
        await product.InsideAsync(here.CommunityId, s => ActivatorUtilities.CreateInstance<Core.Calls.EndCalls>(s).RunAsync(default));
        Assert.Empty((await here.Leader.Phone.GetAsync($"/api/v1/groups/{here.GroupId}/calls").OkAsync())["items"]!.AsArray());
        await here.Leader.Phone.PostAsync($"/api/v1/calls/{message.Id}/told").RefusedAsync(404, "not_found");
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var list = (await office.GetHtmlAsync("/admin/Calls")).QuerySelector("tbody")!;
        Assert.Contains($"王组员，{report.day} {words}。说明：邻居说的。", list.TextContent, StringComparison.Ordinal);
        Assert.NotNull(list.QuerySelector($"a[href$='{here.Member.PersonId}']"));
        Assert.Contains("林组长报告：王组员", (await office.GetHtmlAsync($"/admin/People/Details/{here.Member.PersonId}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await RecordAsync(here, here.Member, on);
        Assert.Equal(0, await here.ReadAsync(db => db.InboxMessages.CountAsync(m => m.CallSince != null)));
        await here.Leader.Phone.PostAsync(path, report).RefusedAsync(404, "not_found");
        Assert.Equal(["person.departure_reported", on == PersonEvent.Die ? "person.deceased" : "person.moved_out"],
            await here.ReadAsync(db => db.AuditEvents.Where(e => e.EntityId == here.Member.PersonId && e.Action.StartsWith("person.")).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task Only_the_leader_reports_of_the_own_group_and_a_wrong_report_is_ticked_off()
    {
        var (here, there) = (await Neighbours.CreateAsync(product), await Neighbours.CreateAsync(product));
        string Path(Resident who) => $"/api/v1/groups/{here.GroupId}/members/{who.PersonId}/departure-reports";
        object Report(int days = 0, string? text = null) => new { what = "died", day = Today().AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), text };
        await here.Member.Phone.PostAsync(Path(here.Member2), Report()).RefusedAsync(404, "not_found");
        await there.Leader.Phone.PostAsync(Path(here.Member2), Report()).RefusedAsync(404, "not_found");
        await here.Leader.Phone.PostAsync(Path(here.Outsider), Report()).RefusedAsync(404, "not_found");
        await here.Leader.Phone.PostAsync(Path(here.Member2), Report(days: 1)).RefusedAsync(400, "invalid_input");
        await here.Leader.Phone.PostAsync(Path(here.Member2), Report(text: "请打 19900000001")).RefusedAsync(400, "invalid_input");
        Assert.Equal(0, await here.ReadAsync(db => db.InboxMessages.CountAsync()));

        Assert.Equal(HttpStatusCode.NoContent, (await here.Leader.Phone.PostAsync(Path(here.Member2), Report())).StatusCode);
        var message = await here.ReadAsync(db => db.InboxMessages.Select(m => m.Id).SingleAsync());
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Equal(HttpStatusCode.Redirect, (await office.PostFormAsync("/admin/Calls", "Told", new() { ["id"] = message.ToString() })).StatusCode);
        Assert.Equal(PersonStatus.Active, (await PersonAsync(here, here.Member2)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await here.Leader.Phone.PostAsync(Path(here.Member2), Report())).StatusCode);
    }

    [Fact]
    public async Task An_armband_holds_up_a_removal_but_not_a_death()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.ReadAsync(async db =>
        {
            var armband = Armband.Create(Ids.New(Now()), here.CommunityId, here.CompoundId, "NP-0001", ArmbandKind.LongTerm, Now());
            armband.Issue(here.Outsider.PersonId, here.GroupId, 48, 1, ArmbandRole.Staff, Now());
            db.Armbands.Add(armband);
            return await db.SaveChangesAsync();
        });
        Assert.Equal("membership.armband_out", await RefusalAsync(here, here.Outsider, PersonEvent.MoveOut));
        Assert.Equal(PersonStatus.Active, (await PersonAsync(here, here.Outsider)).Status);
        await RecordAsync(here, here.Outsider, PersonEvent.Die);
    }

    [Fact]
    public async Task A_day_to_come_an_old_page_and_no_reason_are_refused()
    {
        var here = await Neighbours.CreateAsync(product);
        var version = (await PersonAsync(here, here.Outsider)).Version;
        Assert.Equal("day", (await RefusedAsync(here, here.Outsider, PersonEvent.Die, Today().AddDays(1), "登记", version)).Field);
        Assert.Equal("day", (await RefusedAsync(here, here.Outsider, PersonEvent.Die, null, "登记", version)).Field);
        Assert.Equal("reason", (await RefusedAsync(here, here.Outsider, PersonEvent.Die, Today(), " ", version)).Field);
        Assert.Equal(RefusalKind.Stale, (await RefusedAsync(here, here.Outsider, PersonEvent.Die, Today(), "登记", version + 1)).Kind);
        Assert.Equal("person.wrong_state", await RefusalAsync(here, here.Outsider, PersonEvent.Correct));
    }

    private DateTime Now() => product.Services.GetRequiredService<TimeProvider>().Now();

    private DateOnly Today() => ChinaTime.Today(Now());

    private static Task<Person> PersonAsync(Neighbours here, Resident who) => here.ReadAsync(db => db.People.AsNoTracking().SingleAsync(p => p.Id == who.PersonId));

    private static Task<MembershipState> MembershipAsync(Neighbours here, Resident who) => here.ReadAsync(db => db.Memberships.Where(m => m.PersonId == who.PersonId).Select(m => m.State).SingleAsync());

    private async Task RecordAsync(Neighbours here, Resident who, PersonEvent on)
    {
        var version = (await PersonAsync(here, who)).Version;
        await here.ActAsync(await here.AddStaffAsync(), s => s.GetRequiredService<ChangePersonStatus>().RunAsync(who.PersonId, on, Today().AddDays(-3), "登记", version, default));
    }

    private static Task<RefusedException> RefusedAsync(Neighbours here, Resident who, PersonEvent on, DateOnly? day, string reason, int version) =>
        Assert.ThrowsAsync<RefusedException>(() => here.Product.InsideAsync(here.CommunityId, s => s.GetRequiredService<ChangePersonStatus>().RunAsync(who.PersonId, on, day, reason, version, default)));

    private async Task<string> RefusalAsync(Neighbours here, Resident who, PersonEvent on) =>
        (await RefusedAsync(here, who, on, Today(), "登记", (await PersonAsync(here, who)).Version)).Code;

    private static async Task ChangeAsync(Neighbours here, Resident who, MembershipEvent on) => await here.ActAsync(await here.AddStaffAsync(), async s =>
    {
        var row = await s.GetRequiredService<NeighborPartyDb>().Memberships.AsNoTracking().SingleAsync(m => m.PersonId == who.PersonId);
        await s.GetRequiredService<ChangeMembership>().RunAsync(row.Id, on, null, "登记", row.Version, default);
    });

    private Task LiveInTheOtherHouseAsync(Neighbours here, Resident who) => product.InsideAsync(here.CommunityId, async s =>
    {
        var db = s.GetRequiredService<NeighborPartyDb>();
        var home = Core.Places.Dwelling.Create(Ids.New(Now()), here.CommunityId, here.Building2Id, null, "101", s.GetRequiredService<Core.Sealing.PersonalDataVault>());
        db.Dwellings.Add(home);
        db.Residencies.Add(new Residency { Id = Ids.New(Now()), CommunityId = here.CommunityId, PersonId = who.PersonId, DwellingId = home.Id, Kind = ResidencyKind.Owner, From = Now() });
        await db.SaveChangesAsync();
    });

    private static Task TellAsync(Neighbours here, Resident who, string key) => here.Product.InsideAsync(here.CommunityId, s => TellAsync(s, here, who, key));

    private static async Task TellAsync(IServiceProvider s, Neighbours here, Resident who, string key)
    {
        await s.GetRequiredService<TellPerson>().AddAsync(here.CommunityId, who.PersonId, new Notice("test.told", "通知", "通知", $"{who.PersonId:N}:{key}")
        {
            Call = true, Urgent = true, Message = NoticeMessage.JoinResult("一号楼", "已通过", "欢迎", s.GetRequiredService<TimeProvider>().Now()),
        }, default);
        await s.GetRequiredService<NeighborPartyDb>().SaveChangesAsync();
    }

    private static async Task<Guid> ProposalAsync(Neighbours here, Resident who) =>
        (await who.Phone.PostAsync("/api/v1/agenda-items", new { title = "架空层堆放杂物", text = "想请大家一起商量怎么清。" }).OkAsync())["id"]!.GetValue<Guid>();

    private async Task<Phone> SignInAgainAsync(Neighbours here, Resident who) => await product.InsideAsync(null, async s =>
    {
        var session = PhoneSession.Start(Ids.New(Now()), who.AccountId, "test", Now());
        session.EnterCommunity(here.CommunityId);
        s.GetRequiredService<NeighborPartyDb>().PhoneSessions.Add(session);
        await s.GetRequiredService<NeighborPartyDb>().SaveChangesAsync();
        var grant = s.GetRequiredService<SessionTokens>().Grant(session);
        return new Phone(product.NewClient(), who.Name, grant.AccessToken, grant.RefreshToken);
    });

    private async Task<JsonObject> CoreAsync()
    {
        var text = (await product.Http.GetFromJsonAsync<JsonArray>("/api/v1/consent-texts"))!.Single(t => t!["purpose"]!.GetValue<string>() == "membership")!;
        return new JsonObject { ["purpose"] = "membership", ["version"] = text["version"]!.GetValue<int>(), ["textHash"] = text["textHash"]!.GetValue<string>() };
    }
}

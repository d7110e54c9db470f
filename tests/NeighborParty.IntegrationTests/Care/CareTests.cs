using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Care;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Policies;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Care;

/// <summary>包户: who looks after which household, and what follows from it for orders.</summary>
public sealed class CareTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Who_looks_after_the_household_is_suggested_first_then_who_can_do_it_then_whose_house_it_is()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.LetLiveTogetherAsync("301", here.Member);
        var (able, free) = (await here.AddResidentAsync("能手", MembershipKind.Neighbour), await here.AddResidentAsync("闲人", MembershipKind.Neighbour));
        await able.Phone.PostAsync("/api/v1/me/order-volunteer", new { available = true, skills = new[] { "facility" } }).OkAsync();
        var order = await here.OpenOrderAsync();
        Assert.Equal(able.PersonId, (await SuggestedAsync(here, order))[0].Person);
        await AssignAsync(here.Leader, here.Member2, here.Member).OkAsync();
        var suggested = await SuggestedAsync(here, order);
        Assert.Equal([here.Member2.PersonId, able.PersonId], suggested.Take(2).Select(s => s.Person));
        Assert.Equal(("caresForHousehold", "skill"), (suggested[0].Because[0], suggested[1].Because[0]));
        Assert.Contains(suggested, s => s.Person == free.PersonId && s.Because[0] == "area");
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains("包户", (await office.GetHtmlAsync($"/admin/orders/dispatch/{order}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_sides_see_it_without_the_door_and_either_may_end_it()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.LetLiveTogetherAsync("9-8-7654", here.Member);
        var care = (await AssignAsync(here.Leader, here.Member2, here.Member).OkAsync())["id"]!.GetValue<Guid>();
        Assert.Equal(care, (await AssignAsync(here.Leader, here.Member2, here.Member).OkAsync())["id"]!.GetValue<Guid>());
        foreach (var who in new[] { here.Member2, here.Member })
        {
            var row = Assert.Single(await ListAsync(who, "mine"))!;
            Assert.Equal(("陈组员", "1号楼", who == here.Member2), (row["member"]!.GetValue<string>(), row["building"]!.GetValue<string>(), row["memberIsMe"]!.GetValue<bool>()));
            Assert.Equal(["王**"], row["household"]!.AsArray().Select(n => n!.GetValue<string>()));
            Assert.DoesNotContain("7654", Plain.Words(row.ToJsonString()), StringComparison.Ordinal);
        }

        Assert.Single(await ListAsync(here.Leader, "led"));
        Assert.Empty(await ListAsync(here.Outsider, "mine"));
        Assert.Empty(await ListAsync(here.Member2, "led"));
        Assert.Equal(HttpStatusCode.NotFound, (await here.Outsider.Phone.PostAsync($"/api/v1/care-assignments/{care}/end")).StatusCode);
        // The household needs no reason.
        Assert.Equal(HttpStatusCode.NoContent, (await here.Member.Phone.PostAsync($"/api/v1/care-assignments/{care}/end")).StatusCode);
        Assert.Empty(await ListAsync(here.Member2, "mine"));
        Assert.Equal(["care.assigned", "care.ended"], await here.ReadAsync(db => db.AuditEvents.Where(e => e.EntityId == care).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
        Assert.Equal((2, 1), (await ToldAsync(here, "care.assigned"), await ToldAsync(here, "care.ended")));
    }

    [Fact]
    public async Task Only_a_leader_of_house_and_member_arranges_it_and_only_for_a_member_who_lives_elsewhere()
    {
        var here = await Neighbours.CreateAsync(product);
        await AssignAsync(here.Member2, here.Member2, here.Member).RefusedAsync(404, "not_found");
        await here.LetLiveTogetherAsync("301", here.Member, here.Outsider);
        await AssignAsync(here.Member2, here.Member2, here.Member).RefusedAsync(404, "not_found");
        await AssignAsync(here.Leader, here.Outsider, here.Member).RefusedAsync(404, "not_found");
        await AssignAsync(here.Leader, here.Member, here.Outsider).RefusedAsync(422, "care.own_home");
        var other = await Neighbours.CreateAsync(product);
        await AssignAsync(other.Leader, other.Member2, here.Member).RefusedAsync(404, "not_found");
        var staff = await here.AddStaffAsync();
        Assert.Equal("care.not_a_member", await RefusalAsync(here, staff, here.Outsider, here.Member));
        Assert.Equal("care.no_home", await RefusalAsync(here, staff, here.Member2, here.Leader));
        await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<PolicyBook>().ChangeAsync(new CommunityPolicy { CareMostHouseholds = 1 }, s.GetRequiredService<TimeProvider>().Now(), default));
        await here.LetLiveTogetherAsync("302", here.Leader);
        Assert.Null(await RefusalAsync(here, staff, here.Member2, here.Member));
        Assert.Equal("care.too_many", await RefusalAsync(here, staff, here.Member2, here.Leader));
    }

    [Fact]
    public async Task Ten_at_once_make_one()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.LetLiveTogetherAsync("301", here.Member);
        // At the use case itself: the transaction that keeps a phone's answer would hide what is proved here.
        var staff = await here.AddStaffAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => RefusalAsync(here, staff, here.Member2, here.Member))));
        Assert.Equal(1, await here.ReadAsync(db => db.CareAssignments.CountAsync()));
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_open_one()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.LetLiveTogetherAsync("301", here.Member);
        await AssignAsync(here.Leader, here.Member2, here.Member).OkAsync();
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => product.InsideAsync(here.CommunityId, async s =>
        {
            var (db, now) = (s.GetRequiredService<NeighborPartyDb>(), s.GetRequiredService<TimeProvider>().Now());
            var first = await db.CareAssignments.AsNoTracking().SingleAsync();
            db.CareAssignments.Add(new CareAssignment { Id = Ids.New(now), CommunityId = here.CommunityId, PersonId = first.PersonId, DwellingId = first.DwellingId, From = now });
            await db.SaveChangesAsync();
        }));
        Assert.True(refused.IsUniqueViolation());
    }

    [Theory]
    [InlineData("member leaves the group", false)]
    [InlineData("member withdraws", false)]
    [InlineData("household withdraws", false)]
    [InlineData("household moves out", false)]
    [InlineData("household dies", false)]
    [InlineData("somebody of the household stays", true)]
    public async Task It_ends_when_either_leaves(string what, bool stays)
    {
        var here = await Neighbours.CreateAsync(product);
        if (stays)
            await here.LetLiveTogetherAsync("301", here.Member, here.Outsider);
        else
            await here.LetLiveTogetherAsync("301", here.Member);
        await AssignAsync(here.Leader, here.Member2, here.Member).OkAsync();
        await (what switch
        {
            "member leaves the group" => ChangeAsync(here, here.Member2, MembershipEvent.Leave),
            "member withdraws" => here.WithdrawAsync(here.Member2, ConsentPurpose.Membership),
            "household moves out" => ChangeAsync(here, here.Member, MembershipEvent.MoveOut),
            "household dies" => ChangeAsync(here, here.Member, MembershipEvent.Die),
            _ => here.WithdrawAsync(here.Member, ConsentPurpose.Membership),
        });
        Assert.Equal(stays ? 1 : 0, await here.ReadAsync(db => db.CareAssignments.CountAsync(c => c.To == null)));
    }

    [Fact]
    public async Task The_office_arranges_and_ends_it_on_its_page()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.LetLiveTogetherAsync("301", here.Member);
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains("王组员", (await office.GetHtmlAsync("/admin/care?Q=王组员")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("陈组员", (await office.GetHtmlAsync($"/admin/care?ResidentId={here.Member.PersonId}")).Body!.TextContent, StringComparison.Ordinal);
        await office.PostFormAsync($"/admin/care?ResidentId={here.Member.PersonId}", "Assign", new() { ["MemberId"] = here.Member2.PersonId.ToString() });
        var care = await here.ReadAsync(db => db.CareAssignments.AsNoTracking().SingleAsync());
        Assert.Equal((here.Member2.PersonId, null), (care.PersonId, care.To));
        Assert.Contains("1号楼 1单元", (await office.GetHtmlAsync("/admin/care")).Body!.TextContent, StringComparison.Ordinal);
        await office.PostFormAsync("/admin/care", "End", new() { ["careId"] = care.Id.ToString() });
        Assert.NotNull((await here.ReadAsync(db => db.CareAssignments.AsNoTracking().SingleAsync())).To);
    }

    private static Task<HttpResponseMessage> AssignAsync(Resident by, Resident member, Resident resident) =>
        by.Phone.PostAsync("/api/v1/care-assignments", new { memberId = member.PersonId, residentId = resident.PersonId });

    private static Task<string?> RefusalAsync(Neighbours here, StaffAtWork staff, Resident member, Resident resident) =>
        ModerationDrill.RefusalOfAsync(() => here.AskAsync(staff, s => s.GetRequiredService<AssignCare>().RunAsync(member.PersonId, resident.PersonId, CancellationToken.None)));

    private static async Task<JsonArray> ListAsync(Resident who, string view) => (await who.Phone.GetAsync($"/api/v1/care-assignments?view={view}").OkAsync())["items"]!.AsArray();

    private static async Task<List<(Guid Person, List<string> Because)>> SuggestedAsync(Neighbours here, Guid order)
    {
        var answer = await here.Leader.Phone.GetAsync($"/api/v1/orders/{order}/suggestions");
        return [.. JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray().Select(s => (s!["personId"]!.GetValue<Guid>(), s["reasons"]!.AsArray().Select(r => r!.GetValue<string>()).ToList()))];
    }

    private static Task<int> ToldAsync(Neighbours here, string kind) => here.ReadAsync(db => db.InboxMessages.CountAsync(m => m.Kind == kind));

    private static async Task ChangeAsync(Neighbours here, Resident who, MembershipEvent on)
    {
        var staff = await here.AddStaffAsync();
        await here.AskAsync(staff, async s =>
        {
            var membership = await s.GetRequiredService<NeighborPartyDb>().Memberships.AsNoTracking().FirstAsync(m => m.PersonId == who.PersonId && m.To == null);
            return await s.GetRequiredService<ChangeMembership>().RunAsync(membership.Id, on, null, "登记", membership.Version, CancellationToken.None);
        });
    }
}

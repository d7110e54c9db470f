using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Duties;

public sealed class WaitListTests(Product product) : IClassFixture<Product>
{
    private static Task<HttpResponseMessage> PostAsync(Resident who, Guid shift, string what, object? body = null) => who.Phone.PostAsync($"/api/v1/shifts/{shift}/{what}", body);

    private static Task<HttpResponseMessage> SignUpAsync(Resident who, Guid shift) => PostAsync(who, shift, "signups");

    private static Task<HttpResponseMessage> WaitAsync(Resident who, Guid shift) => PostAsync(who, shift, "wait-list");

    private static Task<HttpResponseMessage> CancelAsync(Resident who, Guid shift) => PostAsync(who, shift, "signups/cancel", new { reason = "有事" });

    private static async Task<string> StateAsync(HttpResponseMessage answer) => (await OkAsync(answer))["state"]!.GetValue<string>();

    private static async Task<string?> MineAsync(Resident who, Guid shift) =>
        (await OkAsync(await who.Phone.GetAsync($"/api/v1/shifts/{shift}")))["mine"]?["state"]?.GetValue<string>();

    /// <summary>One place, taken by the member; the others wait in this order.</summary>
    private static async Task<(Guid Shift, Resident First, Resident Second)> FullAsync(DutyDesk desk, double startsInMinutes = 48 * 60)
    {
        var shift = await desk.ShiftAsync(startsInMinutes, capacity: 1);
        await OkAsync(await SignUpAsync(desk.Neighbours.Member, shift));
        var second = await desk.Neighbours.AddResidentAsync("孙组员", MembershipKind.Neighbour);
        Assert.Equal("waitlisted", await StateAsync(await WaitAsync(desk.Neighbours.Member2, shift)));
        await desk.Product.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("waitlisted", await StateAsync(await WaitAsync(second, shift)));
        return (shift, desk.Neighbours.Member2, second);
    }

    [Fact]
    public async Task A_place_given_back_is_offered_to_the_first_who_waits_and_kept_for_a_quarter_of_the_time()
    {
        var desk = await CreateAsync(product);
        var (shift, first, second) = await FullAsync(desk);
        var mine = (await OkAsync(await second.Phone.GetAsync($"/api/v1/shifts/{shift}")))["mine"]!;
        Assert.Equal(2, mine["waiting"]!.GetValue<int>());

        await OkAsync(await CancelAsync(desk.Neighbours.Member, shift));
        var row = await desk.DbAsync(db => db.ShiftSignups.Include(s => s.Shift).SingleAsync(s => s.ShiftId == shift && s.PersonId == first.PersonId));
        Assert.Equal((SignupState.Offered, 1), (row.State, row.Slot));
        Assert.InRange((row.OfferedUntil!.Value - desk.Now).TotalHours, 11.4, 11.51); // a quarter of 46 hours to the closing of the list
        Assert.Equal(1, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == first.PersonId && m.Kind == "duty.offered")));
        Assert.Equal("waitlisted", await MineAsync(second, shift));
        // The place is taken: nobody slips in.
        await RefusedAsync(409, "signup.full", await SignUpAsync(desk.Neighbours.Member, shift));
        Assert.Equal("confirmed", await StateAsync(await PostAsync(first, shift, "offer/accept")));
        Assert.Equal("confirmed", await StateAsync(await PostAsync(first, shift, "offer/accept")));
    }

    /// <summary>During a rolling restart the program before gives places back without setting the row aside.</summary>
    [Fact]
    public async Task Who_gave_a_place_back_at_an_old_instance_may_sign_up_again()
    {
        var desk = await CreateAsync(product);
        var (member, shift) = (desk.Neighbours.Member, await desk.ShiftAsync(48 * 60));
        await OkAsync(await SignUpAsync(member, shift));
        await OkAsync(await CancelAsync(member, shift));
        await desk.DbAsync(db => db.ShiftSignups.Where(s => s.ShiftId == shift).ExecuteUpdateAsync(s => s.SetProperty(x => x.SetAside, 0L)));
        Assert.Equal("confirmed", await StateAsync(await SignUpAsync(member, shift)));
        Assert.Equal(2, await desk.DbAsync(db => db.ShiftSignups.CountAsync(s => s.ShiftId == shift)));
    }

    [Fact]
    public async Task Who_was_missing_three_times_of_late_waits_behind_the_others()
    {
        var desk = await CreateAsync(product);
        for (var i = 0; i < 3; i++)
        {
            var missed = await desk.ShiftAsync(-300 + (i * 70), minutes: 60);
            var signup = await desk.PutOnListAsync(missed, desk.Neighbours.Member2);
            await OkAsync(await PostAsync(desk.Neighbours.Leader, missed, "resolve", new { marks = new[] { new { signupId = signup, outcome = "noShow" } } }));
        }

        var (shift, missing, second) = await FullAsync(desk);
        // Everybody is told the order in which places are really offered.
        Assert.Equal((2, 1), (await PlaceAsync(missing), await PlaceAsync(second)));
        var roster = await OkAsync(await desk.Neighbours.Leader.Phone.GetAsync($"/api/v1/shifts/{shift}/attendance"));
        Assert.Equal([(second.PersonId, 1), (missing.PersonId, 2)],
            roster["lines"]!.AsArray().Where(l => l!["waiting"] is not null).Select(l => (l!["personId"]!.GetValue<Guid>(), l["waiting"]!.GetValue<int>())));
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        var page = (await office.GetHtmlAsync($"/admin/Duties/Details/{shift}")).Body!.TextContent;
        Assert.True(page.IndexOf("第 1 位", StringComparison.Ordinal) > page.IndexOf("孙组员", StringComparison.Ordinal));
        Assert.True(page.IndexOf("第 2 位", StringComparison.Ordinal) > page.IndexOf("第 1 位", StringComparison.Ordinal));
        await OkAsync(await CancelAsync(desk.Neighbours.Member, shift));
        Assert.Equal("waitlisted", await MineAsync(missing, shift));
        Assert.Equal("offered", await MineAsync(second, shift));

        async Task<int> PlaceAsync(Resident who) => (await OkAsync(await who.Phone.GetAsync($"/api/v1/shifts/{shift}")))["mine"]!["waiting"]!.GetValue<int>();
    }

    [Fact]
    public async Task An_offer_not_taken_goes_on_and_the_clock_alone_ends_it()
    {
        var desk = await CreateAsync(product);
        var (shift, first, second) = await FullAsync(desk);
        await OkAsync(await CancelAsync(desk.Neighbours.Member, shift));
        await desk.LaterAsync(TimeSpan.FromHours(11.6), first, second);
        await RefusedAsync(409, "offer.expired", await PostAsync(first, shift, "offer/accept"));
        await product.RunJobsAsync();
        Assert.Equal("offerExpired", await MineAsync(first, shift));
        Assert.Equal("offered", await MineAsync(second, shift));
        await RefusedAsync(409, "signup.wrong_state", await PostAsync(first, shift, "offer/accept"));
        Assert.Equal("cancelledEarly", await StateAsync(await PostAsync(second, shift, "offer/decline")));
        // Nobody waits any more: the place is free for whoever comes.
        Assert.Equal("confirmed", await StateAsync(await SignUpAsync(first, shift)));
    }

    [Fact]
    public async Task When_the_list_closes_the_queue_ends_and_nothing_is_offered()
    {
        var desk = await CreateAsync(product);
        var (shift, first, second) = await FullAsync(desk, 180);
        await desk.LaterAsync(TimeSpan.FromMinutes(61), first, second, desk.Neighbours.Member);
        await OkAsync(await CancelAsync(desk.Neighbours.Member, shift));
        Assert.Equal("waitlisted", await MineAsync(first, shift));
        await product.RunJobsAsync();
        await product.RunJobsAsync();
        foreach (var waiting in new[] { first, second })
        {
            Assert.Equal("offerExpired", await MineAsync(waiting, shift));
            Assert.Equal(1, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == waiting.PersonId && m.Kind == "duty.offer_expired")));
        }
    }

    [Fact]
    public async Task Who_stops_waiting_is_not_late_and_who_is_taken_off_makes_room()
    {
        var desk = await CreateAsync(product);
        var (shift, first, second) = await FullAsync(desk, 180);
        Assert.Equal("cancelledEarly", await StateAsync(await CancelAsync(first, shift)));
        var taken = await desk.DbAsync(db => db.ShiftSignups.SingleAsync(s => s.ShiftId == shift && s.State == SignupState.Confirmed));
        var path = $"/api/v1/shifts/{shift}/signups/{taken.Id}/remove";
        await RefusedAsync(404, "not_found", await second.Phone.PostAsync(path, new { reason = "我想去" }));
        Assert.Equal("removed", await StateAsync(await desk.Neighbours.Leader.Phone.PostAsync(path, new { reason = "改由他人参加" })));
        Assert.Equal("offered", await MineAsync(second, shift));
        Assert.Contains("改由他人参加", (await desk.DbAsync(db => db.InboxMessages.SingleAsync(m => m.PersonId == taken.PersonId && m.Kind == "duty.removed"))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_is_told_of_a_cancellation_and_keeps_the_shift_of_a_changed_plan()
    {
        var desk = await CreateAsync(product);
        var (shift, first, _) = await FullAsync(desk);
        var tag = (await desk.Neighbours.Leader.Phone.GetAsync($"/api/v1/shifts/{shift}")).Headers.ETag!.ToString();
        await OkAsync(await desk.Neighbours.Leader.Phone.PostAsync($"/api/v1/shifts/{shift}/cancel", new { reason = "下大雨" }, ifMatch: tag));
        Assert.Equal("cancelled", await MineAsync(first, shift));
        Assert.Equal(1, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == first.PersonId && m.Kind == "duty.cancelled")));
    }

    [Fact]
    public async Task With_room_the_wait_list_gives_a_place_and_an_invitation_only_shift_gives_none()
    {
        var desk = await CreateAsync(product);
        Assert.Equal("confirmed", await StateAsync(await WaitAsync(desk.Neighbours.Member, await desk.ShiftAsync(600))));
        var invited = await desk.ShiftAsync(1000, capacity: 1, inviteOnly: true);
        await RefusedAsync(403, "signup.invite_only", await WaitAsync(desk.Neighbours.Member, invited));
        await RefusedAsync(403, "signup.invite_only", await SignUpAsync(desk.Neighbours.Member, invited));
    }

    [Fact]
    public async Task Each_role_has_its_own_places_and_its_own_queue()
    {
        var desk = await CreateAsync(product);
        var (leader, member, member2) = (desk.Neighbours.Leader, desk.Neighbours.Member, desk.Neighbours.Member2);
        var shift = await desk.ShiftAsync(48 * 60, roles: [new PlannedRole("登记", 1, 1), new PlannedRole("巡查", 1, 1)]);
        var roles = await desk.DbAsync(db => db.ShiftRoles.Where(r => r.ShiftId == shift).OrderBy(r => r.Sort).Select(r => r.Id).ToListAsync());
        var third = await desk.Neighbours.AddResidentAsync("孙组员", MembershipKind.Neighbour);
        await OkAsync(await PostAsync(member, shift, "signups", new { roleId = roles[1] }));
        await RefusedAsync(409, "signup.full", await PostAsync(member2, shift, "signups", new { roleId = roles[1] }));
        Assert.Equal("waitlisted", await StateAsync(await PostAsync(member2, shift, "wait-list", new { roleId = roles[1] })));
        Assert.Equal(roles[0].ToString(), (await OkAsync(await SignUpAsync(leader, shift)))["roleId"]!.GetValue<string>());
        Assert.Equal("waitlisted", await StateAsync(await WaitAsync(third, shift)));
        await RefusedAsync(404, "not_found", await PostAsync(await desk.Neighbours.AddResidentAsync("吴组员", MembershipKind.Neighbour), shift, "signups", new { roleId = shift }));

        // The first in the queue wants the other role: this one goes to who takes any.
        await OkAsync(await CancelAsync(leader, shift));
        Assert.Equal("waitlisted", await MineAsync(member2, shift));
        Assert.Equal("offered", await MineAsync(third, shift));
        var shown = (await OkAsync(await third.Phone.GetAsync($"/api/v1/shifts/{shift}")))["roles"]!.AsArray();
        Assert.Equal([1, 1], shown.Select(r => r!["signedUp"]!.GetValue<int>()));
    }

    [Fact]
    public async Task The_database_itself_knows_what_waiting_and_an_offer_are()
    {
        var desk = await CreateAsync(product);
        var (shift, first, second) = await FullAsync(desk);
        Task BreakAsync(Resident who, string set) => desk.DbAsync(db =>
#pragma warning disable EF1002 // constants of this test
            db.Database.ExecuteSqlRawAsync($"UPDATE \"ShiftSignups\" SET {set} WHERE \"CommunityId\" = {{0}} AND \"ShiftId\" = {{1}} AND \"PersonId\" = {{2}}",
                TestDatabase.IdValue(desk.Neighbours.CommunityId), TestDatabase.IdValue(shift), TestDatabase.IdValue(who.PersonId)));
#pragma warning restore EF1002
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => BreakAsync(first, "\"Slot\" = 7"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => BreakAsync(first, "\"State\" = 'Offered', \"Slot\" = 8"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => BreakAsync(desk.Neighbours.Member, "\"OfferedUntil\" = \"SignedUpAt\""));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => BreakAsync(second, "\"State\" = 'Confirmed', \"Slot\" = 1")); // the member's
        await BreakAsync(second, "\"State\" = 'Confirmed', \"Slot\" = 2");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Notices;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Duties;

/// <summary>Who may stand a duty no more keeps no place, and nobody is told to ring up who died.</summary>
public sealed class LeavingTests(Product product) : IClassFixture<Product>
{
    private static Task ChangeAsync(DutyDesk desk, Resident who, MembershipEvent on, DateTime? until = null) => desk.Product.InsideAsync(desk.Neighbours.CommunityId, async s =>
    {
        var row = await s.GetRequiredService<Core.Data.NeighborPartyDb>().Memberships.AsNoTracking().SingleAsync(m => m.PersonId == who.PersonId);
        await s.GetRequiredService<ChangeMembership>().RunAsync(row.Id, on, until, "登记", row.Version, default);
    });

    private static Task<SignupState> StateAsync(DutyDesk desk, Guid shift, Resident who) =>
        desk.DbAsync(db => db.ShiftSignups.Where(s => s.ShiftId == shift && s.PersonId == who.PersonId).Select(s => s.State).SingleAsync());

    [Fact]
    public async Task Who_leaves_the_group_gives_the_place_to_the_next_and_the_leader_hears_of_it()
    {
        var desk = await CreateAsync(product);
        var (member, next, leader) = (desk.Neighbours.Member, desk.Neighbours.Member2, desk.Neighbours.Leader);
        var shift = await desk.ShiftAsync(48 * 60, capacity: 1);
        await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shift}/signups"));
        await OkAsync(await next.Phone.PostAsync($"/api/v1/shifts/{shift}/wait-list"));
        await ChangeAsync(desk, member, MembershipEvent.Remove);
        Assert.Equal(SignupState.Removed, await StateAsync(desk, shift, member));
        Assert.Equal(SignupState.Offered, await StateAsync(desk, shift, next));
        Assert.Equal(1, await desk.DbAsync(db => db.InboxMessages.CountAsync(m => m.Kind == "duty.left" && m.PersonId == leader.PersonId)));
        Assert.Contains("1 次值守已取消", (await desk.DbAsync(db => db.InboxMessages.SingleAsync(m => m.Kind == "membership.removed"))).Body, StringComparison.Ordinal);

        // An offer that is open while somebody leaves is nobody's any more.
        await desk.DbAsync(db => db.Memberships.Where(m => m.PersonId == next.PersonId).ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MembershipState.Suspended)));
        await RefusedAsync(422, "signup.not_a_member", await next.Phone.PostAsync($"/api/v1/shifts/{shift}/offer/accept"));
    }

    [Fact]
    public async Task A_suspension_takes_off_only_what_lies_in_it()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var (soon, later) = (await desk.ShiftAsync(600), await desk.ShiftAsync(10 * 24 * 60, everybody: true));
        await desk.PutOnListAsync(soon, member);
        await desk.PutOnListAsync(later, member);
        await ChangeAsync(desk, member, MembershipEvent.Suspend, desk.Now.AddDays(5));
        Assert.Equal(SignupState.Removed, await StateAsync(desk, soon, member));
        Assert.Equal(SignupState.Confirmed, await StateAsync(desk, later, member));
    }

    [Fact]
    public async Task Taking_the_consent_back_ends_places_and_the_question_for_a_swap()
    {
        var desk = await CreateAsync(product);
        var member = desk.Neighbours.Member;
        var shift = await desk.ShiftAsync(600);
        await desk.PutOnListAsync(shift, member);
        await OkAsync(await member.Phone.PostAsync($"/api/v1/shifts/{shift}/swaps", new { }));
        await desk.Neighbours.WithdrawAsync(member, ConsentPurpose.Membership);
        Assert.Equal(SignupState.Removed, await StateAsync(desk, shift, member));
        Assert.Equal(SwapState.Withdrawn, await desk.DbAsync(db => db.SignupSwaps.Select(s => s.State).SingleAsync()));
    }

    [Fact]
    public async Task Nobody_is_asked_to_ring_up_who_died_or_closed_the_account()
    {
        var desk = await CreateAsync(product);
        var (died, closed, lives) = (desk.Neighbours.Member, desk.Neighbours.Member2, desk.Neighbours.Leader);
        await ChangeAsync(desk, died, MembershipEvent.Die);
        await desk.Neighbours.WithdrawAsync(closed, ConsentPurpose.Membership);
        await desk.DbAsync(db => db.People.Where(p => p.Id == died.PersonId || p.Id == lives.PersonId).ExecuteUpdateAsync(s => s.SetProperty(p => p.AccountId, (Guid?)null)));
        await desk.Product.InsideAsync(desk.Neighbours.CommunityId, async s =>
        {
            foreach (var who in new[] { died, closed, lives })
                await s.GetRequiredService<TellPerson>().AddAsync(desk.Neighbours.CommunityId, who.PersonId, new Notice("armband.bring_back", "请归还", "请归还", $"{who.PersonId:N}:test") { Call = true }, default);
            await s.GetRequiredService<Core.Data.NeighborPartyDb>().SaveChangesAsync();
        });
        Assert.Equal([lives.PersonId], await desk.DbAsync(db => db.InboxMessages.Where(m => m.CallSince != null).Select(m => m.PersonId).ToListAsync()));
    }
}

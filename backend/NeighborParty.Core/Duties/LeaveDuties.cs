using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Duties;

/// <summary>Who may stand a duty no more gives the coming places back: to who waits for them, and the leaders hear of it. Inside a write; saves.</summary>
public sealed class LeaveDuties(NeighborPartyDb db, DutyRoles roles, EndSwaps swaps, OfferPlaces offers, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    private const string Reason = "已不在党小组";

    /// <summary>Of all groups: the person died or is in none any more.</summary>
    /// <returns>How many places and waits ended.</returns>
    public Task<int> AllAsync(Guid personId, string because, CancellationToken ct) => RunAsync(Coming(personId), because, ct);

    /// <summary>Of one group, and of those for everybody where no other group is left.</summary>
    /// <param name="until">UTC; only what begins before it: a suspension ends by itself. Null: all.</param>
    public async Task<int> OfGroupAsync(Guid personId, Guid groupId, DateTime? until, string because, CancellationToken ct)
    {
        var elsewhere = await db.MembersOf(null).AnyAsync(p => p.Id == personId && db.Memberships.Any(m => m.PersonId == personId && m.GroupId != groupId && m.To == null && m.State == Groups.MembershipState.Active), ct);
        var coming = Coming(personId).Where(s => s.Shift.GroupId == groupId || (!elsewhere && s.Shift.GroupId == null));
        if (until is { } end)
            coming = coming.Where(s => s.Shift.StartsAt < end);
        return await RunAsync(coming, because, ct);
    }

    private IQueryable<ShiftSignup> Coming(Guid personId)
    {
        var now = time.Now();
        return db.ShiftSignups.Include(s => s.Shift).Where(s => s.PersonId == personId && s.Shift.StartsAt > now
            && (s.State == SignupState.Confirmed || s.State == SignupState.Waitlisted || s.State == SignupState.Offered));
    }

    private async Task<int> RunAsync(IQueryable<ShiftSignup> coming, string because, CancellationToken ct)
    {
        var ending = await coming.OrderBy(s => s.Id).ToListAsync(ct);
        await swaps.RunAsync(ending.ConvertAll(s => s.Id), ct);
        foreach (var signup in ending)
        {
            var before = signup.State;
            signup.Remove(Reason, DutyRole.System, time.Now());
            audit.Record(new Act("duty.removed", nameof(ShiftSignup), signup.Id)
            {
                From = before.ToString(), To = signup.State.ToString(), ReasonCode = because, Via = ActedVia.System, PolicyVersion = signup.Shift.PolicyVersion,
            });
            if (before == SignupState.Confirmed)
                await TellLeadersAsync(signup, ct);
        }

        await db.SaveChangesAsync(ct);
        foreach (var signup in ending)
            await offers.RunAsync(signup.Shift, ct);
        return ending.Count;
    }

    private async Task TellLeadersAsync(ShiftSignup signup, CancellationToken ct)
    {
        foreach (var leader in (await roles.LeadersOfAsync(signup.Shift, ct)).Where(l => l != signup.PersonId))
            await tell.AddAsync(signup.CommunityId, leader, new Notice("duty.left", "值守少了一位组员",
                $"“{signup.Shift.Title}”（{ChinaTime.Short(signup.Shift.StartsAt)}）有一位组员不再参加，名额已空出，请看看人手是否够。", $"{signup.Id:N}:left")
            { AboutKind = "shifts", AboutId = signup.ShiftId }, ct);
    }
}

/// <summary>Who is gone is on no list any more (domain 3.8), and nobody waits for his answer.</summary>
public sealed class LeaveDutiesOnDeparture(LeaveDuties leave, EndSwaps swaps) : IPersonGone
{
    public async Task RunAsync(Departure gone, CancellationToken ct)
    {
        await leave.AllAsync(gone.PersonId, gone.Because, ct);
        await swaps.AskedOfAsync(gone.PersonId, gone.Because, ct);
    }
}

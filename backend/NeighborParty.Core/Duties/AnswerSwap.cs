using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>A neighbour takes the place over, or not; the asker may take the question back. Of two who tap at once, one gets the place.</summary>
public sealed class AnswerSwap(
    NeighborPartyDb db, CurrentActor current, FindSwap find, FindVolunteer volunteers, DutyOverlap overlap, DutyRoles roles, PolicyBook policies, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">403 where only the leader puts people on the list; 404 for a question to somebody else; 409 when it is answered, over, or at the same time as another duty; 422 for no member.</exception>
    public async Task<SignupSwap> AcceptAsync(Guid id, CancellationToken ct)
    {
        var person = current.RequirePerson();
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var swap = await find.RunAsync(id, ct);
        if (swap.State == SwapState.Accepted && swap.ToPersonId == person)
            return swap;
        if (swap.FromPersonId == person)
            throw SwapRefusals.Self();
        var from = await db.ShiftSignups.Include(s => s.Shift).FirstAsync(s => s.Id == swap.FromSignupId, ct);
        var shift = from.Shift;
        swap.Accept(person, now);
        if (from.State != SignupState.Confirmed || now >= shift.OnTimeUntil)
            throw SwapRefusals.Over();
        if (shift.InviteOnly)
            throw DutyRefusals.InviteOnly();
        await volunteers.RequireAsync(shift, person, ct);
        await LeaveQueueAsync(shift, person, now, ct);
        await overlap.RefuseAsync(shift, person, ct);

        // The place is given back before it is taken: the index of places allows no moment with both.
        var place = from.HandOver(now);
        await db.SaveChangesAsync(ct);
        var policy = await policies.VersionAsync(shift.PolicyVersion, ct);
        var newcomer = ShiftSignup.Create(Ids.New(now), shift, person, place.Slot, now).InRole(place.RoleId);
        newcomer.AddedFor(null, null, Later(now.AddMinutes(policy.OnTimeMinutesAfter), shift.OnTimeUntil));
        db.ShiftSignups.Add(newcomer);
        swap.TakenBy(newcomer);
        audit.Record(new Act("duty.handed_over", nameof(ShiftSignup), from.Id) { From = nameof(SignupState.Confirmed), To = from.State.ToString(), Details = new { swap = swap.Id } });
        audit.Record(new Act("duty.taken_over", nameof(ShiftSignup), newcomer.Id) { To = newcomer.State.ToString(), Details = new { swap = swap.Id }, PolicyVersion = shift.PolicyVersion });
        await TellAsync(swap.FromPersonId, "有人接了您的班", $"“{shift.Title}”（{ChinaTime.Short(shift.StartsAt)}）已由邻居接班，您不用再来了。");
        foreach (var leader in await roles.LeadersOfAsync(shift, ct))
            await TellAsync(leader, "有人换班", $"“{shift.Title}”（{ChinaTime.Short(shift.StartsAt)}）有一位组员换了班，名单已更新。");
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return swap;

        Task TellAsync(Guid to, string title, string text) => tell.AddAsync(swap.CommunityId, to, new Notice("swap.accepted", title, text, $"{swap.Id:N}:accepted") { AboutKind = "shifts", AboutId = shift.Id }, ct);
    }

    /// <exception cref="RefusedException">404 for a question to somebody else or to nobody in particular; 409 when it is answered.</exception>
    public async Task<SignupSwap> DeclineAsync(Guid id, CancellationToken ct)
    {
        var person = current.RequirePerson();
        return await EndAsync(id, "swap.declined", s => s.ToPersonId == person, s => s.Decline(time.Now()), ct);
    }

    /// <exception cref="RefusedException">404 for somebody else's question; 409 when it is answered.</exception>
    public async Task<SignupSwap> WithdrawAsync(Guid id, CancellationToken ct)
    {
        var person = current.RequirePerson();
        return await EndAsync(id, "swap.withdrawn", s => s.FromPersonId == person, s => s.Withdraw(time.Now()), ct);
    }

    private async Task<SignupSwap> EndAsync(Guid id, string action, Func<SignupSwap, bool> mine, Action<SignupSwap> step, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var swap = await find.RunAsync(id, ct);
        if (!mine(swap))
            throw Refusals.NotFound("换班请求");
        var before = swap.State;
        step(swap);
        audit.Record(new Act(action, nameof(SignupSwap), swap.Id) { From = before.ToString(), To = swap.State.ToString() });
        if (swap.State == SwapState.Declined)
            await tell.AddAsync(swap.CommunityId, swap.FromPersonId, new Notice("swap.declined", "邻居接不了您的班",
                "您请的邻居这次接不了班，您仍在名单上。可以再请别人，来不了请及时取消。", $"{swap.Id:N}:declined") { AboutKind = "shifts", AboutId = swap.ShiftId }, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return swap;
    }

    /// <summary>Who waited for a place has one now.</summary>
    private async Task LeaveQueueAsync(Shift shift, Guid person, DateTime now, CancellationToken ct)
    {
        var waiting = await db.ShiftSignups.FirstOrDefaultAsync(s => s.ShiftId == shift.Id && s.PersonId == person && SignupStates.Live.Contains(s.State), ct);
        if (waiting is null)
            return;
        if (waiting.State != SignupState.Waitlisted)
            throw SwapRefusals.HasPlace();
        waiting.Cancel(null, TimeSpan.Zero, DutyRole.Member, now);
    }

    private static DateTime? Later(DateTime own, DateTime ofShift) => own > ofShift ? own : null;
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Duties;

/// <summary>
/// What was not taken in time goes to the next one; when the list closes, the queue ends. One shift to a transaction, so that
/// nobody waits long for it. The rules ask the clock themselves: a late run of this changes no decision.
/// </summary>
public sealed class ExpireOffers(NeighborPartyDb db, OfferPlaces offers, TellPerson tell, AuditTrail audit, TimeProvider time) : ICommunityJob
{
    private const int MostAtOnce = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        // Two questions, for each has an index of its own: with an "or" between them all sign-ups of the community would be walked through.
        var offered = await Lapsed(db, now).Select(s => s.ShiftId).Distinct().OrderBy(id => id).Take(MostAtOnce).ToListAsync(ct);
        var queued = await Closed(db, now).Select(s => s.ShiftId).Distinct().OrderBy(id => id).Take(MostAtOnce).ToListAsync(ct);
        foreach (var shift in offered.Union(queued))
            await OneAsync(shift, ct);

        foreach (var swap in await db.SignupSwaps.AsNoTracking().Where(s => s.State == SwapState.Asked && s.ExpiresAt <= now).Select(s => s.Id).Order().Take(MostAtOnce).ToListAsync(ct))
            await EndSwapAsync(swap, ct);
    }

    internal static IQueryable<ShiftSignup> Lapsed(NeighborPartyDb db, DateTime now) =>
        db.ShiftSignups.AsNoTracking().Where(s => s.State == SignupState.Offered && s.OfferedUntil <= now);

    internal static IQueryable<ShiftSignup> Closed(NeighborPartyDb db, DateTime now) =>
        db.ShiftSignups.AsNoTracking().Where(s => s.State == SignupState.Waitlisted && s.Shift.LocksAt <= now);

    private async Task OneAsync(Guid shiftId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var due = await db.ShiftSignups.Include(s => s.Shift)
            .Where(s => s.ShiftId == shiftId && ((s.State == SignupState.Offered && s.OfferedUntil <= now) || (s.State == SignupState.Waitlisted && s.Shift.LocksAt <= now)))
            .ToListAsync(ct);
        foreach (var signup in due)
        {
            var before = signup.State;
            if (before == SignupState.Offered)
                signup.LetOfferLapse();
            else
                signup.CloseQueue();
            audit.Record(new Act(before == SignupState.Offered ? "duty.offer_expired" : "duty.queue_closed", nameof(ShiftSignup), signup.Id)
            {
                From = before.ToString(), To = signup.State.ToString(), Via = ActedVia.System, PolicyVersion = signup.Shift.PolicyVersion,
            });
            await tell.AddAsync(signup.CommunityId, signup.PersonId, new Notice("duty.offer_expired", "候补结束了",
                $"“{signup.Shift.Title}”（{ChinaTime.Short(signup.Shift.StartsAt)}）" + (before == SignupState.Offered ? "的名额没有及时确认，已让给下一位。" : "名单已定，这次没有轮到您，谢谢您愿意来。"), $"{signup.Id:N}:queue_ended")
            { AboutKind = "shifts", AboutId = shiftId }, ct);
        }

        await db.SaveChangesAsync(ct);
        if (due.Count > 0)
            await offers.RunAsync(due[0].Shift, ct);
        await write.CommitAsync(ct);
    }

    private async Task EndSwapAsync(Guid id, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var swap = await db.SignupSwaps.FirstAsync(s => s.Id == id, ct);
        if (swap.State != SwapState.Asked)
            return;
        swap.Expire(time.Now());
        audit.Record(new Act("swap.expired", nameof(SignupSwap), swap.Id) { From = nameof(SwapState.Asked), To = swap.State.ToString(), Via = ActedVia.System });
        await tell.AddAsync(swap.CommunityId, swap.FromPersonId, new Notice("swap.expired", "没有人接您的班",
            "换班请求过期了，您仍在名单上。来不了请及时取消或联系组长。", $"{swap.Id:N}:expired") { AboutKind = "shifts", AboutId = swap.ShiftId }, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}

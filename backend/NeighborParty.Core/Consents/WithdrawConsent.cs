using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Sessions;

namespace NeighborParty.Core.Consents;

/// <summary>Takes a consent back, with effect at once: the record ends and every noun does its part in the same transaction.</summary>
public sealed class WithdrawConsent(NeighborPartyDb db, IEnumerable<IConsentWithdrawn> effects, LeaveCommunity leave, SessionStanding standing, AuditTrail audit, TimeProvider time)
{
    /// <param name="because">user, or wechat when WeChat told that the person withdrew there.</param>
    /// <exception cref="RefusedException">404 when there is no such open consent.</exception>
    public async Task RunAsync(Guid personId, ConsentPurpose purpose, string because, CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var open = await db.Consents.Where(c => c.PersonId == personId && c.EndedAt == null).ToListAsync(ct);
        if (open.TrueForAll(c => c.Purpose != purpose))
            throw ConsentRefusals.NotGiven();

        // Without the core nothing else can stand.
        var ending = purpose == ConsentPurpose.Membership ? open : open.FindAll(c => c.Purpose == purpose);
        foreach (var consent in ending)
        {
            consent.End(ConsentEnd.Withdrawn, now);
            audit.Record(new Act("consent.withdrawn", nameof(Consent), consent.Id)
            {
                From = $"v{consent.Version}", ReasonCode = because,
                Details = new { purpose = consent.Purpose.ToString(), person = personId },
            });
        }

        if (purpose == ConsentPurpose.Membership)
            await leave.RunAsync(Departure.Withdrew(personId, now), ct);
        foreach (var effect in effects.Where(e => purpose == ConsentPurpose.Membership || e.Purpose == purpose).OrderByDescending(e => e.Purpose))
            await effect.RunAsync(personId, ct);
        db.AfterCommit(standing.ForgetAll);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}

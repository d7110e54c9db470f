using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Care;

/// <summary>
/// Whether a household that somebody looks after wants to be visited, whoever it is. A no may be brought by the household, by who looks after it, by a leader
/// at the door and by staff; nobody asks why. Yes again is said by the household itself, or to staff.
/// </summary>
public sealed class AllowVisits(NeighborPartyDb db, CareRights rights, HomeVisitDesk visits, AuditTrail audit)
{
    /// <summary>A second time changes nothing.</summary>
    /// <exception cref="RefusedException">404 for whom it is not, and when the care has ended; 403 for a yes from who may only bring a no.</exception>
    public async Task RunAsync(Guid careId, bool wanted, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var care = await db.CareAssignments.FirstOrDefaultAsync(c => c.Id == careId && c.To == null, ct) ?? throw CareRefusals.NotFound();
        var by = await rights.RequireEndAsync(care, ct);
        if (wanted && by is not (HomeVisitRole.Household or HomeVisitRole.Staff))
            throw Refusals.Forbidden();
        var declined = await db.CareAssignments.Where(c => c.DwellingId == care.DwellingId && c.VisitsDeclinedAt != null).ToListAsync(ct);
        if (wanted == (declined.Count == 0))
            return;
        if (wanted)
        {
            declined.ForEach(c => c.WelcomeVisits());
            audit.Record(new Act("care.visits_wanted", nameof(CareAssignment), care.Id));
        }
        else
            await visits.DeclineAsync(care, by, ct);

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}

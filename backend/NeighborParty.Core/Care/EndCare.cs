using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Care;

/// <summary>Ends it: by the leader, by staff, by the member, by the household without a reason, or because one of the two has left.</summary>
public sealed class EndCare(NeighborPartyDb db, CareRights rights, HomeVisitDesk visits, TellPerson tell, AuditTrail audit, CurrentActor current, TimeProvider time)
{
    /// <summary>A second time changes nothing.</summary>
    /// <exception cref="RefusedException">404 for whom it is not.</exception>
    public async Task RunAsync(Guid careId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var care = await db.CareAssignments.FirstOrDefaultAsync(c => c.Id == careId, ct) ?? throw CareRefusals.NotFound();
        await rights.RequireEndAsync(care, ct);
        if (care.To is not null)
            return;
        await EndAsync(care, null, ct);
        if (current.Actor.PersonId != care.PersonId)
            await tell.AddAsync(care.CommunityId, care.PersonId, new Notice("care.ended", "包户已结束", "有一户邻居不再由您联系，谢谢您。", $"{care.Id:N}:ended") { AboutKind = "care-assignments", AboutId = care.Id }, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    /// <summary>Who is no member any more looks after nobody. In the caller's write.</summary>
    internal async Task OfMemberAsync(Guid personId, string because, CancellationToken ct)
    {
        foreach (var care in await db.CareAssignments.Where(c => c.PersonId == personId && c.To == null).ToListAsync(ct))
            await EndAsync(care, because, ct);
    }

    /// <summary>A home that nobody of lives in any more. In the caller's write, in which the person's own residencies may be ended and not saved.</summary>
    internal async Task OfHomesAsync(Guid personId, IReadOnlyCollection<Guid> dwellings, string because, CancellationToken ct)
    {
        foreach (var care in await db.CareAssignments.Where(c => dwellings.Contains(c.DwellingId) && c.To == null
            && !db.Residencies.Any(r => r.DwellingId == c.DwellingId && r.PersonId != personId && r.To == null)).ToListAsync(ct))
            await EndAsync(care, because, ct);
        // What they said of visits does not hold for who moves in after them.
        foreach (var care in await db.CareAssignments.Where(c => dwellings.Contains(c.DwellingId) && c.VisitsDeclinedAt != null
            && !db.Residencies.Any(r => r.DwellingId == c.DwellingId && r.PersonId != personId && r.To == null)).ToListAsync(ct))
            care.WelcomeVisits();
    }

    /// <summary>With the visit that was still to come.</summary>
    private async Task EndAsync(CareAssignment care, string? because, CancellationToken ct)
    {
        care.End(time.Now());
        await visits.EndAsync(care, ct);
        audit.Record(new Act("care.ended", nameof(CareAssignment), care.Id) { ReasonCode = because, Details = new { person = care.PersonId, dwelling = care.DwellingId } });
    }
}

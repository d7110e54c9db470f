using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Signals;

/// <summary>Counts what one leader puts in or confirms by hand in a shift; beyond the policy's number somebody else looks.</summary>
public sealed class WatchManualConfirms(NeighborPartyDb db, CurrentActor current, RaiseFlag raise, PolicyBook policies)
{
    /// <param name="recorded">Just recorded or decided in this unit of work, and not saved yet.</param>
    public Task RunAsync(Shift shift, AttendanceEvent recorded, CancellationToken ct) => LookAsync(shift, recorded.Id, 1, ct);

    /// <summary>After a list was marked in one go, and saved.</summary>
    public Task OfSavedAsync(Shift shift, CancellationToken ct) => LookAsync(shift, Guid.Empty, 0, ct);

    private async Task LookAsync(Shift shift, Guid unsaved, int more, CancellationToken ct)
    {
        // Where the shift has nobody scan anything, confirming everybody is what was asked for.
        if (current.Actor is not { Kind: ActorKind.Resident, PersonId: { } leader, Id: var account } || shift.Evidence == RequiredEvidence.LeaderConfirms)
            return;
        var policy = await policies.VersionAsync(shift.PolicyVersion, ct);
        // A scan of the member's code is evidence, not a word.
        var byHand = more + await db.ShiftSignups.Where(s => s.ShiftId == shift.Id).SelectMany(s => s.Attendance).CountAsync(
            e => e.Id != unsaved && ((e.Via == ActedVia.Leader && e.RecordedBy == account && (e.Proofs & EvidenceKinds.MemberCode) == EvidenceKinds.None) || e.DecidedBy == account), ct);
        if (byHand > policy.ManualConfirmsToFlag)
            await raise.OfLeaderAsync(shift, leader, new Signal(SignalKind.ManyManual, byHand), policy.Version, ct);
    }
}

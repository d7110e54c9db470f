using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Duties;

/// <summary>Gathers what the rules of evidence need to know.</summary>
public sealed class WeighEvidence(
    NeighborPartyDb db, CurrentActor current, DutyRoles roles, FindWornArmband armbands, PolicyBook policies, ConsentCheck consents, PersonalDataVault vault, TimeProvider time)
{
    /// <exception cref="RefusedException">422 with a bad code, without anything that speaks for the presence, or outside the place.</exception>
    public async Task<Evidence> RunAsync(ShiftSignup signup, AttendanceKind kind, ArrivalClaim claim, CancellationToken ct)
    {
        var shift = signup.Shift;
        var worn = await armbands.RunAsync(claim.ArmbandSerial, signup.PersonId, ct);
        var rules = new EvidenceRules(
            shift, shift.Secret(vault), await policies.VersionAsync(shift.PolicyVersion, ct), vault,
            MayLocate: await consents.HasAsync(signup.PersonId, ConsentPurpose.Location, ct),
            Leads: await roles.LeadsAsync(shift, signup.PersonId, ct), RecordedBy: current.Actor.Id);
        var evidence = rules.Weigh(kind, claim, time.Now(), worn);
        // Where the system may not guess when somebody left, the own word does not settle it either.
        if (evidence.Flags.HasFlag(AttendanceFlags.AfterEnd) && signup.WantsDeparture)
            evidence = evidence with { State = AttendanceState.PendingLeader };
        // After a refusal by the leader the same code does not get a second chance.
        var used = evidence.CodeStep is { } step
            && await db.AttendanceEvents.AnyAsync(e => e.SignupId == signup.Id && e.Kind == kind && e.CodeStep == step, ct);
        return used ? throw CheckInRefusals.BadCode() : evidence;
    }
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Duties;

/// <summary>Gathers what the rules of evidence need to know, and compares what was recorded with the records of others.</summary>
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

    /// <summary>Marks what looks like one phone, or one faked position, for several people; the earlier records too.</summary>
    public async Task CompareAsync(AttendanceEvent recorded, CancellationToken ct)
    {
        if (recorded.DeviceKey is { } device)
        {
            var since = recorded.At.AddHours(-(await policies.TodayAsync(ct)).DeviceWindowHours);
            await FlagBothAsync(recorded, AttendanceFlags.SameDevice,
                db.AttendanceEvents.Where(e => e.DeviceKey == device && e.PersonId != recorded.PersonId && e.At >= since), ct);
        }

        if (recorded.LocationKey is { } key)
            await FlagBothAsync(recorded, AttendanceFlags.SameCoordinates,
                db.AttendanceEvents.Where(e => e.LocationKey == key && (e.PersonId != recorded.PersonId || e.ShiftId != recorded.ShiftId)), ct);
    }

    private static async Task FlagBothAsync(AttendanceEvent recorded, AttendanceFlags flag, IQueryable<AttendanceEvent> others, CancellationToken ct)
    {
        foreach (var other in await others.OrderByDescending(e => e.At).ThenBy(e => e.Id).Take(20).ToListAsync(ct))
        {
            other.Flag(flag);
            recorded.Flag(flag);
        }
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Duties;

/// <summary>
/// Turns a phone's claim into evidence. A forged or old code and a good position elsewhere are refused; a genuine code
/// with a weak position, or with none, waits for the leader: nobody is stuck in a basement.
/// </summary>
public sealed class WeighEvidence(
    NeighborPartyDb db, CurrentActor current, DutyRoles roles, PolicyBook policies, ConsentCheck consents, PersonalDataVault vault, TimeProvider time)
{
    private static readonly TimeSpan ToleratedSkew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DeviceWindow = TimeSpan.FromHours(24);

    /// <exception cref="RefusedException">422 without a genuine code, or outside the place.</exception>
    public async Task<Evidence> RunAsync(ShiftSignup signup, AttendanceKind kind, ArrivalClaim claim, CancellationToken ct)
    {
        var now = time.Now();
        var shift = signup.Shift;
        var code = await ReadCodeAsync(signup, kind, claim.Code, now, ct);
        var evidence = new Evidence
        {
            Id = Ids.New(now),
            At = now,
            Via = ActedVia.Self,
            State = shift.Evidence == RequiredEvidence.LeaderConfirms ? AttendanceState.PendingLeader : AttendanceState.Accepted,
            CodeStep = code?.Step,
            DisplayId = code?.DisplayId,
            ClaimedAt = claim.ClaimedAt,
            RecordedBy = current.Actor.Id,
        };
        if (shift.Evidence == RequiredEvidence.CodeAndPlace)
            evidence = await JudgePlaceAsync(evidence, signup, claim.Location, ct);
        return evidence with
        {
            DeviceKey = claim.DeviceId is { Length: > 0 } device ? vault.Index(AttendanceEvent.DeviceField, shift.CommunityId, device) : null,
            Flags = evidence.Flags
                | (claim.ClaimedAt is { } claimed && (claimed - now).Duration() > ToleratedSkew ? AttendanceFlags.ClockSkew : AttendanceFlags.None)
                | (code is not null && await roles.LeadsAsync(shift, signup.PersonId, ct) ? AttendanceFlags.OwnCode : AttendanceFlags.None),
        };
    }

    /// <summary>Marks what looks like one phone, or one faked position, for several people; the earlier records too.</summary>
    public async Task CompareAsync(AttendanceEvent recorded, CancellationToken ct)
    {
        if (recorded.DeviceKey is { } device)
        {
            var since = recorded.At - DeviceWindow;
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

    private async Task<CodeReading?> ReadCodeAsync(ShiftSignup signup, AttendanceKind kind, string? text, DateTime now, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
            return signup.Shift.Evidence == RequiredEvidence.LeaderConfirms ? null : throw CheckInRefusals.NeedsLeader();
        if (signup.Shift.Secret(vault) is not { } secret || RotatingCode.Read(secret, signup.ShiftId, kind, text, now) is not { } code)
            throw CheckInRefusals.BadCode();
        // After a refusal by the leader the same code does not get a second chance.
        var used = await db.AttendanceEvents.AnyAsync(e => e.ShiftId == signup.ShiftId && e.PersonId == signup.PersonId && e.Kind == kind && e.CodeStep == code.Step, ct);
        return used ? throw CheckInRefusals.BadCode() : code;
    }

    private async Task<Evidence> JudgePlaceAsync(Evidence evidence, ShiftSignup signup, Whereabouts? phone, CancellationToken ct)
    {
        var shift = signup.Shift;
        var policy = await policies.VersionAsync(shift.PolicyVersion, ct);
        // Without consent the position is not even looked at; the leader decides.
        if (!await consents.HasAsync(signup.PersonId, ConsentPurpose.Location, ct))
            phone = null;
        var judged = Geofence.Judge(shift.Latitude, shift.Longitude, shift.RadiusMetres, phone, policy.AccuracyAllowanceMetres, policy.MaxAccuracyMetres);
        if (judged.Verdict == GeofenceVerdict.Outside)
            throw CheckInRefusals.Outside(judged.DistanceMetres!.Value, shift.RadiusMetres);
        if (judged.DistanceMetres is null)
            return evidence with { State = AttendanceState.PendingLeader, Flags = AttendanceFlags.NoLocation };

        return evidence with
        {
            State = judged.Verdict == GeofenceVerdict.Inside ? AttendanceState.Accepted : AttendanceState.PendingLeader,
            Flags = judged.Verdict == GeofenceVerdict.Inside ? AttendanceFlags.None : AttendanceFlags.WeakLocation,
            DistanceMetres = judged.DistanceMetres,
            AccuracyMetres = phone!.AccuracyMetres < 100_000 ? (int)Math.Round(phone.AccuracyMetres) : null,
            LocationSealed = vault.Seal(AttendanceEvent.LocationField, evidence.Id, Text(phone, "F4")),
            LocationKey = vault.Index(AttendanceEvent.CoordinatesField, shift.CommunityId, Text(phone, "F6")),
        };
    }

    /// <summary>Four digits are about eleven metres.</summary>
    private static string Text(Whereabouts at, string digits) =>
        $"{at.Latitude.ToString(digits, CultureInfo.InvariantCulture)},{at.Longitude.ToString(digits, CultureInfo.InvariantCulture)}";
}

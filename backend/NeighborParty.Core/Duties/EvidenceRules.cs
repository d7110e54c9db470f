using System.Globalization;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Duties;

/// <summary>
/// Turns a phone's claim into evidence. A forged or old code and a good position elsewhere are refused; a genuine code
/// with a weak position, or with none, waits for the leader: nobody is stuck in a basement.
/// </summary>
/// <param name="MayLocate">The person agreed to the use of the position; without, it is not even looked at.</param>
/// <param name="Leads">The one who shows the code.</param>
public sealed record EvidenceRules(Shift Shift, byte[]? Secret, CommunityPolicy Policy, PersonalDataVault Vault, bool MayLocate, bool Leads, Guid RecordedBy)
{
    private static readonly TimeSpan ToleratedSkew = TimeSpan.FromMinutes(5);

    /// <exception cref="RefusedException">422 without a genuine code, or outside the place.</exception>
    public Evidence Weigh(AttendanceKind kind, ArrivalClaim claim, DateTime now)
    {
        var code = ReadCode(kind, claim.Code, now);
        var evidence = new Evidence
        {
            Id = Ids.New(now),
            At = now,
            Via = ActedVia.Self,
            State = Shift.Evidence == RequiredEvidence.LeaderConfirms ? AttendanceState.PendingLeader : AttendanceState.Accepted,
            CodeStep = code?.Step,
            DisplayId = code?.DisplayId,
            ClaimedAt = claim.ClaimedAt,
            RecordedBy = RecordedBy,
        };
        if (Shift.Evidence == RequiredEvidence.CodeAndPlace)
            evidence = JudgePlace(evidence, MayLocate ? claim.Location : null);
        return evidence with
        {
            DeviceKey = claim.DeviceId is { Length: > 0 } device ? Vault.Index(AttendanceEvent.DeviceField, Shift.CommunityId, device) : null,
            Flags = evidence.Flags
                | (claim.ClaimedAt is { } claimed && (claimed - now).Duration() > ToleratedSkew ? AttendanceFlags.ClockSkew : AttendanceFlags.None)
                | (code is not null && Leads ? AttendanceFlags.OwnCode : AttendanceFlags.None),
        };
    }

    private CodeReading? ReadCode(AttendanceKind kind, string? text, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Shift.Evidence == RequiredEvidence.LeaderConfirms ? null : throw CheckInRefusals.NeedsLeader();
        return Secret is { } secret && RotatingCode.Read(secret, Shift.Id, kind, text, now) is { } code ? code : throw CheckInRefusals.BadCode();
    }

    private Evidence JudgePlace(Evidence evidence, Whereabouts? phone)
    {
        var judged = Geofence.Judge(Shift.Latitude, Shift.Longitude, Shift.RadiusMetres, phone, Policy.AccuracyAllowanceMetres, Policy.MaxAccuracyMetres);
        if (judged.Verdict == GeofenceVerdict.Outside)
            throw CheckInRefusals.Outside(judged.DistanceMetres!.Value, Shift.RadiusMetres);
        if (judged.DistanceMetres is null)
            return evidence with { State = AttendanceState.PendingLeader, Flags = AttendanceFlags.NoLocation };

        return evidence with
        {
            State = judged.Verdict == GeofenceVerdict.Inside ? AttendanceState.Accepted : AttendanceState.PendingLeader,
            Flags = judged.Verdict == GeofenceVerdict.Inside ? AttendanceFlags.None : AttendanceFlags.WeakLocation,
            DistanceMetres = judged.DistanceMetres,
            AccuracyMetres = phone!.AccuracyMetres < 100_000 ? (int)Math.Round(phone.AccuracyMetres) : null,
            LocationSealed = Vault.Seal(AttendanceEvent.LocationField, evidence.Id, Text(phone, "F4")),
            LocationKey = Vault.Index(AttendanceEvent.CoordinatesField, Shift.CommunityId, Text(phone, "F6")),
        };
    }

    /// <summary>Four digits are about eleven metres.</summary>
    private static string Text(Whereabouts at, string digits) =>
        $"{at.Latitude.ToString(digits, CultureInfo.InvariantCulture)},{at.Longitude.ToString(digits, CultureInfo.InvariantCulture)}";
}

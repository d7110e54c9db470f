using System.Globalization;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Duties;

/// <summary>
/// Turns a phone's claim into evidence. A forged or old code and a good position elsewhere are refused; whatever else is less than
/// the shift asks for waits for the leader: nobody is stuck in a basement. After the planned end a departure needs nothing at all.
/// </summary>
/// <param name="MayLocate">The person agreed to the use of the position; without, it is not even looked at.</param>
/// <param name="Leads">The one who shows the code.</param>
public sealed record EvidenceRules(Shift Shift, byte[]? Secret, CommunityPolicy Policy, PersonalDataVault Vault, bool MayLocate, bool Leads, Guid RecordedBy)
{
    private EvidenceNeeds Needs => EvidenceNeeds.Of(Shift.Evidence);

    /// <param name="worn">The armband the claim names, looked up; null when it names none.</param>
    /// <exception cref="RefusedException">422 with a bad code, without anything that speaks for the presence, or outside the place.</exception>
    public Evidence Weigh(AttendanceKind kind, ArrivalClaim claim, DateTime now, WornArmband? worn = null)
    {
        // Nothing is to be proven after the end: a code that is sent all the same is not even read.
        var over = Shift.NeedsNoProof(kind, now);
        var code = over ? null : ReadCode(kind, claim.Code, now);
        var evidence = new Evidence
        {
            Id = Ids.New(now),
            At = now,
            Via = ActedVia.Self,
            State = AttendanceState.PendingLeader,
            CodeStep = code?.Step,
            DisplayId = code?.DisplayId,
            ClaimedAt = claim.ClaimedAt,
            RecordedBy = RecordedBy,
            Proofs = (code is null ? EvidenceKinds.None : EvidenceKinds.Code) | (worn is { IsInOrder: true } ? EvidenceKinds.Armband : EvidenceKinds.None),
            ArmbandId = worn?.Id,
        };
        if (Needs.Wants(EvidenceKinds.Place))
            evidence = JudgePlace(evidence, MayLocate ? claim.Location : null, over);
        if (evidence.Proofs == EvidenceKinds.None && !Needs.LeaderLooks && !over)
            throw CheckInRefusals.NeedsLeader();
        var armbandMissing = Shift.ArmbandRequired && worn is not { IsInOrder: true } && !over;
        return evidence with
        {
            State = over || (Needs.AreMetBy(evidence.Proofs) && !armbandMissing) ? AttendanceState.Accepted : AttendanceState.PendingLeader,
            DeviceKey = claim.DeviceId is { Length: > 0 } device ? Vault.Index(AttendanceEvent.DeviceField, Shift.CommunityId, device) : null,
            Flags = evidence.Flags
                | (over ? AttendanceFlags.AfterEnd : AttendanceFlags.None)
                | (worn?.Flag ?? AttendanceFlags.None)
                | (armbandMissing && worn is null ? AttendanceFlags.NoArmband : AttendanceFlags.None)
                | (claim.ClaimedAt is { } claimed && (claimed - now).Duration() > TimeSpan.FromMinutes(Policy.ClockSkewMinutes) ? AttendanceFlags.ClockSkew : AttendanceFlags.None)
                | (code is not null && Leads ? AttendanceFlags.OwnCode : AttendanceFlags.None),
        };
    }

    private CodeReading? ReadCode(AttendanceKind kind, string? text, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Needs.MustHave(EvidenceKinds.Code) ? throw CheckInRefusals.NeedsLeader() : null;
        return Secret is { } secret && RotatingCode.Read(secret, Shift.Id, kind, text, now) is { } code ? code : throw CheckInRefusals.BadCode();
    }

    /// <param name="over">Who is on the way home is not asked where; a position at the place is still kept as a proof.</param>
    private Evidence JudgePlace(Evidence evidence, Whereabouts? phone, bool over)
    {
        var judged = Geofence.Judge(Shift.Latitude, Shift.Longitude, Shift.RadiusMetres, phone, Policy.AccuracyAllowanceMetres, Policy.MaxAccuracyMetres);
        if (over && judged.Verdict != GeofenceVerdict.Inside)
            return evidence;
        if (judged.Verdict == GeofenceVerdict.Outside)
            throw CheckInRefusals.Outside(judged.DistanceMetres!.Value, Shift.RadiusMetres);
        if (judged.DistanceMetres is null)
            return evidence with { Flags = AttendanceFlags.NoLocation };

        var inside = judged.Verdict == GeofenceVerdict.Inside;
        return evidence with
        {
            Proofs = inside ? evidence.Proofs | EvidenceKinds.Place : evidence.Proofs,
            Flags = inside ? AttendanceFlags.None : AttendanceFlags.WeakLocation,
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

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Hours;

/// <summary>Adds lines to the ledger. Call inside the write transaction of the act that earns or loses the minutes.</summary>
public sealed class HoursLedger(NeighborPartyDb db, PolicyBook policies, AuditTrail audit, CurrentActor current, TimeProvider time)
{
    /// <summary>Counts a proven service, once: a repeat adds nothing. Returns the minutes granted now.</summary>
    public async Task<int> GrantAsync(ShiftSignup signup, CancellationToken ct)
    {
        if (!signup.IsProven || await db.HoursEntries.AnyAsync(e => e.SignupId == signup.Id, ct))
            return 0;

        var (shift, arrival, departure) = (signup.Shift, signup.Arrival!, signup.Departure!);
        var policy = await policies.VersionAsync(shift.PolicyVersion, ct);
        var shares = ServiceTime.Count(
            new Period(shift.StartsAt, shift.EndsAt), new Period(arrival.At, departure.At),
            await NearAsync(signup, ct), policy.HoursRoundingMinutes, policy.HoursPerDayCap * 60);
        var bucket = (arrival.Flags | departure.Flags).HasFlag(AttendanceFlags.Supplemented) ? HoursBucket.Supplemented : HoursBucket.Verified;
        var balance = await BalanceAsync(signup.PersonId, ct);
        foreach (var share in shares)
        {
            balance = balance.Add(share.Minutes);
            db.HoursEntries.Add(Line(signup, HoursKind.Grant, bucket, share.Minutes, balance, share, null));
        }

        var total = shares.Sum(s => s.Minutes);
        if (total > 0)
            audit.Record(new Act("hours.granted", nameof(ShiftSignup), signup.Id) { Details = new { minutes = total, bucket = bucket.ToString() }, PolicyVersion = policy.Version, OnBehalfOf = signup.PersonId });
        return total;
    }

    /// <summary>Takes back what a sign-up was granted, with lines of the opposite sign.</summary>
    public async Task VoidAsync(ShiftSignup signup, string reason, CancellationToken ct)
    {
        var granted = await db.HoursEntries.Where(e => e.SignupId == signup.Id && e.Kind == HoursKind.Grant).OrderBy(e => e.Number).ToListAsync(ct);
        if (granted.Count == 0 || await db.HoursEntries.AnyAsync(e => e.SignupId == signup.Id && e.Kind == HoursKind.Void, ct))
            return;

        var balance = await BalanceAsync(signup.PersonId, ct);
        foreach (var line in granted)
        {
            balance = balance.Add(-line.DeltaMinutes);
            var share = new DayShare(line.Day, line.WorkedFrom!.Value, line.WorkedUntil!.Value, -line.DeltaMinutes);
            db.HoursEntries.Add(Line(signup, HoursKind.Void, line.Bucket, -line.DeltaMinutes, balance, share, reason));
        }

        audit.Record(new Act("hours.voided", nameof(ShiftSignup), signup.Id) { ReasonText = reason, Details = new { minutes = granted.Sum(g => g.DeltaMinutes) }, OnBehalfOf = signup.PersonId });
    }

    private HoursEntry Line(ShiftSignup signup, HoursKind kind, HoursBucket bucket, int delta, Balance balance, DayShare share, string? reason)
    {
        var now = time.Now();
        return new HoursEntry
        {
            Id = Ids.New(now),
            CommunityId = signup.CommunityId,
            PersonId = signup.PersonId,
            Number = balance.Number,
            Kind = kind,
            Bucket = bucket,
            DeltaMinutes = delta,
            BeforeMinutes = balance.Minutes - delta,
            AfterMinutes = balance.Minutes,
            SignupId = signup.Id,
            ShiftId = signup.ShiftId,
            GroupId = signup.Shift.GroupId,
            Day = share.Day,
            WorkedFrom = share.From,
            WorkedUntil = share.Until,
            IdempotencyKey = $"{signup.Id:N}:{kind}:{share.Day:yyyyMMdd}",
            Operator = current.Actor.Id,
            Reason = reason,
            PolicyVersion = signup.Shift.PolicyVersion,
            At = now,
        };
    }

    /// <summary>The next line's number, and the balance after it.</summary>
    private sealed record Balance(int Number, int Minutes)
    {
        public Balance Add(int delta) => new(Number + 1, Minutes + delta);
    }

    private async Task<Balance> BalanceAsync(Guid personId, CancellationToken ct)
    {
        var last = await db.HoursEntries.AsNoTracking().Where(e => e.PersonId == personId).OrderByDescending(e => e.Number)
            .Select(e => new { e.Number, e.AfterMinutes }).FirstOrDefaultAsync(ct);
        return new Balance(last?.Number ?? 0, last?.AfterMinutes ?? 0);
    }

    /// <summary>What counts already on the days that the shift touches; a grant that was taken back is free again.</summary>
    private async Task<AlreadyCounted> NearAsync(ShiftSignup signup, CancellationToken ct)
    {
        var first = ChinaTime.Today(signup.Shift.StartsAt);
        var last = ChinaTime.Today(signup.Shift.EndsAt);
        var lines = await db.HoursEntries.AsNoTracking()
            .Where(e => e.PersonId == signup.PersonId && e.Day >= first && e.Day <= last)
            .ToListAsync(ct);
        var standing = lines.Where(l => l.Kind == HoursKind.Grant && !lines.Exists(v => v.Kind == HoursKind.Void && v.SignupId == l.SignupId && v.Day == l.Day)).ToList();
        return new AlreadyCounted(
            standing.Where(l => l.WorkedFrom is not null).Select(l => new Period(l.WorkedFrom!.Value, l.WorkedUntil!.Value)).ToList(),
            lines.GroupBy(l => l.Day).ToDictionary(g => g.Key, g => g.Sum(l => l.DeltaMinutes)));
    }
}

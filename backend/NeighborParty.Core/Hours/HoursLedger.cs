using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Hours;

/// <summary>Adds lines to the ledger. Call inside the write transaction of the act that earns or loses the minutes, and save before the next call for the same person.</summary>
public sealed class HoursLedger(NeighborPartyDb db, PolicyBook policies, AuditTrail audit, CurrentActor current, TimeProvider time)
{
    /// <summary>Counts a proven service, once: a repeat adds nothing. Returns the minutes granted now.</summary>
    public async Task<int> GrantAsync(ShiftSignup signup, CancellationToken ct)
    {
        if (!signup.IsProven || signup.Shift.State == ShiftState.Cancelled || await db.HoursEntries.OfSignup(signup.Id).AnyAsync(ct))
            return 0;

        var ledger = await OpenAsync(signup, ct);
        var total = Grant(ledger, signup, await policies.VersionAsync(signup.Shift.PolicyVersion, ct));
        db.HoursEntries.AddRange(ledger.Added);
        return total;
    }

    /// <summary>Counts what lies behind, of many people at once: two reads for each of them, however many services.</summary>
    /// <param name="signups">Proven, of one community, in the order in which they were served.</param>
    /// <param name="ct">Cancels.</param>
    public async Task GrantPastAsync(IReadOnlyList<ShiftSignup> signups, CancellationToken ct)
    {
        foreach (var own in signups.GroupBy(s => s.PersonId))
        {
            var ledger = await OpenAsync(own.First().CommunityId, own.Key, ChinaTime.Today(own.Min(s => s.Shift.StartsAt)), ChinaTime.Today(own.Max(s => s.Shift.EndsAt)), ct);
            foreach (var signup in own)
                Grant(ledger, signup, await policies.VersionAsync(signup.Shift.PolicyVersion, ct));
            db.HoursEntries.AddRange(ledger.Added);
        }
    }

    private int Grant(PersonLedger ledger, ShiftSignup signup, CommunityPolicy policy)
    {
        var (arrival, departure) = (signup.Arrival!, signup.Departure!);
        var bucket = (arrival.Flags | departure.Flags).HasFlag(AttendanceFlags.Supplemented) ? HoursBucket.Supplemented : HoursBucket.Verified;
        var total = ledger.Grant(ServiceOf(signup.Shift, signup.Id), new Period(arrival.At, departure.At), bucket, RulesOf(policy), Stamp(null, policy.Version));
        if (total > 0)
            audit.Record(new Act("hours.granted", nameof(ShiftSignup), signup.Id) { Details = new { minutes = total, bucket = bucket.ToString() }, PolicyVersion = policy.Version, OnBehalfOf = signup.PersonId });
        return total;
    }

    /// <summary>Takes back what a sign-up was granted, with lines of the opposite sign.</summary>
    /// <param name="signup">With its shift.</param>
    /// <param name="reason">For the person.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="correctionId">The correction behind it, if any.</param>
    public async Task VoidAsync(ShiftSignup signup, string reason, CancellationToken ct, Guid? correctionId = null)
    {
        var ledger = await OpenAsync(signup, ct);
        var minutes = ledger.Void(signup.Id, Stamp(reason, signup.Shift.PolicyVersion, correctionId));
        if (minutes == 0)
            return;
        db.HoursEntries.AddRange(ledger.Added);
        audit.Record(new Act("hours.voided", nameof(ShiftSignup), signup.Id) { ReasonText = reason, Details = new { minutes }, OnBehalfOf = signup.PersonId });
    }

    /// <summary>Takes back what stands and counts the service anew. Returns the minutes that stand now.</summary>
    /// <exception cref="RefusedException">409 for a shift that was called off: it counts for nobody.</exception>
    public async Task<int> CorrectAsync(ShiftSignup signup, Period worked, string reason, Guid correctionId, CancellationToken ct)
    {
        if (signup.Shift.State == ShiftState.Cancelled)
            throw DutyRefusals.Cancelled();
        var policy = await policies.VersionAsync(signup.Shift.PolicyVersion, ct);
        var ledger = await OpenAsync(signup, ct);
        var minutes = ledger.Correct(ServiceOf(signup.Shift, signup.Id), worked, RulesOf(policy), Stamp(reason, policy.Version, correctionId));
        db.HoursEntries.AddRange(ledger.Added);
        audit.Record(new Act("hours.regranted", nameof(ShiftSignup), signup.Id) { ReasonText = reason, Details = new { minutes }, PolicyVersion = policy.Version, OnBehalfOf = signup.PersonId });
        return minutes;
    }

    /// <summary>Adds or takes away minutes that no sign-up stands for.</summary>
    /// <exception cref="RefusedException">422 when the day would hold more than its cap, or less than nothing.</exception>
    public async Task AdjustAsync(Guid communityId, Guid personId, DateOnly day, int minutes, string reason, Guid correctionId, CancellationToken ct)
    {
        var policy = await policies.TodayAsync(ct);
        var ledger = await OpenAsync(communityId, personId, day, day, ct);
        ledger.Adjust(day, minutes, null, RulesOf(policy), Stamp(reason, policy.Version, correctionId));
        db.HoursEntries.AddRange(ledger.Added);
        audit.Record(new Act("hours.adjusted", nameof(HoursEntry), ledger.Added[0].Id) { ReasonText = reason, Details = new { minutes }, PolicyVersion = policy.Version, OnBehalfOf = personId });
    }

    private static CountingRules RulesOf(CommunityPolicy policy) => new(policy.HoursRoundingMinutes, policy.HoursPerDayCap * 60);

    private static LedgerService ServiceOf(Shift shift, Guid signupId) =>
        new(signupId, shift.Id, shift.GroupId, new Period(shift.StartsAt, shift.EndsAt), shift.BreakMinutes);

    private LedgerStamp Stamp(string? reason, int policyVersion, Guid? correctionId = null) => new(current.Actor.Id, reason, policyVersion, time.Now(), correctionId);

    private Task<PersonLedger> OpenAsync(ShiftSignup signup, CancellationToken ct) =>
        OpenAsync(signup.CommunityId, signup.PersonId, ChinaTime.Today(signup.Shift.StartsAt), ChinaTime.Today(signup.Shift.EndsAt), ct);

    /// <summary>The lines of these days, and where the ledger ends; a service's lines all lie on the days of its plan.</summary>
    private async Task<PersonLedger> OpenAsync(Guid communityId, Guid personId, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var end = await db.HoursEntries.AsNoTracking().Where(e => e.PersonId == personId).OrderByDescending(e => e.Number)
            .Select(e => new { e.Number, e.AfterMinutes }).FirstOrDefaultAsync(ct);
        var lines = await db.HoursEntries.AsNoTracking().Where(e => e.PersonId == personId && e.Day >= first && e.Day <= last).OrderBy(e => e.Number).ToListAsync(ct);
        return new PersonLedger(communityId, personId, lines, end?.Number ?? 0, end?.AfterMinutes ?? 0);
    }
}

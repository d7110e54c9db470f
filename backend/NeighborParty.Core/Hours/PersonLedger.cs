using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Hours;

/// <summary>The service that minutes are counted for.</summary>
/// <param name="BreakMinutes">Of the plan, not counted.</param>
public sealed record LedgerService(Guid SignupId, Guid ShiftId, Guid? GroupId, Period Planned, int BreakMinutes);

/// <summary>How minutes are counted.</summary>
public sealed record CountingRules(int RoundingMinutes, int CapMinutesPerDay);

/// <summary>What every line of one act has in common.</summary>
/// <param name="Operator">The account, the staff account, or empty for the system.</param>
/// <param name="CorrectionId">The correction that two people agreed on, if one is behind it.</param>
public sealed record LedgerStamp(Guid Operator, string? Reason, int PolicyVersion, DateTime At, Guid? CorrectionId = null);

/// <summary>
/// One person's ledger, and the rules by which lines are added to it. Knows no database: it is given the lines of the days
/// in question and the last line's number and balance, and hands out the lines to add.
/// </summary>
public sealed class PersonLedger(Guid communityId, Guid personId, IEnumerable<HoursEntry> lines, int lastNumber, int balance)
{
    private readonly List<HoursEntry> _lines = [.. lines];
    private readonly List<HoursEntry> _added = [];

    public IReadOnlyList<HoursEntry> Added => _added;

    public int Number { get; private set; } = lastNumber;

    public int Balance { get; private set; } = balance;

    /// <summary>Counts a service for the first time; once it has lines a repeat adds nothing, also after they were taken back.</summary>
    /// <returns>Minutes.</returns>
    public int Grant(LedgerService service, Period present, HoursBucket bucket, CountingRules rules, LedgerStamp stamp) =>
        _lines.Exists(l => l.SignupId == service.SignupId) ? 0 : Count(service, present, bucket, rules, stamp);

    /// <summary>Takes back whatever stands for a service.</summary>
    /// <returns>Minutes, positive.</returns>
    public int Void(Guid signupId, LedgerStamp stamp)
    {
        var standing = Standing(signupId);
        foreach (var line in standing)
            Add(line.SignupId, line.ShiftId, line.GroupId, HoursKind.Void, line.Bucket, line.Round, new DayShare(line.Day, line.WorkedFrom!.Value, line.WorkedUntil!.Value, -line.DeltaMinutes), stamp);
        return standing.Sum(l => l.DeltaMinutes);
    }

    /// <summary>
    /// Takes back what stands and counts the service anew. What lies inside the time that was proven keeps its bucket;
    /// whatever goes beyond it is a supplement.
    /// </summary>
    /// <returns>Minutes that stand now.</returns>
    public int Correct(LedgerService service, Period worked, CountingRules rules, LedgerStamp stamp)
    {
        var before = Standing(service.SignupId);
        Void(service.SignupId, stamp);
        var inside = before.Count > 0 && worked.From >= before.Min(l => l.WorkedFrom) && worked.Until <= before.Max(l => l.WorkedUntil);
        return Count(service, worked, inside ? before[0].Bucket : HoursBucket.Supplemented, rules, stamp);
    }

    /// <summary>Adds or takes away minutes that no sign-up stands for. Only what was added so can be taken away so.</summary>
    /// <exception cref="RefusedException">422 when the day would hold more than its cap, or less than nothing.</exception>
    public void Adjust(DateOnly day, int minutes, Guid? groupId, CountingRules rules, LedgerStamp stamp)
    {
        var onDay = _lines.Where(l => l.Day == day).ToList();
        if (minutes > 0 && onDay.Sum(l => l.DeltaMinutes) + minutes > rules.CapMinutesPerDay)
            throw HoursRefusals.DayFull(rules.CapMinutesPerDay);
        if (onDay.Where(l => l.Kind == HoursKind.Adjust).Sum(l => l.DeltaMinutes) + minutes < 0)
            throw HoursRefusals.NothingToTake();
        Add(null, null, groupId, HoursKind.Adjust, HoursBucket.Supplemented, 0, new DayShare(day, default, default, minutes), stamp);
    }

    /// <summary>The grants of a sign-up that nothing has taken back.</summary>
    public IReadOnlyList<HoursEntry> Standing(Guid signupId) => Standing().Where(l => l.SignupId == signupId).ToList();

    private int Count(LedgerService service, Period present, HoursBucket bucket, CountingRules rules, LedgerStamp stamp)
    {
        var voids = _lines.Where(l => l.SignupId == service.SignupId && l.Kind == HoursKind.Void).ToList();
        var round = voids.Count == 0 ? 0 : voids.Max(v => v.Round) + 1;
        var kind = round == 0 ? HoursKind.Grant : HoursKind.Regrant;
        var already = new AlreadyCounted(
            Standing().Select(l => new Period(l.WorkedFrom!.Value, l.WorkedUntil!.Value)).ToList(),
            _lines.GroupBy(l => l.Day).ToDictionary(g => g.Key, g => g.Sum(l => l.DeltaMinutes)));
        var shares = ServiceTime.Count(service.Planned, present, already, rules.RoundingMinutes, rules.CapMinutesPerDay, service.BreakMinutes);
        foreach (var share in shares)
            Add(service.SignupId, service.ShiftId, service.GroupId, kind, bucket, round, share, stamp);
        return shares.Sum(s => s.Minutes);
    }

    private List<HoursEntry> Standing() => _lines
        .Where(l => l.Kind is HoursKind.Grant or HoursKind.Regrant)
        .Where(l => !_lines.Exists(v => v.Kind == HoursKind.Void && v.SignupId == l.SignupId && v.Day == l.Day && v.Round == l.Round))
        .ToList();

    private void Add(Guid? signupId, Guid? shiftId, Guid? groupId, HoursKind kind, HoursBucket bucket, int round, DayShare share, LedgerStamp stamp)
    {
        var line = new HoursEntry
        {
            Id = Ids.New(stamp.At),
            CommunityId = communityId,
            PersonId = personId,
            Number = ++Number,
            Kind = kind,
            Bucket = bucket,
            Round = round,
            DeltaMinutes = share.Minutes,
            BeforeMinutes = Balance,
            AfterMinutes = Balance += share.Minutes,
            SignupId = signupId,
            ShiftId = shiftId,
            GroupId = groupId,
            CorrectionId = stamp.CorrectionId,
            Day = share.Day,
            WorkedFrom = signupId is null ? null : share.From,
            WorkedUntil = signupId is null ? null : share.Until,
            IdempotencyKey = KeyOf(signupId, kind, share.Day, round, stamp),
            Operator = stamp.Operator,
            Reason = stamp.Reason,
            PolicyVersion = stamp.PolicyVersion,
            At = stamp.At,
        };
        _lines.Add(line);
        _added.Add(line);
    }

    private static string KeyOf(Guid? signupId, HoursKind kind, DateOnly day, int round, LedgerStamp stamp) => (signupId, round) switch
    {
        (null, _) => $"{stamp.CorrectionId:N}:{kind}",
        ({ } signup, 0) => $"{signup:N}:{kind}:{day:yyyyMMdd}",
        ({ } signup, _) => $"{signup:N}:{kind}:{day:yyyyMMdd}:{round}",
    };
}

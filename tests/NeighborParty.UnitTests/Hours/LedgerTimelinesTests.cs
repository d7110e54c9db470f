using NeighborParty.Core.Basics;
using NeighborParty.Core.Hours;

namespace NeighborParty.UnitTests.Hours;

/// <summary>
/// Ten thousand random lives of a volunteer: services that overlap, cross midnight, are forgotten, repeated, called off, corrected
/// and adjusted. After every step the ledger says what a model says that looks at single minutes and keeps no history.
/// </summary>
public sealed class LedgerTimelinesTests
{
    private const int Timelines = 10_000;
    private const int Cap = 12 * 60;
    private const int Rounding = 15;
    private static readonly CountingRules Rules = new(Rounding, Cap);
    private static readonly DateTime Midnight = ChinaTime.ToUtc(new DateTime(2026, 3, 6));
    private static readonly DateOnly[] Days = [new(2026, 3, 6), new(2026, 3, 7), new(2026, 3, 8), new(2026, 3, 9)];

    [Fact]
    public void Ten_thousand_timelines_agree_with_a_model_of_single_minutes()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < Timelines; seed++)
            Live(new Random(seed), $"timeline {seed}", seen);

        // Every kind of step happened often, or the agreement would say little.
        foreach (var step in new[] { "grant", "repeat", "void", "correct", "adjust", "refused", "midnight", "overlap", "regrant", "cap" })
            Assert.True(seen.GetValueOrDefault(step) > 500, $"{step}: {seen.GetValueOrDefault(step)}");
    }

    private static void Live(Random random, string name, Dictionary<string, int> seen)
    {
        var model = new Model();
        var ledger = new PersonLedger(Ids.New(Midnight), Ids.New(Midnight), [], 0, 0);
        var services = new List<LedgerService>();
        for (var step = 0; step < 9; step++)
        {
            var what = random.Next(10);
            if (services.Count == 0 || what < 5)
                Serve(random, model, ledger, services, seen);
            else if (what < 6)
                Change("repeat", services[random.Next(services.Count)], (s, worked) => Assert.Equal(model.Repeat(s, worked), ledger.Grant(s, worked, HoursBucket.Verified, Rules, Stamp())));
            else if (what < 7)
                Change("void", services[random.Next(services.Count)], (s, _) => Assert.Equal(model.Void(s.SignupId), ledger.Void(s.SignupId, Stamp())));
            else if (what < 9)
                Change("correct", services[random.Next(services.Count)], (s, worked) => Assert.Equal(model.Correct(s, worked), ledger.Correct(s, worked, Rules, Stamp())));
            else
                Adjust(random, model, ledger, seen);
            Agree(name, model, ledger, seen);
        }

        void Change(string kind, LedgerService service, Action<LedgerService, Period> act)
        {
            Count(seen, kind);
            act(service, Presence(random, service.Planned));
        }
    }

    /// <summary>Planned in quarters of an hour on one of three days; present late, early, too long, not at all; forgotten ones end as planned.</summary>
    private static void Serve(Random random, Model model, PersonLedger ledger, List<LedgerService> services, Dictionary<string, int> seen)
    {
        var start = Midnight.AddMinutes(random.Next(0, 3 * 24 * 4) * 15);
        var planned = new Period(start, start.AddMinutes(random.Next(1, 60) * 15));
        var length = (int)(planned.Until - planned.From).TotalMinutes;
        var service = new LedgerService(Ids.New(Midnight), Ids.New(Midnight), random.Next(2) == 0 ? Ids.New(Midnight) : null, planned, random.Next(3) == 0 ? random.Next(0, length) : 0);
        var present = Presence(random, planned);
        var bucket = random.Next(4) == 0 ? HoursBucket.Supplemented : HoursBucket.Verified;
        Count(seen, "grant");
        if (ChinaTime.Today(planned.From) != ChinaTime.Today(planned.Until))
            Count(seen, "midnight");
        if (services.Exists(s => s.Planned.From < planned.Until && planned.From < s.Planned.Until))
            Count(seen, "overlap");
        services.Add(service);
        Assert.Equal(model.Grant(service, present, bucket), ledger.Grant(service, present, bucket, Rules, Stamp()));
    }

    private static Period Presence(Random random, Period planned)
    {
        var arrived = planned.From.AddSeconds(random.Next(-3600, 7200));
        var left = random.Next(3) == 0 ? planned.Until : arrived.AddSeconds(random.Next(-600, 60_000));
        return new Period(arrived, left);
    }

    private static void Adjust(Random random, Model model, PersonLedger ledger, Dictionary<string, int> seen)
    {
        var (day, minutes) = (Days[random.Next(Days.Length)], random.Next(-300, 500));
        var allowed = model.Adjust(day, minutes);
        Count(seen, allowed ? "adjust" : "refused");
        var stamp = Stamp() with { CorrectionId = Ids.New(Midnight) };
        if (allowed)
            ledger.Adjust(day, minutes, null, Rules, stamp);
        else
            Assert.Throws<RefusedException>(() => ledger.Adjust(day, minutes, null, Rules, stamp));
    }

    private static void Agree(string name, Model model, PersonLedger ledger, Dictionary<string, int> seen)
    {
        var lines = ledger.Added;
        Assert.True(model.Total == ledger.Balance && ledger.Balance >= 0, $"{name}: model {model.Total}, ledger {ledger.Balance}");
        foreach (var bucket in Enum.GetValues<HoursBucket>())
            Assert.Equal(model.TotalOf(bucket), lines.Where(l => l.Bucket == bucket).Sum(l => l.DeltaMinutes));
        foreach (var day in Days)
        {
            var onDay = lines.Where(l => l.Day == day).Sum(l => l.DeltaMinutes);
            Assert.Equal(model.On(day), onDay);
            Assert.InRange(onDay, 0, Cap);
            if (onDay == Cap)
                Count(seen, "cap");
        }

        // The chain: numbered without a gap, each line knows the balance before and after, no key twice.
        for (var i = 0; i < lines.Count; i++)
        {
            Assert.Equal(i + 1, lines[i].Number);
            Assert.Equal(i == 0 ? 0 : lines[i - 1].AfterMinutes, lines[i].BeforeMinutes);
            Assert.Equal(lines[i].BeforeMinutes + lines[i].DeltaMinutes, lines[i].AfterMinutes);
            Assert.True(lines[i].AfterMinutes >= 0, name);
            if (lines[i].Kind == HoursKind.Regrant)
                Count(seen, "regrant");
        }

        Assert.Equal(lines.Count, lines.DistinctBy(l => l.IdempotencyKey).Count());
        Assert.Equal(lines.Count(l => l.SignupId is not null), lines.Where(l => l.SignupId is not null).DistinctBy(l => (l.SignupId, l.Kind, l.Day, l.Round)).Count());
        NoMinuteTwice(ledger, lines);
    }

    private static void NoMinuteTwice(PersonLedger ledger, IReadOnlyList<HoursEntry> lines)
    {
        var standing = lines.Where(l => l.SignupId is not null).Select(l => l.SignupId!.Value).Distinct().SelectMany(ledger.Standing).ToList();
        foreach (var line in standing)
        {
            // The spans of two services on a day may enclose each other; what is counted is never longer than the time that is there.
            var span = (int)(line.WorkedUntil!.Value - line.WorkedFrom!.Value).TotalMinutes;
            Assert.InRange(line.DeltaMinutes, 1, span);
            Assert.Equal(line.Day, ChinaTime.Today(line.WorkedFrom!.Value));
        }
    }

    private static LedgerStamp Stamp() => new(Guid.Empty, "理由", 0, Midnight);

    private static void Count(Dictionary<string, int> seen, string what) => seen[what] = seen.GetValueOrDefault(what) + 1;

    /// <summary>The slow and obvious way: which services stand with which minutes, and what was added by hand.</summary>
    private sealed class Model
    {
        private readonly Dictionary<Guid, Counted> _services = [];
        private readonly Dictionary<DateOnly, int> _byHand = [];
        private readonly HashSet<Guid> _ever = [];

        public int Total => _services.Values.Sum(s => s.Minutes.Count) + _byHand.Values.Sum();

        public int TotalOf(HoursBucket bucket) =>
            _services.Values.Where(s => s.Bucket == bucket).Sum(s => s.Minutes.Count) + (bucket == HoursBucket.Supplemented ? _byHand.Values.Sum() : 0);

        public int On(DateOnly day) => _services.Values.Sum(s => s.Minutes.Count(m => ChinaTime.Today(m) == day)) + _byHand.GetValueOrDefault(day);

        public int Grant(LedgerService service, Period present, HoursBucket bucket)
        {
            _services[service.SignupId] = Look(service, present, bucket);
            if (_services[service.SignupId].Minutes.Count > 0)
                _ever.Add(service.SignupId);
            return _services[service.SignupId].Minutes.Count;
        }

        /// <summary>What was counted once is not counted again, taken back or not; what came to nothing has left no trace.</summary>
        public int Repeat(LedgerService service, Period present) => _ever.Contains(service.SignupId) ? 0 : Grant(service, present, HoursBucket.Verified);

        public int Void(Guid signup)
        {
            var minutes = _services[signup].Minutes.Count;
            _services[signup] = new Counted([], [], HoursBucket.Verified);
            return minutes;
        }

        public int Correct(LedgerService service, Period worked)
        {
            var before = _services[service.SignupId];
            Void(service.SignupId);
            var inside = before.Minutes.Count > 0 && worked.From >= before.Spans.Min(s => s.From) && worked.Until <= before.Spans.Max(s => s.Until);
            return Grant(service, worked, inside ? before.Bucket : HoursBucket.Supplemented);
        }

        public bool Adjust(DateOnly day, int minutes)
        {
            if ((minutes > 0 && On(day) + minutes > Cap) || _byHand.GetValueOrDefault(day) + minutes < 0)
                return false;
            _byHand[day] = _byHand.GetValueOrDefault(day) + minutes;
            return true;
        }

        /// <summary>Minute by minute: there, planned and free; then without the break, within the day's cap, rounded down; what is too much goes from the end.</summary>
        private Counted Look(LedgerService service, Period present, HoursBucket bucket)
        {
            var free = new List<DateTime>();
            for (var minute = service.Planned.From; minute < service.Planned.Until; minute = minute.AddMinutes(1))
                if (minute.AddMinutes(1) > present.From && minute.AddMinutes(1) <= present.Until && !_services.Values.Any(s => s.Spans.Exists(p => p.From <= minute && minute < p.Until)))
                    free.Add(minute);

            var most = (int)(service.Planned.Until - service.Planned.From).TotalMinutes - service.BreakMinutes;
            var counted = free.Take(most).GroupBy(ChinaTime.Today).SelectMany(d => d.Take(Math.Max(0, Cap - On(d.Key)))).ToList();
            counted = counted.Take(counted.Count - (counted.Count % Rounding)).ToList();
            // A service holds each of its days from its first minute there to its last.
            var spans = free.GroupBy(ChinaTime.Today).Where(d => counted.Exists(m => ChinaTime.Today(m) == d.Key)).Select(d => new Period(d.Min(), d.Max().AddMinutes(1))).ToList();
            return new Counted(counted, spans, bucket);
        }

        private sealed record Counted(List<DateTime> Minutes, List<Period> Spans, HoursBucket Bucket);
    }
}

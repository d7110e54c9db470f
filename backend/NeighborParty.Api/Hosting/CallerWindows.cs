using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;

namespace NeighborParty.Api.Hosting;

/// <summary>Whose requests are counted together: a session, or an address with the kind of door it knocks at.</summary>
/// <param name="Most">Requests in one window.</param>
public readonly record struct Caller(char Kind, Guid Session, string? Address, int Most)
{
    public static Caller Of(char kind, Guid session, int most) => new(kind, session, null, most);

    public static Caller Of(char kind, string address, int most) => new(kind, Guid.Empty, address, most);
}

/// <summary>
/// The limit of every request: a sliding window of five parts for each caller. The framework's own partitioned limiter keeps a
/// kilobyte for each caller and walks over all of them ten times a second: with fifty thousand sessions it took 5 % of two cores.
/// Here a caller costs a hundred and fifty bytes and time passes for it when it calls; who stays away for a window is forgotten with many others.
/// Should the framework's limiter stop walking, <see cref="PartitionedRateLimiter.Create{TResource,TKey}"/> replaces this.
/// </summary>
/// <param name="caller">Null: not counted.</param>
/// <param name="window">A whole number of milliseconds, five parts of it.</param>
/// <param name="time">Its timestamps, which nobody sets back.</param>
public sealed class CallerWindows(Func<HttpContext, Caller?> caller, TimeSpan window, TimeProvider time) : PartitionedRateLimiter<HttpContext>
{
    private const int Parts = 5;

    /// <summary>Callers of one shelf, against a flood of addresses: 15 MB. Beyond it the oldest are forgotten early.</summary>
    private const int Most = 100_000;

    private readonly long _part = (long)window.TotalMilliseconds / Parts;
    private readonly Lock _turning = new();
    private Shelves _shelves = new(new(), new(), 0);
    private int _new;

    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => null;

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(HttpContext context, int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(context, permitCount));

    protected override RateLimitLease AttemptAcquireCore(HttpContext context, int permitCount) =>
        caller(context) is { } who ? Take(who) : Lease.Granted;

    internal RateLimitLease Take(Caller who)
    {
        var now = (long)time.GetElapsedTime(0, time.GetTimestamp()).TotalMilliseconds;
        var wait = CountOf(who, now).Take(now, _part, who.Most);
        return wait == 0 ? Lease.Granted : new Lease(TimeSpan.FromMilliseconds(wait));
    }

    private Count CountOf(Caller who, long now)
    {
        var shelves = Volatile.Read(ref _shelves);
        if (shelves.New.TryGetValue(who, out var found))
            return found;
        if (now - shelves.Since >= _part * Parts || Volatile.Read(ref _new) >= Most)
            shelves = Turn(now);
        found = shelves.New.GetOrAdd(who, static (key, old) => old.TryGetValue(key, out var before) ? before : new Count(), shelves.Old);
        Interlocked.Increment(ref _new);
        return found;
    }

    /// <summary>Who was not seen since the last time, a window ago, has nothing left that counts.</summary>
    private Shelves Turn(long now)
    {
        lock (_turning)
        {
            if (now - _shelves.Since < _part * Parts && _new < Most)
                return _shelves;
            Volatile.Write(ref _new, 0);
            Volatile.Write(ref _shelves, new Shelves(new(), _shelves.New, now));
            return _shelves;
        }
    }

    private sealed record Shelves(ConcurrentDictionary<Caller, Count> New, ConcurrentDictionary<Caller, Count> Old, long Since);

    /// <summary>Requests in the last five parts; the part of a number is its remainder.</summary>
    private sealed class Count
    {
        private Taken _taken;
        private long _last;

        /// <returns>0: granted; otherwise how many milliseconds until there is room again.</returns>
        public long Take(long now, long length, int most)
        {
            var part = now / length;
            lock (this)
            {
                for (var p = Math.Max(_last + 1, part - Parts + 1); p <= part; p++)
                    _taken[(int)(p % Parts)] = 0;
                _last = Math.Max(_last, part);
                var sum = 0;
                foreach (var taken in _taken)
                    sum += taken;
                if (sum < most)
                {
                    _taken[(int)(_last % Parts)]++;
                    return 0;
                }

                var oldest = Math.Max(0, _last - Parts + 1);
                while (oldest < _last && _taken[(int)(oldest % Parts)] == 0)
                    oldest++;
                return Math.Max(1, ((oldest + Parts) * length) - now);
            }
        }
    }

    [InlineArray(Parts)]
    [SuppressMessage("Performance", "CA1823:Avoid unused private fields", Justification = "The first of an inline array.")]
    private struct Taken
    {
        private int _first;
    }

    private sealed class Lease(TimeSpan? wait) : RateLimitLease
    {
        public static readonly Lease Granted = new(null);

        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = wait;
            return wait is not null && metadataName == MetadataName.RetryAfter.Name;
        }
    }
}

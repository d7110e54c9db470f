using System.Threading.RateLimiting;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.UnitTests.WeChat;

namespace NeighborParty.UnitTests.Hosting;

public sealed class CallerWindowsTests : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly FakeClock _clock = new();
    private readonly CallerWindows _windows;

    public CallerWindowsTests() => _windows = new CallerWindows(_ => null, Window, _clock);

    public void Dispose() => _windows.Dispose();

    [Fact]
    public void A_caller_has_so_many_and_hears_when_there_is_room_again()
    {
        var who = Caller.Of('s', Ids.New(_clock.GetUtcNow().UtcDateTime), 3);
        Assert.True(Take(who) && Take(who));
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(Take(who));
        var refused = _windows.Take(who);
        Assert.False(refused.IsAcquired);
        Assert.True(refused.TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.InRange(wait, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3));
        _clock.Advance(wait - TimeSpan.FromMilliseconds(1));
        Assert.False(Take(who));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(Take(who) && Take(who)); // the two of the beginning count no more
        Assert.False(Take(who));
    }

    [Fact]
    public void Callers_do_not_share()
    {
        var session = Ids.New(_clock.GetUtcNow().UtcDateTime);
        var (one, other) = (Caller.Of('s', session, 1), Caller.Of('w', session, 1));
        Assert.True(Take(one));
        Assert.False(Take(one));
        Assert.True(Take(other));
        Assert.True(Take(Caller.Of('a', "203.0.113.1", 1)));
        Assert.True(Take(Caller.Of('a', "203.0.113.2", 1)));
        Assert.False(Take(Caller.Of('a', "203.0.113.1", 1)));
    }

    /// <summary>Beside a list of every request: the same answers through turns of the shelves, pauses and long absences.</summary>
    [Fact]
    public void It_counts_as_a_list_of_all_requests_would()
    {
        var random = new Random(20_260_306);
        var callers = Enumerable.Range(0, 12).Select(i => Caller.Of('s', Ids.New(_clock.GetUtcNow().UtcDateTime), 1 + (i % 5))).ToList();
        var granted = callers.ToDictionary(c => c, _ => new List<long>());
        var part = (long)Window.TotalSeconds / 5;
        var refusals = 0;
        for (var i = 0; i < 20_000; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(random.Next(40) switch { 0 => random.Next(600), < 20 => 0, _ => random.Next(20) }));
            var who = callers[random.Next(callers.Count)];
            var now = _clock.GetTimestamp() / TimeSpan.TicksPerSecond / part;
            var expected = granted[who].Count(at => at > now - 5) < who.Most;
            Assert.Equal(expected, Take(who));
            if (expected)
                granted[who].Add(now);
            else
                refusals++;
        }

        Assert.InRange(refusals, 1000, 19_000);
    }

    [Fact]
    public void Many_at_once_get_no_more_than_the_limit()
    {
        var who = Caller.Of('s', Ids.New(_clock.GetUtcNow().UtcDateTime), 100);
        Assert.Equal(100, Enumerable.Range(0, 2000).AsParallel().WithDegreeOfParallelism(8).Count(_ => Take(who)));
    }

    private bool Take(Caller who) => _windows.Take(who).IsAcquired;
}

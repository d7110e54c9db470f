using NeighborParty.Core.Basics;
using NeighborParty.UnitTests.WeChat;

namespace NeighborParty.UnitTests.Basics;

public sealed class BelievedTests
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(20);
    private readonly FakeClock _clock = new();
    private readonly Believed<int, string> _believed;

    public BelievedTests() => _believed = new Believed<int, string>(_clock, Life, 100);

    private void Keep(int key, string value) => _believed.Keep(key, value, _clock.Now());

    [Fact]
    public void An_entry_holds_for_its_life_and_no_longer()
    {
        Keep(1, "one");
        _clock.Advance(Life);
        // Another one turns the shelves; the first is still believed to the second.
        Keep(2, "two");
        Assert.Equal(("one", "two"), (_believed.Find(1), _believed.Find(2)));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((null, "two"), (_believed.Find(1), _believed.Find(2)));
    }

    [Fact]
    public void What_is_forgotten_is_gone_wherever_it_lies()
    {
        Keep(1, "old");
        _clock.Advance(Life + TimeSpan.FromSeconds(-1));
        Keep(2, "other");
        _clock.Advance(TimeSpan.FromSeconds(2));
        Keep(2, "newer");
        Keep(1, "new");
        _believed.Forget(1);
        _believed.Forget(2);
        Assert.Equal((null, null), (_believed.Find(1), _believed.Find(2)));
        Keep(3, "three");
        _believed.ForgetAll();
        Assert.Null(_believed.Find(3));
    }

    [Fact]
    public void A_crowd_pushes_out_those_who_came_first()
    {
        for (var i = 0; i < 1000; i++)
            Keep(i, "x");
        Assert.Null(_believed.Find(0));
        Assert.Equal("x", _believed.Find(999));
        var kept = Enumerable.Range(0, 1000).Count(i => _believed.Find(i) is not null);
        Assert.InRange(kept, 50, 101);
    }
}

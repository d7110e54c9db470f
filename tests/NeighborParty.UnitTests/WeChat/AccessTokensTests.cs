using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

public sealed class AccessTokensTests
{
    private readonly FakeClock _clock = new();
    private int _fetches;
    private int _forced;

    [Fact]
    public async Task Fifty_callers_at_once_make_one_fetch()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tokens = Tokens(async _ =>
        {
            await gate.Task;
            return "T1";
        });
        var callers = Enumerable.Range(0, 50).Select(_ => Task.Run(() => tokens.GetAsync(CancellationToken.None))).ToArray();
        await Task.Delay(50);
        gate.SetResult();

        Assert.All(await Task.WhenAll(callers), token => Assert.Equal("T1", token));
        Assert.Equal(1, _fetches);
    }

    [Fact]
    public async Task Fifty_callers_whose_token_is_refused_make_one_fetch_more()
    {
        var tokens = Tokens(_ => Task.FromResult($"T{_fetches}"));
        Assert.Equal("T1", await tokens.GetAsync(CancellationToken.None));

        var again = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
        {
            tokens.Expire("T1");
            return await tokens.GetAsync(CancellationToken.None);
        })));

        Assert.All(again, token => Assert.Equal("T2", token));
        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task A_token_that_was_replaced_meanwhile_is_not_dropped()
    {
        var tokens = Tokens(_ => Task.FromResult($"T{_fetches}"));
        await tokens.GetAsync(CancellationToken.None);
        tokens.Expire("T1");
        Assert.Equal("T2", await tokens.GetAsync(CancellationToken.None));

        tokens.Expire("T1");
        Assert.Equal("T2", await tokens.GetAsync(CancellationToken.None));
        Assert.Equal(2, _fetches);
    }

    [Theory]
    [InlineData(7200, 7079, 7081)]
    [InlineData(345, 258, 260)]
    [InlineData(4, 2, 4)]
    public async Task The_remaining_life_is_obeyed_with_a_margin(int expiresIn, int stillGood, int tooOld)
    {
        var tokens = Tokens(_ => Task.FromResult($"T{_fetches}"), expiresIn);
        await tokens.GetAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(stillGood));
        Assert.Equal("T1", await tokens.GetAsync(CancellationToken.None));
        _clock.Advance(TimeSpan.FromSeconds(tooOld - stillGood));
        Assert.Equal("T2", await tokens.GetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_slow_answer_of_an_older_fetch_does_not_replace_a_newer_token()
    {
        var slow = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var tokens = Tokens(_ => _fetches == 2 ? slow.Task : Task.FromResult(_fetches == 1 ? "T1" : "T2"));
        await tokens.GetAsync(CancellationToken.None);

        _clock.Advance(TimeSpan.FromSeconds(7190)); // within the margin: the next caller starts fetch 2, which hangs
        var early = tokens.GetAsync(CancellationToken.None);
        // It is asked on a thread of its own: the one that hangs must be the second.
        while (Volatile.Read(ref _fetches) < 2)
            await Task.Delay(1);
        tokens.Expire("T1"); // another caller learns that T1 is refused
        Assert.Equal("T2", await tokens.GetAsync(CancellationToken.None)); // fetch 3
        slow.SetResult("T1");
        Assert.Equal("T1", await early);

        Assert.Equal("T2", await tokens.GetAsync(CancellationToken.None));
        Assert.Equal(3, _fetches);
    }

    [Fact]
    public async Task The_same_refused_token_again_is_forced_once_and_not_in_a_loop()
    {
        var tokens = Tokens(_ => Task.FromResult("T1"));
        for (var minute = 0; minute < 60; minute++)
        {
            tokens.Expire(await tokens.GetAsync(CancellationToken.None));
            await tokens.GetAsync(CancellationToken.None);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.Equal(1, _forced);
    }

    [Fact]
    public async Task A_token_that_WeChat_just_confirmed_is_not_fetched_again_at_once()
    {
        var tokens = Tokens(_ => Task.FromResult("T1"));
        for (var i = 0; i < 100; i++)
            tokens.Expire(await tokens.GetAsync(CancellationToken.None));
        Assert.InRange(_fetches, 2, 4);
    }

    [Fact]
    public async Task A_failed_fetch_fails_all_who_waited_and_nobody_later()
    {
        var tokens = Tokens(_ => _fetches == 1
            ? throw new WeChatException(WeChatFailure.Unavailable, -1, "cgi-bin/stable_token")
            : Task.FromResult("T2"));
        await Assert.ThrowsAsync<WeChatException>(() => tokens.GetAsync(CancellationToken.None));
        Assert.Equal("T2", await tokens.GetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_caller_who_leaves_does_not_stop_the_fetch_of_the_others()
    {
        var gate = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var tokens = Tokens(_ => gate.Task);
        using var leaving = new CancellationTokenSource();
        var left = tokens.GetAsync(leaving.Token);
        var stays = tokens.GetAsync(CancellationToken.None);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        gate.SetResult("T1");
        Assert.Equal("T1", await stays);
        Assert.Equal(1, _fetches);
    }

    [Fact]
    public async Task What_another_instance_fetched_is_used_and_not_fetched_again()
    {
        var shelf = new FakeShelf();
        var (one, other) = (Tokens(_ => Task.FromResult($"T{_fetches}"), shelf: shelf), Tokens(_ => Task.FromResult($"T{_fetches}"), shelf: shelf));
        Assert.Equal("T1", await one.GetAsync(CancellationToken.None));
        Assert.Equal("T1", await other.GetAsync(CancellationToken.None));

        _clock.Advance(TimeSpan.FromSeconds(30));
        one.Expire("T1");
        Assert.Equal("T2", await one.GetAsync(CancellationToken.None));
        other.Expire("T1");
        Assert.Equal("T2", await other.GetAsync(CancellationToken.None));
        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task The_forced_mode_is_spared_for_all_instances_together()
    {
        var shelf = new FakeShelf();
        foreach (var tokens in Enumerable.Range(0, 5).Select(_ => Tokens(_ => Task.FromResult("T1"), shelf: shelf)))
        {
            tokens.Expire(await tokens.GetAsync(CancellationToken.None));
            await tokens.GetAsync(CancellationToken.None);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(1, _forced);
    }

    private sealed class FakeShelf : ITokenShelf
    {
        private SharedToken? _kept;

        public async Task<SharedToken> FindOrFetchAsync(Func<SharedToken, bool> isGood, Func<SharedToken?, Task<SharedToken>> fetch) =>
            _kept is not null && isGood(_kept) ? _kept : _kept = await fetch(_kept);
    }

    private AccessTokens Tokens(Func<bool, Task<string>> answer, int expiresIn = 7200, ITokenShelf? shelf = null) => new(
        async (force, _) =>
        {
            Interlocked.Increment(ref _fetches);
            if (force)
                Interlocked.Increment(ref _forced);
            return new FreshAccessToken(await answer(force), TimeSpan.FromSeconds(expiresIn));
        },
        shelf ?? new NoTokenShelf(),
        _clock);
}

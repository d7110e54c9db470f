using System.Diagnostics;
using NeighborParty.Core.Data;

namespace NeighborParty.UnitTests.Data;

/// <summary>How long a request puts up with a slow database.</summary>
public sealed class StatementPatienceTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_request_whose_answers_all_come_late_is_given_up_in_time()
    {
        using var patience = StatementPatience.Begin();
        var clock = Stopwatch.StartNew();
        while (!patience.Token.IsCancellationRequested && clock.Elapsed < Promised * 2)
            await AskAsync(TimeSpan.FromSeconds(0.7), patience.Token);
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(1.9), Promised);
    }

    [Fact]
    public async Task A_request_of_many_prompt_answers_may_take_longer_than_the_promise()
    {
        using var patience = StatementPatience.Begin();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Promised * 1.2;)
            await AskAsync(TimeSpan.FromSeconds(0.02), patience.Token);
        Assert.False(patience.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task Between_two_questions_the_caller_may_work_as_long_as_it_likes()
    {
        using var patience = StatementPatience.Begin();
        await AskAsync(TimeSpan.FromSeconds(0.5), patience.Token);
        await Task.Delay(TimeSpan.FromSeconds(2.2));
        await AskAsync(TimeSpan.FromSeconds(0.5), patience.Token);
        Assert.False(patience.Token.IsCancellationRequested);
        Assert.InRange(StatementPatience.Lost, TimeSpan.FromSeconds(0.7), TimeSpan.FromSeconds(1.5));
    }

    private static async Task AskAsync(TimeSpan answer, CancellationToken ct)
    {
        StatementPatience.Start(null);
        await Task.WhenAny(Task.Delay(answer, ct));
        StatementPatience.Stop();
    }
}

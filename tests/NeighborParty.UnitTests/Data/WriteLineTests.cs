using System.Diagnostics;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.UnitTests.Data;

/// <summary>Waiting for the turn to write: in order, long while the line moves, short when it stands still.</summary>
public sealed class WriteLineTests
{
    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task First_come_first_served_and_one_at_a_time()
    {
        var line = new WriteLine(Standstill);
        var (order, inside) = (new List<int>(), 0);
        var head = await line.EnterAsync(default);
        var others = Enumerable.Range(0, 50).Select(WriteAsync).ToList();
        head.Dispose();
        await Task.WhenAll(others);

        Assert.Equal(Enumerable.Range(0, 50), order);
        (await line.EnterAsync(default)).Dispose();

        async Task WriteAsync(int number)
        {
            using var turn = await line.EnterAsync(default);
            Assert.Equal(1, Interlocked.Increment(ref inside));
            order.Add(number);
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        }
    }

    [Fact]
    public async Task Who_waits_in_a_line_that_moves_waits_longer_than_a_standstill()
    {
        // Long, because a busy machine wakes a holder late, and a second of that is no standstill.
        var standstill = TimeSpan.FromSeconds(3);
        var line = new WriteLine(standstill);
        var asked = Stopwatch.GetTimestamp();
        var all = Enumerable.Range(0, 8).Select(_ => HoldAsync(line, standstill / 4)).ToList();
        await Task.WhenAll(all);
        Assert.True(Stopwatch.GetElapsedTime(asked) > standstill * 1.9);
    }

    [Fact]
    public async Task Who_waits_in_a_line_that_stands_still_is_told_so_and_the_next_may_try_again()
    {
        var line = new WriteLine(Standstill);
        var head = await line.EnterAsync(default);
        var asked = Stopwatch.GetTimestamp();
        var early = line.EnterAsync(default).AsTask();
        await Task.Delay(Standstill * 0.4);
        var middle = line.EnterAsync(default).AsTask();
        await Task.Delay(Standstill * 0.8);
        var late = line.EnterAsync(default).AsTask();
        await Assert.ThrowsAsync<RefusedException>(() => early);
        Assert.InRange(Stopwatch.GetElapsedTime(asked), Standstill, Standstill * 1.8);
        await Assert.ThrowsAsync<RefusedException>(() => middle);

        // The head was kept waiting. Who has waited little tries; who would wait too long altogether does not.
        head.Dispose();
        (await late).Dispose();
        (await line.EnterAsync(default)).Dispose();
    }

    [Fact]
    public async Task After_a_standstill_who_has_waited_long_is_refused_at_once()
    {
        var line = new WriteLine(TimeSpan.FromSeconds(2));
        var head = await line.EnterAsync(default);
        await Task.Delay(TimeSpan.FromSeconds(1.2));
        var waited = line.EnterAsync(default).AsTask();
        await Task.Delay(TimeSpan.FromSeconds(1));
        head.Dispose();
        await Assert.ThrowsAsync<RefusedException>(() => waited);
        (await line.EnterAsync(default)).Dispose();
    }

    [Fact]
    public async Task A_long_write_that_the_database_answers_is_no_standstill()
    {
        // Long, because a busy machine wakes the head late, and an answer after a quarter of it counts for nothing.
        var standstill = TimeSpan.FromSeconds(3);
        var line = new WriteLine(standstill);
        var head = await line.EnterAsync(default);
        var waiting = Enumerable.Range(0, 5).Select(async _ => (await line.EnterAsync(default)).Dispose()).ToList();
        for (var i = 0; i < 12; i++)
        {
            await Task.Delay(standstill / 10);
            head.Answered();
        }

        head.Dispose();
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Behind_a_writer_whom_the_database_answers_slowly_nobody_waits_long()
    {
        var line = new WriteLine(Standstill);
        using var patience = StatementPatience.Begin();
        var head = await line.EnterAsync(default);
        var asked = Stopwatch.GetTimestamp();
        var waiting = line.EnterAsync(default).AsTask();
        for (var i = 0; i < 3; i++)
        {
            await Task.Delay(Standstill * 0.4);
            head.Answered();
        }

        await Assert.ThrowsAsync<RefusedException>(() => waiting);
        Assert.InRange(Stopwatch.GetElapsedTime(asked), Standstill, Standstill * 1.8);
        head.Dispose();
    }

    [Fact]
    public async Task Behind_a_job_that_waits_for_slow_answers_one_waits_too()
    {
        var line = new WriteLine(Standstill);
        var head = await line.EnterAsync(default);
        var waiting = line.EnterAsync(default).AsTask();
        for (var i = 0; i < 4; i++)
        {
            await Task.Delay(Standstill * 0.4);
            head.Answered();
        }

        head.Dispose();
        (await waiting).Dispose();
    }

    [Fact]
    public async Task Who_has_lost_time_to_the_database_already_waits_that_much_less()
    {
        var line = new WriteLine(Standstill);
        var head = await line.EnterAsync(default);
        using var patience = StatementPatience.Begin();
        StatementPatience.Start(null);
        await Task.Delay(Standstill * 0.7);
        StatementPatience.Stop();
        var asked = Stopwatch.GetTimestamp();
        await Assert.ThrowsAsync<RefusedException>(() => line.EnterAsync(default).AsTask());
        Assert.InRange(Stopwatch.GetElapsedTime(asked), TimeSpan.Zero, Standstill * 0.8);
        head.Dispose();
    }

    [Fact]
    public async Task After_a_write_that_took_long_and_was_committed_nobody_is_refused()
    {
        var line = new WriteLine(TimeSpan.FromSeconds(2));
        var head = await line.EnterAsync(default);
        await Task.Delay(TimeSpan.FromSeconds(1.2));
        var waited = line.EnterAsync(default).AsTask();
        await Task.Delay(TimeSpan.FromSeconds(1));
        head.Committed();
        head.Dispose();
        (await waited).Dispose();
    }

    [Fact]
    public async Task Who_goes_away_leaves_the_line_to_the_others()
    {
        var line = new WriteLine(Standstill);
        var head = await line.EnterAsync(default);
        using var gone = new CancellationTokenSource();
        var first = line.EnterAsync(gone.Token).AsTask();
        var second = line.EnterAsync(default).AsTask();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        head.Dispose();
        (await second).Dispose();
    }

    private static async Task HoldAsync(WriteLine line, TimeSpan time)
    {
        using var turn = await line.EnterAsync(default);
        await Task.Delay(time);
    }
}

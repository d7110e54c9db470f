using System.Collections.Concurrent;
using System.Diagnostics;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Telemetry;

namespace NeighborParty.Core.Data.Hot;

/// <summary>
/// Carries out short writes in groups: what waits is taken together, run in one transaction and committed once, and only then
/// everybody gets the answer. So an acknowledged write survives a power cut at a tenth of the cost of a commit each. On the servers
/// it saves the round trips, and the chain of the audit trail is extended once for the group; there a group is of one community and
/// a few groups run beside each other, so that a community whose lock somebody else holds keeps no other waiting.
/// </summary>
public sealed class GroupedWriter(HotDatabase hot, WriteGate gate, WriteGroups groups, JournalFolder folder) : IDisposable
{
    /// <summary>Waiting writes at most; more are told to come back.</summary>
    public const int MostWaiting = 4096;

    /// <summary>Members of one transaction at most, so that other writers are not kept long.</summary>
    private const int MostInGroup = 256;

    /// <summary>Groups at the same time on a server; each has a connection. So many communities must be held at once before others wait.</summary>
    private const int MostLanes = 8;

    private readonly FairQueue<Waiting> _queue = new(MostWaiting);
    private readonly SemaphoreSlim _lanes = new(MostLanes);
    private readonly ConcurrentStack<HotConnection> _idle = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _start = new();
    private Task? _loop;

    /// <summary>
    /// Returns when it is durable, or when its conditions did not hold. Whoever stops waiting does not know which: the write may
    /// still happen, and a repeat finds out.
    /// </summary>
    /// <exception cref="RefusedException">503 when too many wait.</exception>
    public async Task RunAsync(ShortWrite write, CancellationToken ct)
    {
        Start();
        var waiting = new Waiting(write, Activity.Current?.Context ?? default, ct);
        if (!_queue.TryAdd(write.CommunityId, waiting))
        {
            Readings.WriteRefused();
            throw Refusals.Busy();
        }

        // Behind a group that the database does not answer this one would wait for both.
        StatementPatience.Start(null);
        try
        {
            await waiting.Done.Task.WaitAsync(ct);
        }
        finally
        {
            StatementPatience.Stop();
        }
    }

    public void Dispose()
    {
        _ending.Cancel();
        _queue.Dispose();
        _lanes.Dispose();
        _ending.Dispose();
        while (_idle.TryPop(out var connection))
            connection.Dispose();
    }

    private void Start()
    {
        if (_loop is not null)
            return;
        lock (_start)
            _loop ??= Task.Run(() => hot.Dialect.IsSqlite ? LoopAsync(_ending.Token) : LanesAsync(_ending.Token));
    }

    /// <summary>One community's groups one after another, those of several beside each other.</summary>
    private async Task LanesAsync(CancellationToken ending)
    {
        try
        {
            while (!ending.IsCancellationRequested)
            {
                await _lanes.WaitAsync(ending);
                var (community, members) = await _queue.TakeLaneAsync(MostInGroup, ending);
                _ = RunLaneAsync(community, members);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The program ends.
        }
    }

    private async Task RunLaneAsync(Guid community, List<Waiting> members)
    {
        try
        {
            var connection = await RunGroupAsync(_idle.TryPop(out var kept) ? kept : null, members);
            // One stays open for the next group; the others of a crowded moment go back to the pool.
            if (connection is not null && _idle.IsEmpty && !_ending.IsCancellationRequested)
                _idle.Push(connection);
            else if (connection is not null)
                await connection.DisposeAsync();
        }
        finally
        {
            Free(community);
        }
    }

    private void Free(Guid community)
    {
        try
        {
            _queue.Free(community);
            _lanes.Release();
        }
        catch (ObjectDisposedException)
        {
            // The program ends.
        }
    }

    private async Task LoopAsync(CancellationToken ending)
    {
        HotConnection? connection = null;
        while (!ending.IsCancellationRequested)
        {
            List<Waiting> members;
            try
            {
                members = await _queue.TakeAsync(MostInGroup, ending);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                break;
            }

            connection = await RunGroupAsync(connection, members);
        }

        if (connection is not null)
            await connection.DisposeAsync();
    }

    /// <summary>Never throws: every member gets its answer.</summary>
    private async Task<HotConnection?> RunGroupAsync(HotConnection? connection, List<Waiting> members)
    {
        members.RemoveAll(m => m.LeftAlready());
        if (members.Count == 0)
            return connection;
        // Its own: the members are of several requests, and none of them may break off the others.
        using var patience = hot.Dialect.IsSqlite ? null : StatementPatience.Begin();
        var ct = patience?.Token ?? CancellationToken.None;
        try
        {
            using var turn = await gate.EnterAsync(community: null, CancellationToken.None);
            connection ??= await hot.OpenAsync(toWrite: true, ct);
            await groups.RunAsync(connection, members.ConvertAll(m => m.Write), members.ConvertAll(m => m.Parent), ct);
        }
        catch (Exception e) when (members.Count > 1 && e is not RefusedException && !IsAway(e))
        {
            // One member spoiled it for all: each alone, so that only that one fails.
            foreach (var member in members)
                connection = await RunGroupAsync(connection, [member]);
            return connection;
        }
        catch (Exception e)
        {
            members.ForEach(m => m.Done.TrySetException(e));
            if (connection is not null && IsAway(e))
            {
                await connection.DisposeAsync();
                connection = null;
            }

            return connection;
        }

        members.ForEach(m => m.Done.TrySetResult());
        folder.Committed(members.Count);
        return connection;
    }

    /// <summary>Cancelled: the patience has run out.</summary>
    private static bool IsAway(Exception e) => e is OperationCanceledException || DatabaseErrors.Of(e) == DatabaseError.Away;

    private sealed record Waiting(ShortWrite Write, ActivityContext Parent, CancellationToken Caller)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Nobody waits any more, and nothing has begun.</summary>
        public bool LeftAlready() => Caller.IsCancellationRequested && Done.TrySetCanceled(Caller);
    }
}

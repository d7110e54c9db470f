using System.Data.Common;
using System.Threading.Channels;
using NeighborParty.Benchmarks.Databases;
using NeighborParty.Benchmarks.Schema;

namespace NeighborParty.Benchmarks.Baseline;

/// <summary>One writer for SQLite: what waits in a bounded channel goes into one transaction, and all are answered after its commit (synchronous=FULL).</summary>
internal sealed class GroupedCheckIns : RawCheckIns
{
    private const int Waiting = 10_000;
    private const int Group = 500;
    private readonly RawDatabase _database;
    private readonly Channel<Tap> _taps = Channel.CreateBounded<Tap>(new BoundedChannelOptions(Waiting) { SingleReader = true });
    private readonly Task _writer;

    public GroupedCheckIns(RawDatabase database)
    {
        _database = database;
        _writer = Task.Run(WriteAsync);
    }

    public override async Task<RawArrival> RecordAsync(Guid community, Guid shift, Guid person, RawTap tap, CancellationToken ct)
    {
        var mine = new Tap(Values(community, shift, person, tap), shift, person);
        await _taps.Writer.WriteAsync(mine, ct);
        return await mine.Answered.Task;
    }

    public override async ValueTask DisposeAsync()
    {
        _taps.Writer.Complete();
        await _writer;
    }

    private async Task WriteAsync()
    {
        await using var connection = await _database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync("PRAGMA synchronous=FULL", CancellationToken.None);
        DbCommand? insert = null;
        var group = new List<(Tap Tap, RawArrival Answer)>(Group);
        while (await _taps.Reader.WaitToReadAsync())
        {
            await using (var transaction = await connection.BeginTransactionAsync())
            {
                while (group.Count < Group && _taps.Reader.TryRead(out var tap))
                    group.Add((tap, await InsertAsync(connection, insert ??= connection.Command(Statements.RawCheckIn, tap.Values), transaction, tap)));
                await transaction.CommitAsync();
            }

            foreach (var (tap, answer) in group)
                tap.Answered.SetResult(answer);
            group.Clear();
        }
    }

    private static async Task<RawArrival> InsertAsync(DbConnection connection, DbCommand insert, DbTransaction transaction, Tap tap)
    {
        insert.Transaction = transaction;
        for (var i = 0; i < tap.Values.Length; i++)
            insert.Parameters[i].Value = tap.Values[i].Value is Guid id ? id.ToByteArray(bigEndian: true) : tap.Values[i].Value;
        return await insert.ExecuteNonQueryAsync() == 1
            ? Answer((Guid)tap.Values[0].Value!, tap.Shift, (DateTime)tap.Values[4].Value!)
            : await FirstAsync(connection, tap.Shift, tap.Person, CancellationToken.None);
    }

    private sealed record Tap((string Name, object? Value)[] Values, Guid Shift, Guid Person)
    {
        public TaskCompletionSource<RawArrival> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

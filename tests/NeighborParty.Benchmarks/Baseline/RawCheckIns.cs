using System.Data.Common;
using NeighborParty.Benchmarks.Databases;
using NeighborParty.Benchmarks.Schema;
using NeighborParty.Core.Basics;

namespace NeighborParty.Benchmarks.Baseline;

/// <summary>One insert for a tap; on SQLite grouped, on a server one by one.</summary>
internal abstract class RawCheckIns : IAsyncDisposable
{
    public static RawCheckIns Open(RawDatabase database) => database.IsSqlite ? new GroupedCheckIns(database) : new SingleCheckIns(database);

    public abstract Task<RawArrival> RecordAsync(Guid community, Guid shift, Guid person, RawTap tap, CancellationToken ct);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected static (string, object?)[] Values(Guid community, Guid shift, Guid person, RawTap tap)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return
        [
            ("id", Ids.New(now)), ("community", community), ("shift", shift), ("person", person), ("at", now),
            ("latitude", tap.Latitude), ("longitude", tap.Longitude), ("distance", 10), ("device", tap.DeviceId),
        ];
    }

    protected static RawArrival Answer(Guid id, Guid shift, DateTime at) =>
        new(id, id, shift, "in", at, "accepted", false, 10, "签到成功。离开时请记得签退。", at.AddHours(8));

    /// <summary>The answer to a repeat: what was recorded first.</summary>
    protected static async Task<RawArrival> FirstAsync(DbConnection connection, Guid shift, Guid person, CancellationToken ct)
    {
        await using var command = connection.Command(Statements.FirstRawCheckIn, ("person", person), ("shift", shift));
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return Answer(reader.Id(0), shift, reader.Time(1));
    }
}

internal sealed class SingleCheckIns(RawDatabase database) : RawCheckIns
{
    public override async Task<RawArrival> RecordAsync(Guid community, Guid shift, Guid person, RawTap tap, CancellationToken ct)
    {
        var values = Values(community, shift, person, tap);
        await using var connection = await database.OpenAsync(ct);
        return await connection.ExecuteAsync(Statements.RawCheckIn, ct, values) == 1
            ? Answer((Guid)values[0].Item2!, shift, (DateTime)values[4].Item2!)
            : await FirstAsync(connection, shift, person, ct);
    }
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Hot;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// Whether the database can be written, by writing. One try at a time, shared by all who ask meanwhile, and an answer within
/// two and a half seconds also when the try itself hangs.
/// </summary>
public sealed class DatabaseProbe(IServiceScopeFactory scopes, DataFolder folder, SqlDialect dialect)
{
    private static readonly TimeSpan Statement = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    // One row may still find room where a request no longer does.
    private const long LeastRoom = 1024 * 1024;

    private readonly Lock _lock = new();
    private Task<bool>? _running;

    public async Task<bool> CanWriteAsync()
    {
        Task<bool> probe;
        lock (_lock)
            probe = _running is { IsCompleted: false } running ? running : _running = Task.Run(TryAsync);
        return await Task.WhenAny(probe, Task.Delay(Patience)) == probe && await probe;
    }

    private async Task<bool> TryAsync()
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<NeighborPartyDb>();
            var sqlite = dialect.IsSqlite;
            if (sqlite && new DriveInfo(folder.Root).AvailableFreeSpace < LeastRoom)
                return false;
            using var patience = new CancellationTokenSource(sqlite ? Timeout.InfiniteTimeSpan : Statement);
            await using var write = await db.BeginWriteAsync(patience.Token);
            await db.AuditChainHeads.Where(h => h.CommunityId == Guid.Empty)
                .ExecuteUpdateAsync(h => h.SetProperty(x => x.Sequence, x => x.Sequence), patience.Token);
            // A server has written by now. SQLite writes when it commits: only then a full disk or a read-only file shows.
            if (sqlite)
                await write.CommitAsync(CancellationToken.None);
            return true;
        }
        catch (Exception)
        {
            // Whatever it is, requests meet it too and say it in the log.
            return false;
        }
    }
}

using Microsoft.Extensions.Logging;
using NeighborParty.Core.Data.Sqlite;

namespace NeighborParty.Core.Data.Hot;

/// <summary>
/// Folds SQLite's journal into the database file beside the writer of groups: done inside a commit it would keep everybody of the
/// group waiting for thousands of scattered pages. The servers do this by themselves.
/// </summary>
public sealed partial class JournalFolder(HotDatabase hot, ILogger<JournalFolder> log)
{
    /// <summary>In a rush a check-in writes about two pages of 4 KB: after so many the journal has some 16 MB.</summary>
    private const int Writes = 2048;

    private int _since;
    private int _running;

    /// <summary>Notes what was committed and starts folding when it is time and nobody does yet.</summary>
    public void Committed(int writes)
    {
        if (!hot.Dialect.IsSqlite || Interlocked.Add(ref _since, writes) < Writes || Interlocked.Exchange(ref _running, 1) == 1)
            return;
        Interlocked.Exchange(ref _since, 0);
        _ = Task.Run(FoldAsync);
    }

    private async Task FoldAsync()
    {
        try
        {
            await using var connection = await hot.OpenAsync(toWrite: false, CancellationToken.None);
            await connection.ExecuteAsync(SqlitePragmas.Fold, [], transaction: null, CancellationToken.None);
        }
        catch (Exception e) when (DatabaseErrors.Of(e) != DatabaseError.Other)
        {
            LogLater(log, e); // the next commits ask again
        }
        finally
        {
            Interlocked.Exchange(ref _running, 0);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal could not be folded now")]
    private static partial void LogLater(ILogger log, Exception e);
}

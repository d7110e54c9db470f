using System.Data.Common;
using NeighborParty.Core.Data.PostgreSql;

namespace NeighborParty.Core.Data;

/// <summary>
/// A request's patience with a database server: two seconds for each statement, commit or opening of a connection. Outside of a
/// request there is none, and the time of the connection string holds.
/// </summary>
public sealed class StatementPatience : IDisposable
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(2);

    // What came before has perhaps used up its two seconds, and the caller was promised three.
    private static readonly TimeSpan ToUndo = TimeSpan.FromMilliseconds(500);
    private static readonly AsyncLocal<StatementPatience?> Current = new();

    private readonly CancellationTokenSource _over = new();
    private readonly Timer _timer;
    private readonly TimeSpan _each;
    private volatile DbConnection? _asked;

    private StatementPatience(TimeSpan each)
    {
        _each = each;
        _timer = new Timer(static p => ((StatementPatience)p!).RunOut(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What is done with the database takes it.</summary>
    public CancellationToken Token => _over.Token;

    /// <summary>Whether somebody waits for this flow.</summary>
    internal static bool IsHeld => Current.Value is not null;

    /// <summary>For the rest of this flow. Dispose it at the end.</summary>
    public static StatementPatience Begin() => Current.Value = new StatementPatience(Each);

    /// <summary>For taking back what was not committed, also after the patience of the request itself has run out.</summary>
    internal static StatementPatience BeginToUndo() => Current.Value = new StatementPatience(ToUndo);

    /// <summary>Something was asked of the database.</summary>
    /// <param name="connection">Null while it is only being opened.</param>
    internal static void Start(DbConnection? connection) => Current.Value?.Set(connection, Current.Value._each);

    /// <summary>It has answered, or failed.</summary>
    internal static void Stop() => Current.Value?.Set(null, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer.Dispose();
        _over.Dispose();
    }

    private void Set(DbConnection? asked, TimeSpan after)
    {
        _asked = asked;
        try
        {
            _timer.Change(after, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // Work that a request has started outlives it.
        }
    }

    private void RunOut()
    {
        SilentConnection.GiveUp(_asked);
        try
        {
            _over.Cancel();
        }
        catch (Exception e) when (e is ObjectDisposedException or AggregateException)
        {
            // The request has ended meanwhile, or what was to be broken off was just being closed: a timer must not throw.
        }
    }
}

using System.Data.Common;
using System.Diagnostics;
using NeighborParty.Core.Data.PostgreSql;

namespace NeighborParty.Core.Data;

/// <summary>
/// A request's patience with a database server: two seconds for a statement, commit or opening of a connection that is not
/// answered, and as much for all that come late together, so that a request of many statements to a slow server is told in time
/// too. What is answered within a tenth of a second is not late: a long import of short statements may take its time. Outside of
/// a request there is no patience, and the time of the connection string holds.
/// </summary>
public sealed class StatementPatience : IDisposable
{
    private static readonly TimeSpan ForAll = TimeSpan.FromSeconds(2);

    // Many times what a server near by needs for a short statement, and few enough of them fill the second that is left of the three
    // that were promised.
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(0.1);

    // What came before has perhaps used up its two seconds, and the caller was promised three.
    private static readonly TimeSpan ToUndo = TimeSpan.FromMilliseconds(500);
    private static readonly AsyncLocal<StatementPatience?> Current = new();

    private readonly CancellationTokenSource _over = new();
    private readonly Timer _timer;
    private readonly TimeSpan _forAll;
    private volatile DbConnection? _asked;
    private TimeSpan _late;
    private long _since;

    private StatementPatience(TimeSpan forAll)
    {
        _forAll = forAll;
        _timer = new Timer(static p => ((StatementPatience)p!).RunOut(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What is done with the database takes it.</summary>
    public CancellationToken Token => _over.Token;

    /// <summary>Whether somebody waits for this flow.</summary>
    internal static bool IsHeld => Current.Value is not null;

    /// <summary>How late the answers of this flow have been up to now, together.</summary>
    internal static TimeSpan Lost => Current.Value?._late ?? TimeSpan.Zero;

    /// <summary>For the rest of this flow. Dispose it at the end.</summary>
    public static StatementPatience Begin() => Current.Value = new StatementPatience(ForAll);

    /// <summary>For taking back what was not committed, also after the patience of the request itself has run out.</summary>
    internal static StatementPatience BeginToUndo() => Current.Value = new StatementPatience(ToUndo);

    /// <summary>Something was asked of the database.</summary>
    /// <param name="connection">Null while it is only being opened, or somebody else asks.</param>
    internal static void Start(DbConnection? connection) => Current.Value?.Ask(connection);

    /// <summary>It has answered, or failed.</summary>
    internal static void Stop() => Current.Value?.Hear();

    public void Dispose()
    {
        _timer.Dispose();
        _over.Dispose();
    }

    private void Ask(DbConnection? asked)
    {
        CountLate();
        _since = Stopwatch.GetTimestamp();
        _asked = asked;
        var left = _forAll - _late;
        Ring(left > Prompt ? left : Prompt);
    }

    private void Hear()
    {
        CountLate();
        _asked = null;
        Ring(Timeout.InfiniteTimeSpan);
    }

    private void CountLate()
    {
        if (_since == 0)
            return;
        var late = Stopwatch.GetElapsedTime(_since) - Prompt;
        _since = 0;
        if (late > TimeSpan.Zero)
            _late += late;
    }

    private void Ring(TimeSpan after)
    {
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

namespace NeighborParty.Core.Data;

/// <summary>
/// A request's patience with a database server: two seconds for each statement, commit or opening of a connection. Outside of a
/// request there is none, and the time of the connection string holds.
/// </summary>
public static class StatementPatience
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(2);
    private static readonly AsyncLocal<CancellationTokenSource?> Current = new();

    /// <summary>For the rest of this flow. What it does with the database takes the token.</summary>
    /// <returns>Dispose it at the end.</returns>
    public static CancellationTokenSource Begin() => Current.Value = new CancellationTokenSource();

    /// <summary>Something was asked of the database.</summary>
    internal static void Start() => Set(Each);

    /// <summary>It has answered, or failed.</summary>
    internal static void Stop() => Set(Timeout.InfiniteTimeSpan);

    private static void Set(TimeSpan after)
    {
        try
        {
            Current.Value?.CancelAfter(after);
        }
        catch (ObjectDisposedException)
        {
            // Work that a request has started outlives it.
        }
    }
}

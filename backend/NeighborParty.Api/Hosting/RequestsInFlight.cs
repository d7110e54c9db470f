namespace NeighborParty.Api.Hosting;

/// <summary>How many requests are being answered, those from before the end told apart from those that came after it was announced.</summary>
public sealed class RequestsInFlight
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly int[] _counts = new int[2];
    private volatile int _round;

    /// <returns>For <see cref="Leave"/>.</returns>
    public int Enter()
    {
        var round = _round;
        Interlocked.Increment(ref _counts[round]);
        return round;
    }

    public void Leave(int round) => Interlocked.Decrement(ref _counts[round]);

    /// <summary>Waits for those that have begun before this call; whoever comes later keeps nobody waiting.</summary>
    public async Task FinishAsync(TimeSpan atMost, CancellationToken ct)
    {
        _round = 1;
        for (var waited = TimeSpan.Zero; waited < atMost && Volatile.Read(ref _counts[0]) > 0; waited += Look)
            await Task.Delay(Look, ct);
    }
}

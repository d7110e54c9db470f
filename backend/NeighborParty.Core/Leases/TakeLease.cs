using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Leases;

/// <summary>
/// One at a time: inside this program by a queue, between instances by a row. The lease is renewed while it is held and
/// given back at the end; of a holder that was killed it is free after half a minute.
/// </summary>
public sealed class TakeLease(LeaseBook book, TimeProvider time, ILogger<TakeLease> log)
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _here = new(StringComparer.Ordinal);

    /// <param name="patience">How long to wait for whoever has it; zero looks once.</param>
    /// <returns>Null: somebody else still has it.</returns>
    public async Task<HeldLease?> WithinAsync(string name, TimeSpan patience, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var here = _here.GetOrAdd(name, _ => new SemaphoreSlim(1, 1));
        if (!await here.WaitAsync(patience, ct))
            return null;

        HeldLease? held = null;
        try
        {
            while (!await ClaimAsync(name, mayWait: time.GetElapsedTime(started) < patience, ct))
            {
                if (time.GetElapsedTime(started) >= patience)
                    return null;
                await Task.Delay(Again, ct);
            }

            return held = new HeldLease(name, book, here, time, log);
        }
        finally
        {
            if (held is null)
                here.Release();
        }
    }

    /// <returns>Null: somebody else has it.</returns>
    public Task<HeldLease?> NowAsync(string name, CancellationToken ct) => WithinAsync(name, TimeSpan.Zero, ct);

    private async Task<bool> ClaimAsync(string name, bool mayWait, CancellationToken ct)
    {
        try
        {
            return await book.ClaimAsync(name, ct);
        }
        catch (Exception e) when (mayWait && DatabaseErrors.IsTemporary(e))
        {
            return false;
        }
    }
}

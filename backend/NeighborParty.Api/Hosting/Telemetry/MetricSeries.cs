namespace NeighborParty.Api.Hosting.Telemetry;

/// <summary>One value, or the buckets of a histogram.</summary>
public sealed class MetricSeries(double[]? bounds)
{
    private readonly Lock _lock = new();
    private readonly long[]? _buckets = bounds is null ? null : new long[bounds.Length + 1];
    private double _sum;

    public void Take(double value, bool replaces)
    {
        lock (_lock)
        {
            _sum = replaces ? value : _sum + value;
            if (_buckets is null)
                return;
            var bucket = Array.BinarySearch(bounds!, value);
            _buckets[bucket < 0 ? ~bucket : bucket]++;
        }
    }

    /// <summary>Bounds with how many were at or below each, ending with infinity and all; null for a plain value.</summary>
    public (double Sum, IReadOnlyList<(double Bound, long Count)>? Buckets) Read()
    {
        lock (_lock)
        {
            if (_buckets is null)
                return (_sum, null);
            var sofar = 0L;
            return (_sum, _buckets.Select((count, i) => (i < bounds!.Length ? bounds[i] : double.PositiveInfinity, sofar += count)).ToList());
        }
    }
}

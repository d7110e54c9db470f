using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace NeighborParty.Api.Hosting.Telemetry;

/// <summary>One instrument: a series for each set of labels, at most 500 of them; the rest is kept in one of its own.</summary>
public sealed class MetricSheet
{
    private const int MostSeries = 500;
    private const string Overflow = "otel_metric_overflow=\"true\"";
    private static readonly double[] DefaultBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly ConcurrentDictionary<string, MetricSeries> _series = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MetricSeries>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly double[]? _bounds;
    private readonly bool _replaces;

    public MetricSheet(Instrument instrument)
    {
        var kind = instrument.GetType().Name;
        kind = kind[..kind.IndexOf('`', StringComparison.Ordinal)];
        Type = kind switch { "Counter" or "ObservableCounter" => "counter", "Histogram" => "histogram", _ => "gauge" };
        Name = MetricNames.Of(instrument.Name, instrument.Unit, Type);
        Description = instrument.Description ?? "";
        _lookup = _series.GetAlternateLookup<ReadOnlySpan<char>>();
        _bounds = Type == "histogram" ? BoundsOf(instrument) : null;
        // Observable instruments and gauges tell the value itself, the others by how much it changed.
        _replaces = kind is "Gauge" || kind.StartsWith("Observable", StringComparison.Ordinal);
    }

    public string Name { get; }

    public string Type { get; }

    public string Description { get; }

    public IEnumerable<KeyValuePair<string, MetricSeries>> Series => _series.OrderBy(s => s.Key, StringComparer.Ordinal);

    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Span<char> buffer = stackalloc char[512];
        scoped ReadOnlySpan<char> labels = Overflow;
        if (MetricNames.TryWriteLabels(tags, buffer, out var length))
            labels = buffer[..length];
        if (!_lookup.TryGetValue(labels, out var series))
            series = _series.GetOrAdd(_series.Count < MostSeries ? labels.ToString() : Overflow, _ => new MetricSeries(_bounds));
        series.Take(value, _replaces);
    }

    private static double[] BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds],
        Histogram<long> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds.Select(b => (double)b)],
        Histogram<int> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds.Select(b => Convert.ToDouble(b, CultureInfo.InvariantCulture))],
        _ => DefaultBounds,
    };
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace NeighborParty.Api.Hosting.Telemetry;

/// <summary>Listens to the instruments of this program and keeps what they say until somebody reads it.</summary>
public sealed class MetricBook : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, MetricSheet> _sheets = new(StringComparer.Ordinal);
    private readonly Lock _reading = new();

    public MetricBook(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Two hosts in one process (tests) have meters of the same name each.
            if (!MetersRead.Includes(instrument.Meter.Name) || (instrument.Meter.Scope is IMeterFactory owner && !ReferenceEquals(owner, meters)))
                return;
            var sheet = new MetricSheet(instrument);
            listener.EnableMeasurementEvents(instrument, _sheets.GetOrAdd(sheet.Name, sheet));
        };
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, sheet) => ((MetricSheet)sheet!).Take(value, tags));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, sheet) => ((MetricSheet)sheet!).Take(value, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, sheet) => ((MetricSheet)sheet!).Take(value, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, sheet) => ((MetricSheet)sheet!).Take(value, tags));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, sheet) => ((MetricSheet)sheet!).Take(value, tags));
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, sheet) => ((MetricSheet)sheet!).Take(value, tags));
        _listener.Start();
    }

    /// <summary>The text that Prometheus reads, format 0.0.4.</summary>
    public string Read()
    {
        lock (_reading)
        {
            _listener.RecordObservableInstruments();
            return PrometheusText.Of(_sheets.Values.OrderBy(s => s.Name, StringComparer.Ordinal));
        }
    }

    public void Dispose() => _listener.Dispose();
}

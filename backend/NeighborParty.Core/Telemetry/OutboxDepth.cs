using System.Diagnostics.Metrics;

namespace NeighborParty.Core.Telemetry;

/// <summary>How much waits in the outbox, as last counted in the database. Shows nothing before the first count.</summary>
public sealed class OutboxDepth : IDisposable
{
    private readonly Meter _meter = new(Readings.Name);
    private Depth? _last;

    public OutboxDepth()
    {
        _meter.CreateObservableGauge("neighborparty.outbox.messages", Messages, "{message}", "Messages that wait and messages that were given up");
        _meter.CreateObservableGauge("neighborparty.outbox.lag", Lag, "s", "How long the message that is due longest has been due");
    }

    public void Set(long waiting, long dead, TimeSpan lag) => _last = new Depth(waiting, dead, lag);

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Messages() => _last is { } d
        ? [new(d.Waiting, new KeyValuePair<string, object?>("state", "waiting")), new(d.Dead, new KeyValuePair<string, object?>("state", "dead"))]
        : [];

    private IEnumerable<Measurement<double>> Lag() => _last is { } d ? [new(d.Lag.TotalSeconds)] : [];

    private sealed record Depth(long Waiting, long Dead, TimeSpan Lag);
}

using System.Net;
using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Hosting.Telemetry;

/// <summary>Section <c>Telemetry</c>. Everything is off until it is named.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Where traces and metrics are sent, OTLP over HTTP, e.g. <c>http://collector:4318/</c>. Empty: nowhere.</summary>
    public string OtlpEndpoint { get; set; } = "";

    /// <summary>The share of traces that is sent, 0 to 1, whatever a caller asks for.</summary>
    public double TraceRatio { get; set; } = 1;

    /// <summary>A port of its own for <c>/metrics</c>, which the public port does not know. 0: none.</summary>
    public int MetricsPort { get; set; }

    /// <summary>The address that port listens on. Never one that the outside can reach: it asks for no password.</summary>
    public string MetricsAddress { get; set; } = "127.0.0.1";

    /// <summary>Whether anybody reads the metrics.</summary>
    internal bool Metrics => MetricsPort > 0 || OtlpEndpoint.Length > 0;

    /// <exception cref="StartRefusedException">Names the setting at fault.</exception>
    internal TelemetryOptions Checked()
    {
        if (OtlpEndpoint.Length > 0 && (!Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var collector) || collector.Scheme is not ("http" or "https")))
            throw new StartRefusedException("Telemetry:OtlpEndpoint must be an absolute http or https address, e.g. http://127.0.0.1:4318/.");
        if (TraceRatio is not (>= 0 and <= 1))
            throw new StartRefusedException("Telemetry:TraceRatio must be 0 to 1.");
        if (MetricsPort is < 0 or > 65535)
            throw new StartRefusedException("Telemetry:MetricsPort must be 0 to 65535.");
        if (!IPAddress.TryParse(MetricsAddress, out _))
            throw new StartRefusedException("Telemetry:MetricsAddress must be an address of this machine, e.g. 127.0.0.1.");
        return this;
    }
}

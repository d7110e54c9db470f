using NeighborParty.Core.Data.Hot;
using NeighborParty.Core.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NeighborParty.Api.Hosting.Telemetry;

/// <summary>Sends traces and metrics to a collector. One that is away costs nothing but the figures of that time.</summary>
public sealed class OtlpExport(TelemetryOptions options) : IHostedService, IDisposable
{
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateEmpty().AddService(Readings.Name, serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}");
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            // Not the parent's word: it comes from outside.
            .SetSampler(new TraceIdRatioBasedSampler(options.TraceRatio))
            .AddSource("Microsoft.AspNetCore", Readings.Name, HotDatabase.Statements.Name)
            .AddProcessor(new AllowedFacts())
            .AddOtlpExporter(o => Send(o, "v1/traces"))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(MetersRead.Names)
            .AddOtlpExporter(o => Send(o, "v1/metrics"))
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private void Send(OtlpExporterOptions exporter, string signal)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(new Uri(options.OtlpEndpoint.TrimEnd('/') + "/"), signal);
        exporter.TimeoutMilliseconds = 3000;
    }
}

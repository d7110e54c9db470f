using Microsoft.Extensions.Logging.Console;
using NeighborParty.Core.Telemetry;

namespace NeighborParty.Api.Hosting.Telemetry;

/// <summary>Logs, metrics and traces. None of them names a person: see the allow lists here and in <see cref="Readings"/>.</summary>
public static class TelemetrySetup
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var lines = builder.Environment.IsProduction() ? JsonLines.FormatterName : PlainLines.FormatterName;
        builder.Logging.ClearProviders()
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning) // wherever it is started from
            .AddConsole(o => o.FormatterName ??= lines)
            .AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>()
            .AddConsoleFormatter<PlainLines, ConsoleFormatterOptions>();

        var options = (builder.Configuration.GetSection("Telemetry").Get<TelemetryOptions>() ?? new TelemetryOptions()).Checked();
        var services = builder.Services;
        services.AddSingleton(options);
        if (!options.Metrics)
            return;
        services.AddSingleton<OutboxDepth>().AddHostedService<CountOutbox>();
        if (options.MetricsPort > 0)
            services.AddSingleton<MetricBook>().AddHostedService<MetricsPort>();
        if (options.OtlpEndpoint.Length > 0)
            services.AddHostedService<OtlpExport>();
    }
}

using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Hosting.Telemetry;

/// <summary>
/// A server of its own that knows <c>/metrics</c> and nothing else. The public port cannot show it by mistake: the two share no
/// route, and no header decides.
/// </summary>
public sealed class MetricsPort(TelemetryOptions options, MetricBook book) : IHostedService, IHttpApplication<HttpContext>, IDisposable
{
    private KestrelServer? _server;

    /// <exception cref="StartRefusedException">The port is taken.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var settings = new KestrelServerOptions { AddServerHeader = false };
        settings.Limits.MaxConcurrentConnections = 20;
        settings.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        settings.Listen(IPAddress.Parse(options.MetricsAddress), options.MetricsPort);
        _server = new KestrelServer(
            Options.Create(settings), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
        try
        {
            await _server.StartAsync(this, cancellationToken);
        }
        catch (IOException)
        {
            throw new StartRefusedException($"Telemetry:MetricsPort: {options.MetricsAddress}:{options.MetricsPort} cannot be listened on.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        if (context.Request.Path != "/metrics" || !HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = PrometheusText.ContentType;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(book.Read()), context.RequestAborted);
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public void Dispose() => _server?.Dispose();
}

using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// What one connection may send, how slowly, and how many there may be. Setting <c>Limits:Connections</c> (10 to 100,000,
/// default 4,000): a further one is closed at once, so that a crowd of idle ones takes a bounded share of memory.
/// </summary>
public static class ServerLimits
{
    private const int DefaultConnections = 4000;

    /// <summary>
    /// Who says beforehand that he sends more than the place takes is answered before anything reads it: whoever looks for a form's
    /// token in the middle of it would take it for a form that has expired.
    /// </summary>
    public static IApplicationBuilder UseBodyLimits(this IApplicationBuilder app) => app.Use((http, next) =>
        http.Request.ContentLength > http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize
            ? throw ProblemAnswers.TooLarge()
            : next(http));

    /// <exception cref="StartRefusedException"><c>Limits:Connections</c> is out of range.</exception>
    public static void LimitServer(this WebApplicationBuilder builder)
    {
        var connections = builder.Configuration.GetValue("Limits:Connections", DefaultConnections);
        if (connections is < 10 or > 100_000)
            throw new StartRefusedException("Limits:Connections must be 10 to 100000.");
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxConcurrentConnections = connections;
            k.Limits.MaxRequestBodySize = 1024 * 1024;
            k.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            k.Limits.MaxRequestLineSize = 8 * 1024;
            k.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            // Longer than a proxy keeps its own end (nginx: 60 s), so that it is never the proxy's request that finds the door closed.
            k.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(90);
            // A telephone on a bad line manages ten times this; who sends byte by byte holds a connection on purpose.
            k.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
            k.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
        });
    }
}

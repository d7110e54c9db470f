using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace NeighborParty.Api.Hosting.Telemetry;

/// <summary>
/// What a trace and a log line say about a request: method, route template, status, duration. Never its path, query, headers
/// or body: these are full of what belongs to people.
/// </summary>
public static partial class RequestFacts
{
    private const string Unknown = "(no route)";

    /// <summary>Outermost: sees how the request ended, and leaves one line for each that ended with 5xx.</summary>
    public static IApplicationBuilder UseRequestFacts(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RequestFacts));
        return app.Use(async (http, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            await next(http);
            var span = SpanOf(http);
            span?.SetTag("http.response.status_code", http.Response.StatusCode);
            if (http.Response.StatusCode < 500 || http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                return;
            span?.SetStatus(ActivityStatusCode.Error);
            LogFailed(log, MethodOf(http), RouteOf(http), http.Response.StatusCode, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        });
    }

    /// <summary>After routing, because the handler of exceptions forgets the route.</summary>
    public static IApplicationBuilder UseRouteFacts(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? Unknown;
        http.Items[typeof(RequestFacts)] = route;
        if (SpanOf(http) is { IsAllDataRequested: true } span)
        {
            span.DisplayName = $"{MethodOf(http)} {route}";
            span.SetTag("http.request.method", MethodOf(http));
            span.SetTag("http.route", route);
            span.SetTag("url.path", route);
        }

        return next(http);
    });

    private static Activity? SpanOf(HttpContext http) => http.Features.Get<IHttpActivityFeature>()?.Activity;

    private static string RouteOf(HttpContext http) => http.Items[typeof(RequestFacts)] as string ?? Unknown;

    // A caller may invent one.
    private static string MethodOf(HttpContext http) => http.Request.Method is "GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE" or "OPTIONS"
        ? http.Request.Method : "_OTHER";

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Route} answered {Status} after {Elapsed} ms")]
    private static partial void LogFailed(ILogger log, string method, string route, int status, long elapsed);
}

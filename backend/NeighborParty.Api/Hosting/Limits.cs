using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Sessions;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// Section <c>Limits</c>: requests in five minutes. Hold for 127.0.0.1 too.
/// Every limiter counts in the instance it lives in: with N instances a caller gets at most N times the limit, and it fails open
/// with its instance, because it has no outside part that could fail. What must be exact (wrong passwords and codes) is counted in the database.
/// </summary>
public sealed class LimitOptions
{
    /// <summary>For one session.</summary>
    public int PerSession { get; set; } = 300;

    /// <summary>For one address without a session; a /64 counts as one address.</summary>
    public int PerAnonymousAddress { get; set; } = 300;

    /// <summary>Sign-ins for one address.</summary>
    public int SignInsPerAddress { get; set; } = 25;

    /// <summary>Photos for one session, in thirty minutes.</summary>
    public int UploadsPerSession { get; set; } = 30;

    /// <summary>Door codes that one session may look up: enough for a walk around the block, too few to try tokens.</summary>
    public int DoorCodesPerSession { get; set; } = 30;

    /// <summary>Pushes of one address. WeChat sends from few, and in bursts.</summary>
    public int PushesPerAddress { get; set; } = 6000;

    /// <summary>Requests of one staff session.</summary>
    public int PerStaffSession { get; set; } = 1500;
}

public static class Limits
{
    public const string SignIn = "sign-in";
    public const string DoorCode = "door-code";
    public const string Upload = "upload";
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var o = configuration.GetSection("Limits").Get<LimitOptions>() ?? new LimitOptions();
        return services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                var after = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(60);
                return new ValueTask(ProblemAnswers.WriteAsync(context.HttpContext,
                    new RefusedException(RefusalKind.TooMany, "too_many_requests", "操作太频繁了，请稍等一会儿再试。") { RetryAfter = after }));
            };
            limiter.GlobalLimiter = new CallerWindows(http => CallerOf(http, o), FiveMinutes, TimeProvider.System);
            limiter.AddPolicy(SignIn, http => Window($"l:{Address(http)}", o.SignInsPerAddress, FiveMinutes));
            limiter.AddPolicy(DoorCode, http => Window($"d:{SessionOrAddress(http)}", o.DoorCodesPerSession, FiveMinutes));
            limiter.AddPolicy(Upload, http => Window($"u:{SessionOrAddress(http)}", o.UploadsPerSession, TimeSpan.FromMinutes(30)));
        });
    }

    /// <summary>Null: whom nobody counts, what watches the program and files that never change.</summary>
    private static Caller? CallerOf(HttpContext http, LimitOptions o) => http switch
    {
        _ when http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
            || http.Request.Path.StartsWithSegments(ConsoleSetup.AssetsPath, StringComparison.Ordinal)
            || http.Request.Path.StartsWithSegments("/sandbox", StringComparison.Ordinal) => null,
        _ when http.Request.Path.StartsWithSegments("/wechat", StringComparison.Ordinal) => Caller.Of('p', Address(http), o.PushesPerAddress),
        _ when Session(http) is { } session => Caller.Of('s', session, o.PerSession),
        _ when Staff(http) is { } staff => Caller.Of('w', staff, o.PerStaffSession),
        _ => Caller.Of('a', Address(http), o.PerAnonymousAddress),
    };

    private static string SessionOrAddress(HttpContext http) => Session(http)?.ToString("N") ?? Address(http);

    private static RateLimitPartition<string> Window(string key, int permits, TimeSpan window) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits, Window = window, SegmentsPerWindow = 5, QueueLimit = 0,
        });

    private static Guid? Session(HttpContext http) =>
        http.Items.TryGetValue(typeof(Standing), out var s) && s is Standing standing ? standing.SessionId : null;

    private static Guid? Staff(HttpContext http) =>
        http.Items.TryGetValue(typeof(StaffStanding), out var s) && s is StaffStanding standing ? standing.SessionId : null;

    /// <summary>An IPv6 household owns a whole /64.</summary>
    private static string Address(HttpContext http)
    {
        var ip = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (ip.IsIPv4MappedToIPv6)
            ip = ip.MapToIPv4();
        return ip.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(ip.GetAddressBytes().AsSpan(0, 8))
            : ip.ToString();
    }
}

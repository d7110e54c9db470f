using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Sessions;

namespace NeighborParty.Api.Sessions;

/// <param name="LoginCode">From wx.login; five minutes, once.</param>
/// <param name="Device">What the phone calls itself, for the list of own devices.</param>
public sealed record StartSession([property: Required, StringLength(128, MinimumLength = 1)] string LoginCode, [property: StringLength(120)] string? Device = null)
{
    public static StartSession Example => new("0a1B2c3D4e5F", "Xiaomi 12");
}

public sealed record RefreshSession([property: Required, StringLength(200, MinimumLength = 1)] string RefreshToken)
{
    public static RefreshSession Example => new("AZ5…");
}

/// <summary>Signing in and out of a phone.</summary>
public static class SessionEndpoints
{
    public static void MapSessions(this RouteGroupBuilder api)
    {
        var sessions = api.MapGroup("/sessions").WithTags("登录");
        sessions.MapPost("", Start).AllowAnonymous().RequireRateLimiting(Limits.SignIn)
            .WithSummary("用微信登录码换取会话").Refuses("session.bad_code", "session.blocked", "wechat.unavailable");
        sessions.MapPost("/refresh", Refresh).AllowAnonymous()
            .WithSummary("用刷新令牌换取下一对令牌").Refuses("session.ended", "session.blocked");
        sessions.MapDelete("/current", End).RunsAgainWhenSentBack().WithSummary("退出登录");
    }

    private static async Task<Ok<SessionGrant>> Start(StartSession request, SignInWithWeChat signIn, CancellationToken ct) =>
        TypedResults.Ok(await signIn.RunAsync(request.LoginCode, request.Device, ct));

    private static async Task<Ok<SessionGrant>> Refresh(RefreshSession request, RefreshPhoneSession refresh, CancellationToken ct) =>
        TypedResults.Ok(await refresh.RunAsync(request.RefreshToken, ct));

    private static async Task<NoContent> End(CurrentActor current, EndPhoneSession end, CancellationToken ct)
    {
        await end.SignOutAsync(current.Actor.SessionId ?? throw Refusals.SignInFirst(), ct);
        return TypedResults.NoContent();
    }
}

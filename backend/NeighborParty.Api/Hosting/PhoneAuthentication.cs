using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Sessions;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// Reads the Authorization header; nothing else (no query string, no cookie) signs a phone in. Reading is done by <see cref="ReadAsync"/>
/// before the framework asks: its way over a scheme that forwards to a scheme costs a short request a tenth of its time.
/// What is left to the scheme is to say no.
/// </summary>
public sealed class PhoneAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Phone";

    /// <summary>Where the phone believes to be. Optional: without it another instance may show the former community for 20 seconds after a change.</summary>
    public const string CommunityHeader = "Community-Id";

    private const string Prefix = "Bearer ";

    // That somebody is signed in; who it is stands in the Standing beside it. Nobody writes into it.
    private static readonly ClaimsPrincipal SignedIn = new(new ClaimsIdentity(SchemeName));

    /// <summary>Signs the request in when its token is good.</summary>
    internal static async Task ReadAsync(HttpContext http, SessionStanding standing)
    {
        var header = http.Request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } value || !value.StartsWith(Prefix, StringComparison.Ordinal))
            return;
        Guid? community = Guid.TryParse(http.Request.Headers[CommunityHeader], out var said) ? said : null;
        if (await standing.FindAsync(value[Prefix.Length..], community, http.RequestAborted) is not { } found)
            return;
        http.Items[typeof(Standing)] = found;
        http.User = SignedIn;
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(Context.User == SignedIn ? AuthenticateResult.Success(new AuthenticationTicket(SignedIn, SchemeName)) : AuthenticateResult.NoResult());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        ProblemAnswers.WriteAsync(Context, Refusals.SignInFirst());

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemAnswers.WriteAsync(Context, Refusals.Forbidden());
}

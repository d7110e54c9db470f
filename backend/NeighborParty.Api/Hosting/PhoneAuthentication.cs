using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Sessions;

namespace NeighborParty.Api.Hosting;

/// <summary>Reads the Authorization header; nothing else (no query string, no cookie) signs a phone in.</summary>
public sealed class PhoneAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    SessionStanding standing)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Phone";

    /// <summary>Where the phone believes to be. Optional: without it another instance may show the former community for 20 seconds after a change.</summary>
    public const string CommunityHeader = "Community-Id";

    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } value || !value.StartsWith(Prefix, StringComparison.Ordinal))
            return AuthenticateResult.NoResult();
        Guid? community = Guid.TryParse(Request.Headers[CommunityHeader], out var said) ? said : null;
        if (await standing.FindAsync(value[Prefix.Length..], community, Context.RequestAborted) is not { } found)
            return AuthenticateResult.Fail("The token is not valid.");

        Context.Items[typeof(Standing)] = found;
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, found.AccountId.ToString("N"))], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        ProblemAnswers.WriteAsync(Context, Refusals.SignInFirst());

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemAnswers.WriteAsync(Context, Refusals.Forbidden());
}

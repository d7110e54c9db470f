using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Staff;

namespace NeighborParty.Api.Hosting;

/// <summary>Reads the console's cookie, a random token whose hash is a row that can be ended.</summary>
public sealed class ConsoleAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, StaffSessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Console";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // Sign-in and the console's files are nobody's: a browser with a former session gets them as everybody does.
        if (Request.Cookies[StaffSessions.CookieName] is not { Length: > 0 } token || Context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return AuthenticateResult.NoResult();
        if (await sessions.FindAsync(token, isActivity: !Request.Headers.ContainsKey("X-Background"), Context.RequestAborted) is not { } found)
            return AuthenticateResult.Fail("The session has ended.");

        Context.Items[typeof(StaffStanding)] = new StaffStanding(found.SessionId, found.StaffId, found.CommunityId, found.DisplayName);
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, found.StaffId.ToString("N")),
            new(ClaimTypes.Name, found.DisplayName),
            new("community_name", found.CommunityName),
            new("step", found.NextStep.ToString()),
        };
        // Before the password is changed or the second factor given, nothing is permitted.
        if (found.NextStep == StaffStep.None)
            claims.AddRange(StaffPermissions.Of(found.Role).Select(p => new Claim(PermissionPolicies.Claim, p)));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // After a POST there is nothing to return to.
        var back = HttpMethods.IsGet(Request.Method) && Request.Path != Doors.ConsolePath ? $"?returnUrl={Uri.EscapeDataString(Request.Path + Request.QueryString)}" : "";
        Response.Redirect($"{Doors.ConsolePath}/sign-in{back}");
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var step = Context.User.FindFirstValue("step");
        Response.Redirect(step switch
        {
            nameof(StaffStep.ChangePassword) => $"{Doors.ConsolePath}/change-password",
            nameof(StaffStep.EnrolTotp) => $"{Doors.ConsolePath}/totp/enrol",
            nameof(StaffStep.GiveTotp) => $"{Doors.ConsolePath}/totp",
            // A step that is behind: there is nothing to do here.
            _ when Context.GetEndpoint()?.Metadata.GetMetadata<AtStepAttribute>() is not null => Doors.ConsolePath,
            _ => $"{Doors.ConsolePath}/forbidden",
        });
        return Task.CompletedTask;
    }
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// Most requests have to be signed in and nothing else: that is seen here, without the context, handlers and results that the
/// framework makes for it each time. Every other policy goes its way.
/// </summary>
public sealed class SignedInFirst(IAuthorizationService authorization) : PolicyEvaluator(authorization)
{
    private static readonly Task<PolicyAuthorizationResult> Yes = Task.FromResult(PolicyAuthorizationResult.Success());

    public override Task<PolicyAuthorizationResult> AuthorizeAsync(
        AuthorizationPolicy policy, AuthenticateResult authenticationResult, HttpContext context, object? resource) =>
        context.User.Identity?.IsAuthenticated == true && policy.Requirements is [DenyAnonymousAuthorizationRequirement]
            ? Yes
            : base.AuthorizeAsync(policy, authenticationResult, context, resource);
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using NeighborParty.AdminConsole.Kit;

namespace NeighborParty.Api.Hosting;

/// <summary>Makes the policy <c>perm:places.manage</c> out of the permission's name (staff of the console who hold it) and <c>step:…</c> for the steps of signing in.</summary>
public sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public const string Prefix = "perm:";

    public const string Claim = "perm";

    /// <summary>Nobody passes: for a page that forgot to say whom it is for.</summary>
    public const string Closed = "closed";

    /// <summary>A name always means the same: what an endpoint asks is put together once.</summary>
    public override bool AllowsCachingPolicies => true;

    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        var console = new AuthorizationPolicyBuilder(ConsoleAuthentication.SchemeName).RequireAuthenticatedUser();
        if (policyName == Closed)
            return console.RequireAssertion(_ => false).Build();
        if (policyName.StartsWith(Prefix, StringComparison.Ordinal))
            return console.RequireClaim(Claim, policyName[Prefix.Length..]).Build();
        if (policyName.StartsWith(AtStepAttribute.PolicyPrefix, StringComparison.Ordinal))
            return console.RequireClaim("step", policyName[AtStepAttribute.PolicyPrefix.Length..].Split(',')).Build();
        return await base.GetPolicyAsync(policyName);
    }
}

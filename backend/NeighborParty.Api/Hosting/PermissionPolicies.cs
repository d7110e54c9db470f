using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace NeighborParty.Api.Hosting;

/// <summary>Makes the policy <c>perm:places.manage</c> out of the permission's name: staff of the console who hold it.</summary>
public sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public const string Prefix = "perm:";

    public const string Claim = "perm";

    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        policyName.StartsWith(Prefix, StringComparison.Ordinal)
            ? new AuthorizationPolicyBuilder(ConsoleAuthentication.SchemeName).RequireClaim(Claim, policyName[Prefix.Length..]).Build()
            : await base.GetPolicyAsync(policyName);
}

using Microsoft.AspNetCore.Authorization;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>
/// Names what a member of staff must be allowed to do to open a page. The host answers the policy "perm:&lt;code&gt;";
/// a page without this attribute (or an explicit AllowAnonymous) is refused to everyone.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PermissionAttribute : AuthorizeAttribute
{
    public const string PolicyPrefix = "perm:";
    public const string ConsoleScheme = "Console";

    public PermissionAttribute(string permission)
    {
        Permission = permission;
        Policy = PolicyPrefix + permission;
        AuthenticationSchemes = ConsoleScheme;
    }

    /// <summary>One of the codes of StaffPermissions, e.g. places.manage.</summary>
    public string Permission { get; }
}

using System.Security.Claims;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>What a page asks about the person who is signed in. The claims are set by the host at sign-in.</summary>
public static class StaffPrincipal
{
    public const string PermissionClaim = "perm";
    public const string CommunityNameClaim = "community_name";

    /// <summary>For hiding what would be refused anyway. It guards nothing: the page's <see cref="PermissionAttribute"/> does.</summary>
    public static bool Can(this ClaimsPrincipal staff, string permission) => staff.HasClaim(PermissionClaim, permission);

    public static string StaffName(this ClaimsPrincipal staff) => staff.Identity?.Name ?? "工作人员";

    public static string CommunityName(this ClaimsPrincipal staff) => staff.FindFirstValue(CommunityNameClaim) ?? "";
}

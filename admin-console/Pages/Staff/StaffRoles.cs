using Microsoft.AspNetCore.Mvc.Rendering;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Pages.Staff;

/// <summary>The roles as staff read them.</summary>
public static class StaffRoles
{
    public static string Label(StaffRole role) => role switch
    {
        StaffRole.Administrator => "管理员",
        StaffRole.Officer => "社区工作人员",
        StaffRole.Moderator => "审核员",
        StaffRole.Auditor => "审计员",
        _ => role.ToString(),
    };

    public static IReadOnlyList<SelectListItem> All =>
    [
        new("社区工作人员：日常工作", nameof(StaffRole.Officer)),
        new("审核员：只审核内容", nameof(StaffRole.Moderator)),
        new("审计员：只看操作留痕，不能改动", nameof(StaffRole.Auditor)),
        new("管理员：日常工作、账号和规则，登录须验证器", nameof(StaffRole.Administrator)),
    ];
}

using System.Security.Claims;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole;

/// <summary>One line of the menu. <see cref="Page"/> is a page's name, e.g. /Places/Index; while that page does not exist the line is not shown.</summary>
public sealed record NavigationEntry(string Label, string Page, string Icon, string Permission)
{
    public string Folder => Page[..(Page.LastIndexOf('/') + 1)];
}

public sealed record NavigationGroup(string Label, NavigationEntry[] Entries);

/// <summary>The console's menu. A feature comes and goes with its line.</summary>
public static class Navigation
{
    public static readonly NavigationGroup[] Groups =
    [
        new("工作台",
        [
            new("今日总览", "/Index", "layout-dashboard", StaffPermissions.OverviewRead),
        ]),
        new("楼栋与组织",
        [
            new("楼栋与门码", "/Places/Index", "building", StaffPermissions.PlacesManage),
            new("楼栋党小组", "/Groups/Index", "users-group", StaffPermissions.GroupsManage),
            new("包户", "/Care/Index", "home", StaffPermissions.GroupsManage),
            new("入组申请", "/Applications/Index", "user-plus", StaffPermissions.ApplicationsDecide),
            new("居民", "/People/Index", "users", StaffPermissions.PeopleRead),
        ]),
        new("值守与服务",
        [
            new("红袖标", "/Armbands/Index", "badge", StaffPermissions.ArmbandsManage),
            new("红袖标盘点", "/StockTakes/Index", "list-check", StaffPermissions.ArmbandsManage),
            new("电话通知", "/Calls/Index", "phone", StaffPermissions.DutiesManage),
            new("值守", "/Duties/Index", "calendar-check", StaffPermissions.DutiesManage),
            new("正在值守", "/Duties/Live", "eye", StaffPermissions.DutiesManage),
            new("巡逻路线", "/Patrols/Index", "map-pin", StaffPermissions.DutiesManage),
            new("疑点核查", "/Signals/Index", "flag", StaffPermissions.DutiesManage),
            new("办公室大屏", "/Displays/Index", "building-community", StaffPermissions.DutiesManage),
            new("服务时长", "/Hours/Index", "clock", StaffPermissions.DutiesManage),
            new("导出", "/Exports/Index", "download", StaffPermissions.ExportsMake),
            new("点单", "/Orders/Index", "clipboard-list", StaffPermissions.OrdersManage),
            new("三联单查验", "/Slips/Index", "ticket", StaffPermissions.OrdersManage),
            new("周五议事日", "/Council/Index", "calendar-event", StaffPermissions.CouncilManage),
            new("邻里互助", "/Aid/Index", "heart-handshake", StaffPermissions.ModerationDecide),
            new("内容审核", "/Moderation/Index", "shield-check", StaffPermissions.ModerationDecide),
            new("被隐去的原文", "/Moderation/Originals", "lock", StaffPermissions.OriginalsRead),
            new("公告消息", "/Notices/Index", "speakerphone", StaffPermissions.GroupsManage),
        ]),
        new("管理",
        [
            new("操作留痕", "/Audit/Index", "history", StaffPermissions.AuditRead),
            new("工作人员", "/Staff/Index", "id-badge-2", StaffPermissions.StaffManage),
            new("规则设置", "/Policies/Index", "settings", StaffPermissions.PolicyManage),
            new("未送达消息", "/Outbox/Index", "send", StaffPermissions.SystemManage),
        ]),
    ];

    public static IEnumerable<NavigationGroup> For(ClaimsPrincipal staff, Func<NavigationEntry, bool> exists) =>
        Groups
            .Select(group => group with { Entries = [.. group.Entries.Where(entry => staff.Can(entry.Permission) && exists(entry))] })
            .Where(group => group.Entries.Length > 0);

    /// <summary>The entry that a page belongs to: its own, or the one of its folder.</summary>
    public static NavigationEntry? Of(string? page)
    {
        var entries = Groups.SelectMany(group => group.Entries).ToArray();
        return entries.FirstOrDefault(entry => entry.Page == page)
            ?? entries.FirstOrDefault(entry => entry.Folder.Length > 1 && page?.StartsWith(entry.Folder, StringComparison.Ordinal) == true);
    }
}

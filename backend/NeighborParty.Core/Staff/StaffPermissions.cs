namespace NeighborParty.Core.Staff;

/// <summary>What staff may do, by role. A page or handler names one permission; what nobody lists nobody may do.</summary>
public static class StaffPermissions
{
    public const string OverviewRead = "overview.read";
    public const string PlacesManage = "places.manage";
    public const string GroupsManage = "groups.manage";
    public const string ApplicationsDecide = "applications.decide";
    public const string ArmbandsManage = "armbands.manage";
    public const string DutiesManage = "duties.manage";
    public const string ExportsMake = "exports.make";
    public const string OrdersManage = "orders.manage";
    public const string CouncilManage = "council.manage";
    public const string ModerationDecide = "moderation.decide";
    public const string OriginalsRead = "moderation.originals";
    public const string PeopleRead = "people.read";
    public const string PeopleUnmask = "people.unmask";
    public const string AuditRead = "audit.read";
    public const string StaffManage = "staff.manage";
    public const string PolicyManage = "policy.manage";
    public const string SystemManage = "system.manage";

    private static readonly string[] Daily =
    [
        OverviewRead, PlacesManage, GroupsManage, ApplicationsDecide, ArmbandsManage, DutiesManage, ExportsMake, OrdersManage, CouncilManage, ModerationDecide, PeopleRead, PeopleUnmask,
    ];

    private static readonly Dictionary<StaffRole, HashSet<string>> ByRole = new()
    {
        [StaffRole.Administrator] = [.. Daily, AuditRead, OriginalsRead, StaffManage, PolicyManage, SystemManage],
        [StaffRole.Officer] = [.. Daily, AuditRead],
        [StaffRole.Moderator] = [OverviewRead, ModerationDecide],
        [StaffRole.Auditor] = [OverviewRead, AuditRead, OriginalsRead],
    };

    public static IReadOnlySet<string> Of(StaffRole role) => ByRole[role];

    /// <summary>Nobody gives away more than they hold.</summary>
    public static bool MayGrant(StaffRole by, StaffRole given) => ByRole[by].IsSupersetOf(ByRole[given]);

    public static bool Allows(StaffRole role, string permission) => ByRole[role].Contains(permission);
}

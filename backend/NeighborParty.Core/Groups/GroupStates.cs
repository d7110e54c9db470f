using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Groups;

public enum GroupEvent
{
    Start,
    Dissolve,
}

public enum MembershipEvent
{
    Suspend,
    Resume,
    Leave,
    MoveOut,
    Remove,
    Die,

    /// <summary>The person was not gone at all; follows from the person's record.</summary>
    Restore,

    /// <summary>The same for who was suspended then, and would be today.</summary>
    RestoreSuspended,
}

public enum GroupRole
{
    Staff,
    System,
}

/// <summary>The lives of a group and of a membership.</summary>
public static class GroupStates
{
    public static readonly StateMachine<GroupStatus, GroupEvent, GroupRole> Group = new(
        "group",
        Label,
        new(GroupStatus.Preparing, GroupEvent.Start, GroupStatus.Active, GroupRole.Staff),
        new(GroupStatus.Preparing, GroupEvent.Dissolve, GroupStatus.Dissolved, GroupRole.Staff),
        new(GroupStatus.Active, GroupEvent.Dissolve, GroupStatus.Dissolved, GroupRole.Staff));

    /// <summary>Suspension is dated: the system resumes it. Nobody is removed for being old or silent.</summary>
    public static readonly StateMachine<MembershipState, MembershipEvent, GroupRole> Member = new(
        "membership",
        Label,
        [
            new(MembershipState.Active, MembershipEvent.Suspend, MembershipState.Suspended, GroupRole.Staff),
            new(MembershipState.Inactive, MembershipEvent.Suspend, MembershipState.Suspended, GroupRole.Staff),
            new(MembershipState.Suspended, MembershipEvent.Resume, MembershipState.Active, GroupRole.Staff, GroupRole.System),
            new(MembershipState.MovedOut, MembershipEvent.Restore, MembershipState.Active, GroupRole.System),
            new(MembershipState.Deceased, MembershipEvent.Restore, MembershipState.Active, GroupRole.System),
            new(MembershipState.MovedOut, MembershipEvent.RestoreSuspended, MembershipState.Suspended, GroupRole.System),
            new(MembershipState.Deceased, MembershipEvent.RestoreSuspended, MembershipState.Suspended, GroupRole.System),
            .. Endings(MembershipState.Active),
            .. Endings(MembershipState.Inactive),
            .. Endings(MembershipState.Suspended),
        ]);

    public static string Label(GroupStatus status) => status switch
    {
        GroupStatus.Preparing => "筹建中",
        GroupStatus.Active => "已成立",
        _ => "已撤销",
    };

    public static string Label(MembershipState state) => state switch
    {
        MembershipState.Active => "在组",
        MembershipState.Inactive => "长期未参加",
        MembershipState.Suspended => "暂停",
        MembershipState.Left => "已退出",
        MembershipState.MovedOut => "已搬离",
        MembershipState.Removed => "已除名",
        _ => "已去世",
    };

    public static string Label(MembershipKind kind) => kind switch
    {
        MembershipKind.PartyMember => "党员",
        MembershipKind.ReportingMember => "在职双报到党员",
        _ => "居民志愿者",
    };

    private static IEnumerable<Transition<MembershipState, MembershipEvent, GroupRole>> Endings(MembershipState from) =>
    [
        new(from, MembershipEvent.Leave, MembershipState.Left, GroupRole.Staff),
        new(from, MembershipEvent.MoveOut, MembershipState.MovedOut, GroupRole.Staff),
        new(from, MembershipEvent.Remove, MembershipState.Removed, GroupRole.Staff),
        new(from, MembershipEvent.Die, MembershipState.Deceased, GroupRole.Staff),
    ];
}

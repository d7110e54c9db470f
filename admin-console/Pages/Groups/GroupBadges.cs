using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;

namespace NeighborParty.AdminConsole.Pages.Groups;

/// <summary>The words and colours of groups and memberships on every page.</summary>
public static class GroupBadges
{
    public static readonly StatusMap<GroupStatus> Of = new()
    {
        [GroupStatus.Preparing] = (GroupStates.Label(GroupStatus.Preparing), Tone.Warning),
        [GroupStatus.Active] = (GroupStates.Label(GroupStatus.Active), Tone.Good),
        [GroupStatus.Dissolved] = (GroupStates.Label(GroupStatus.Dissolved), Tone.Neutral),
    };

    public static readonly StatusMap<MembershipState> Member = new()
    {
        [MembershipState.Active] = (GroupStates.Label(MembershipState.Active), Tone.Good),
        [MembershipState.Inactive] = (GroupStates.Label(MembershipState.Inactive), Tone.Neutral),
        [MembershipState.Suspended] = (GroupStates.Label(MembershipState.Suspended), Tone.Warning),
        [MembershipState.Left] = (GroupStates.Label(MembershipState.Left), Tone.Neutral),
        [MembershipState.MovedOut] = (GroupStates.Label(MembershipState.MovedOut), Tone.Neutral),
        [MembershipState.Removed] = (GroupStates.Label(MembershipState.Removed), Tone.Bad),
        [MembershipState.Deceased] = (GroupStates.Label(MembershipState.Deceased), Tone.Neutral),
    };
}

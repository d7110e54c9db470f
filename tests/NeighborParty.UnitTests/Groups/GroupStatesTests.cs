using NeighborParty.Core.Basics;
using NeighborParty.Core.Groups;

namespace NeighborParty.UnitTests.Groups;

public sealed class GroupStatesTests
{
    [Fact]
    public void Only_open_memberships_can_end_and_only_suspended_ones_resume()
    {
        MembershipEvent[] endings = [MembershipEvent.Leave, MembershipEvent.MoveOut, MembershipEvent.Remove, MembershipEvent.Die];
        foreach (var state in Enum.GetValues<MembershipState>())
        {
            var open = state is MembershipState.Active or MembershipState.Inactive or MembershipState.Suspended;
            Assert.All(endings, e => Assert.Equal(open, GroupStates.Member.Allows(state, e, GroupRole.Staff)));
            Assert.All(endings, e => Assert.False(GroupStates.Member.Allows(state, e, GroupRole.System)));
            Assert.Equal(state == MembershipState.Suspended, GroupStates.Member.Allows(state, MembershipEvent.Resume, GroupRole.System));
            foreach (var back in new[] { MembershipEvent.Restore, MembershipEvent.RestoreSuspended })
            {
                Assert.False(GroupStates.Member.Allows(state, back, GroupRole.Staff));
                Assert.Equal(state is MembershipState.MovedOut or MembershipState.Deceased, GroupStates.Member.Allows(state, back, GroupRole.System));
            }

            Assert.Equal(state is MembershipState.Active or MembershipState.Inactive, GroupStates.Member.Allows(state, MembershipEvent.Suspend, GroupRole.Staff));
        }
    }

    [Fact]
    public void A_dissolved_group_stays_dissolved() =>
        Assert.Throws<RefusedException>(() => GroupStates.Group.Next(GroupStatus.Dissolved, GroupEvent.Start, GroupRole.Staff));
}

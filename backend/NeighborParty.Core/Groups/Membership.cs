using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Groups;

public enum MembershipKind
{
    /// <summary>党员: counts to the threshold, votes.</summary>
    PartyMember,

    /// <summary>在职双报到党员</summary>
    ReportingMember,

    /// <summary>居民志愿者</summary>
    Neighbour,
}

public enum MembershipState
{
    Active,
    Inactive,
    Suspended,
    Left,
    MovedOut,
    Removed,
    Deceased,
}

/// <summary>A person in a group. The kind tells of party membership, so it is sealed like a phone number.</summary>
public sealed class Membership : ICommunityOwned, IVersioned, ITallied
{
    public static readonly SealedField KindField = new(nameof(Membership), "Kind");

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid GroupId { get; init; }

    public Guid PersonId { get; init; }

    public string KindSealed { get; private set; } = "";

    public MembershipState State { get; private set; }

    public DateTime From { get; init; }

    public DateTime? To { get; private set; }

    /// <summary>A suspension always has an end. Of who moved out or died it stays, for a mistake that is taken back.</summary>
    public DateTime? SuspendedUntil { get; private set; }

    public int Version { get; private set; } = 1;

    public IEnumerable<TallyLine> Tallied() => State is MembershipState.Active or MembershipState.Inactive ? [TallyLine.One("members")] : [];

    public static Membership Create(Guid id, Guid communityId, Guid groupId, Guid personId, MembershipKind kind, DateTime now, PersonalDataVault vault) => new()
    {
        Id = id,
        CommunityId = communityId,
        GroupId = groupId,
        PersonId = personId,
        KindSealed = vault.Seal(KindField, id, kind.ToString()),
        From = now,
    };

    public MembershipKind Kind(PersonalDataVault vault) => Enum.Parse<MembershipKind>(vault.Open(KindField, Id, KindSealed));

    public void Reclassify(MembershipKind kind, PersonalDataVault vault) => KindSealed = vault.Seal(KindField, Id, kind.ToString());

    public void Suspend(DateTime until) => (State, SuspendedUntil) = (GroupStates.Member.Next(State, MembershipEvent.Suspend, GroupRole.Staff), until);

    public void Resume(GroupRole by) => (State, SuspendedUntil) = (GroupStates.Member.Next(State, MembershipEvent.Resume, by), null);

    /// <summary>Ends it for good: left, moved out, removed, died.</summary>
    public void Leave(MembershipEvent on, DateTime now) =>
        (State, To, SuspendedUntil) = (GroupStates.Member.Next(State, on, GroupRole.Staff), now, on is MembershipEvent.MoveOut or MembershipEvent.Die ? SuspendedUntil : null);

    /// <summary>The person had been recorded as gone by mistake. A suspension that would still hold holds again.</summary>
    public void Restore(DateTime now)
    {
        var suspended = SuspendedUntil > now;
        (State, To, SuspendedUntil) = (
            GroupStates.Member.Next(State, suspended ? MembershipEvent.RestoreSuspended : MembershipEvent.Restore, GroupRole.System), null, suspended ? SuspendedUntil : null);
    }
}

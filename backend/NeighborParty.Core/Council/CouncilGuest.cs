using NeighborParty.Core.Data;

namespace NeighborParty.Core.Council;

/// <summary>As what somebody sits at the table. The public minutes say how many of each, never who.</summary>
public enum GuestKind
{
    /// <summary>街道挂点领导</summary>
    Street,

    /// <summary>社区两委</summary>
    Committee,

    /// <summary>物业</summary>
    Property,

    /// <summary>组长</summary>
    Leader,

    /// <summary>受邀的居民</summary>
    Requester,
    Other,
}

/// <summary>Somebody invited to a meeting, and whether he came.</summary>
public sealed class CouncilGuest : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid CouncilDayId { get; init; }

    public GuestKind Kind { get; init; }

    /// <summary>Null for somebody from outside, for example of the street.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>For the office alone.</summary>
    public string Name { get; init; } = "";

    public DateTime AddedAt { get; init; }

    public bool Came { get; private set; }

    public void Mark(bool came) => Came = came;

    public static string Label(GuestKind kind) => kind switch
    {
        GuestKind.Street => "街道挂点领导",
        GuestKind.Committee => "社区两委",
        GuestKind.Property => "物业",
        GuestKind.Leader => "组长",
        GuestKind.Requester => "受邀居民",
        _ => "其他",
    };
}

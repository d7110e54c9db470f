namespace NeighborParty.Core.Seeds;

/// <summary>One demo community while it is being filled: its file, and what has been made so far.</summary>
public sealed class DemoTown(Guid communityId, DemoCommunity file, DemoNames names, IReadOnlyDictionary<string, DemoWeChatUser> users, DateTime now)
{
    public Guid CommunityId { get; } = communityId;

    public DemoCommunity File { get; } = file;

    public DemoNames Names { get; } = names;

    public IReadOnlyDictionary<string, DemoWeChatUser> Users { get; } = users;

    public DateTime Now { get; } = now;

    public bool IsFirst => File.Staff.Any(s => s.UserName == "demo");

    public Guid CompoundId { get; set; }

    /// <summary>By name.</summary>
    public Dictionary<string, DemoPlacedBuilding> Buildings { get; } = new(StringComparer.Ordinal);

    /// <summary>In the order of the file.</summary>
    public List<DemoPlacedGroup> Groups { get; } = [];

    /// <summary>Persons of sandbox users, by key.</summary>
    public Dictionary<string, Guid> People { get; } = new(StringComparer.Ordinal);
}

public sealed record DemoPlacedBuilding(Guid Id, string Name, double Latitude, double Longitude, IReadOnlyList<Guid> Stairwells, List<(Guid PersonId, Guid StairwellId)> Residents);

public sealed record DemoPlacedGroup(Guid Id, string Name, Guid LeaderId, List<Guid> Members);

using NeighborParty.Core.Data;

namespace NeighborParty.Core.Staff;

/// <summary>A signed-in browser. The cookie holds a random token; here is its hash.</summary>
public sealed class StaffSession : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid StaffId { get; init; }

    public string TokenHash { get; set; } = "";

    public DateTime StartedAt { get; init; }

    public DateTime LastSeenAt { get; set; }

    /// <summary>When password or TOTP were last given: sensitive acts want it recent.</summary>
    public DateTime ProvedAt { get; set; }

    public bool TotpPassed { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>The address it was started from.</summary>
    public string? Ip { get; init; }

    /// <summary>What the browser says of itself; a claim.</summary>
    public string? Device { get; init; }
}

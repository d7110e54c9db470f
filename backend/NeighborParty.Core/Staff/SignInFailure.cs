namespace NeighborParty.Core.Staff;

/// <summary>A wrong password or code from an address; belongs to no community and is gone after an hour.</summary>
public sealed class SignInFailure
{
    public Guid Id { get; init; }

    /// <summary>An IPv4 address or an IPv6 /64.</summary>
    public string Address { get; init; } = "";

    public DateTime At { get; init; }
}

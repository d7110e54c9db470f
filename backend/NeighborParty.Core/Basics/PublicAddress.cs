namespace NeighborParty.Core.Basics;

/// <summary>
/// Where the outside world reaches this program (setting <c>PublicAddress</c>), e.g. for WeChat to fetch a photo.
/// Never taken from a request: the host header is the caller's to write.
/// </summary>
public sealed class PublicAddress
{
    /// <summary>Null when it is not configured: what needs it says so.</summary>
    public Uri? Current { get; set; }
}

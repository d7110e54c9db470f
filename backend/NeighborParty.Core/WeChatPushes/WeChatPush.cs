using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.WeChatPushes;

/// <summary>A push as it arrived: kept before WeChat is told "success", so that nothing gets lost after that word.</summary>
public sealed class WeChatPush
{
    public static readonly SealedField ContentField = new(nameof(WeChatPush), "Content");

    public Guid Id { get; init; }

    /// <summary>The same for every repetition of one push.</summary>
    public string DedupeKey { get; init; } = "";

    /// <summary>In lower case.</summary>
    public string Event { get; init; } = "";

    /// <summary>The message as JSON; it names a person's openid. Null once it was handled.</summary>
    public string? ContentSealed { get; private set; }

    public DateTime ReceivedAt { get; init; }

    public DateTime? HandledAt { get; private set; }

    public void Keep(string json, PersonalDataVault vault) => ContentSealed = vault.Seal(ContentField, Id, json);

    public string? Content(PersonalDataVault vault) => vault.OpenOrNull(ContentField, Id, ContentSealed);

    public void Handled(DateTime now) => (ContentSealed, HandledAt) = (null, now);
}

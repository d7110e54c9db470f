using System.Text.Json;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Moderation;

/// <summary>What an author wrote before a moderator covered parts of it. Sealed: auditors alone open it, and each look leaves a row.</summary>
public sealed class ModerationOriginal : ICommunityOwned
{
    public static readonly SealedField Field = new(nameof(ModerationOriginal), "Text");

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid ItemId { get; init; }

    public Guid AuthorId { get; init; }

    public string TextSealed { get; private set; } = "";

    public DateTime SealedAt { get; init; }

    public static ModerationOriginal Of(Guid id, ModerationItem item, ModeratedText text, PersonalDataVault vault, DateTime now) => new()
    {
        Id = id, CommunityId = item.CommunityId, ItemId = item.Id, AuthorId = item.AuthorId, SealedAt = now,
        TextSealed = vault.Seal(Field, id, JsonSerializer.Serialize(text)),
    };

    /// <summary>Whether this decision covered it first and sealed it: both carry the moment of that act.</summary>
    public bool IsOf(ModerationDecision decision) => decision.What == Decision.PublishRedacted && decision.ItemId == ItemId && decision.DecidedAt == SealedAt;

    public ModeratedText Open(PersonalDataVault vault) => JsonSerializer.Deserialize<ModeratedText>(vault.Open(Field, Id, TextSealed))!;
}

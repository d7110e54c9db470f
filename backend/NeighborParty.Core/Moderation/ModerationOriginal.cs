using System.Linq.Expressions;
using System.Text.Json;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Moderation;

/// <summary>What stood there before a moderator covered parts of it, once for each covering. Sealed: auditors alone open it, and each look leaves a row.</summary>
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

    /// <summary>What stood there before this decision covered parts of it: both carry the moment of that act.</summary>
    public static Expression<Func<ModerationOriginal, bool>> Before(ModerationDecision decision) => o => o.ItemId == decision.ItemId && o.SealedAt == decision.DecidedAt;

    public ModeratedText Open(PersonalDataVault vault) => JsonSerializer.Deserialize<ModeratedText>(vault.Open(Field, Id, TextSealed))!;
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Moderation;

/// <summary>An auditor reads what was covered, for a reason that its author can read.</summary>
public sealed class ReadOriginal(NeighborPartyDb db, PersonalDataVault vault, SensitiveReads reads)
{
    private const int ShortestReason = 4;

    /// <exception cref="RefusedException">404 for what is not there; 400 without a real reason.</exception>
    public async Task<ModeratedText> RunAsync(Guid originalId, string? reason, CancellationToken ct)
    {
        var why = CleanText.Required("reason", reason, 100, "查看理由");
        if (why.Length < ShortestReason)
            throw Refusals.Invalid("reason", $"请写清楚查看理由，至少 {ShortestReason} 个字。");
        await using var write = await db.BeginWriteAsync(ct);
        var original = await db.ModerationOriginals.AsNoTracking().FirstOrDefaultAsync(o => o.Id == originalId, ct) ?? throw Refusals.NotFound("原文");
        reads.Record(original.AuthorId, "original", why);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return original.Open(vault);
    }
}

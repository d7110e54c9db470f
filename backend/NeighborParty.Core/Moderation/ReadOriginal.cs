using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Moderation;

/// <summary>An auditor reads what was covered, for a reason that its author can read; and whoever has to say whether covering it was right.</summary>
public sealed class ReadOriginal(NeighborPartyDb db, PersonalDataVault vault, SensitiveReads reads, SamePerson same, ConflictOfModerator conflict)
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

    /// <summary>For the second look at a covering, while the appeal is open.</summary>
    /// <exception cref="RefusedException">404 when there is none to decide about; 403 for who took the decision and for conflicts.</exception>
    public async Task<ModeratedText> ForAppealAsync(Guid appealId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var appeal = await db.ModerationAppeals.AsNoTracking().FirstOrDefaultAsync(a => a.Id == appealId && a.State == ModerationAppealState.Open, ct) ?? throw Refusals.NotFound("申诉");
        if (await same.ActedAsync(appeal.FirstDecidedBy, ct))
            throw ModerationRefusals.OtherOfficer();
        await conflict.RequireNoneAsync(await db.ModerationItems.AsNoTracking().FirstAsync(i => i.Id == appeal.ItemId, ct), ct);
        var decision = await db.ModerationDecisions.AsNoTracking().FirstAsync(d => d.Id == appeal.DecisionId, ct);
        var original = await db.ModerationOriginals.AsNoTracking().FirstOrDefaultAsync(ModerationOriginal.Before(decision), ct) ?? throw Refusals.NotFound("原文");
        reads.Record(original.AuthorId, "original", "复核申诉");
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return original.Open(vault);
    }
}

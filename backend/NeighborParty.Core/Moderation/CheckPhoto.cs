using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Outbox;
using NeighborParty.Core.Photos;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.Moderation;

/// <summary>Asks WeChat to fetch and judge one photo. The verdict comes later to <see cref="TakeMediaVerdict"/>.</summary>
public sealed class CheckPhoto(
    NeighborPartyDb db, IWeChat weChat, AuthorOpenId authors, PhotoAddresses addresses, PublicAddress own, JudgeItem judge, TimeProvider time) : IOutboxHandler
{
    public const string OutboxKind = "moderation-photo";

    public sealed record Payload(Guid CheckId);

    public string Kind => OutboxKind;

    public async Task HandleAsync(OutboxMessage message, CancellationToken ct)
    {
        var id = JsonSerializer.Deserialize<Payload>(message.Payload)!.CheckId;
        var check = await db.MediaChecks.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, ct);
        if (check is not { Verdict: MachineVerdict.None, TraceId: null })
            return;
        var item = await db.ModerationItems.AsNoTracking().FirstAsync(i => i.Id == check.ItemId, ct);
        if (!JudgeItem.Listens(item.State))
            return;

        // A photo never changes: what was judged in an earlier version of the content need not be asked again.
        var known = await db.MediaChecks.AsNoTracking()
            .Where(m => m.PhotoId == check.PhotoId && (m.Verdict == MachineVerdict.Pass || m.Verdict == MachineVerdict.Review || m.Verdict == MachineVerdict.Risky))
            .OrderByDescending(m => m.JudgedAt).FirstOrDefaultAsync(ct);
        var (trace, failed) = known is null ? await AskAsync(item, check.PhotoId, ct) : (null, false);

        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var row = await db.MediaChecks.FirstAsync(m => m.Id == id, ct);
        // Delivered twice at once: the first request is the one whose verdict counts.
        if (row is not { Verdict: MachineVerdict.None, TraceId: null })
            return;
        if (known is not null)
            row.Judged(known.Verdict, known.Label, now);
        else if (failed)
            row.Judged(MachineVerdict.Error, 0, now);
        else
            row.Asked(trace!, now);
        await judge.RunAsync(await db.ModerationItems.FirstAsync(i => i.Id == row.ItemId, ct), ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private async Task<(string? Trace, bool Failed)> AskAsync(ModerationItem item, Guid photoId, CancellationToken ct)
    {
        if (own.Current is not { } address || await authors.OfAsync(item.AuthorId, ct) is not { } openId)
            return (null, true);
        try
        {
            var check = new MediaCheck(new Uri(address, addresses.For(photoId)), MediaCheckType.Image, ContentScene.Forum, openId);
            return (await weChat.RequestMediaCheckAsync(check, ct), false);
        }
        catch (WeChatException e) when (!e.IsTransient || item.State != ModerationState.MachineCheck)
        {
            return (null, true);
        }
    }
}

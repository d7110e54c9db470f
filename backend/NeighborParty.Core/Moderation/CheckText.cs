using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using NeighborParty.Core.Outbox;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.Moderation;

/// <summary>Asks WeChat about an item's text. While WeChat is away the message waits in the outbox; after the deadline a human decides.</summary>
public sealed class CheckText(NeighborPartyDb db, IWeChat weChat, AuthorOpenId authors, IEnumerable<IModeratedContent> contents, JudgeItem judge) : IOutboxHandler
{
    public const string OutboxKind = "moderation-text";

    public sealed record Payload(Guid ItemId);

    public string Kind => OutboxKind;

    public async Task HandleAsync(OutboxMessage message, CancellationToken ct)
    {
        var id = JsonSerializer.Deserialize<Payload>(message.Payload)!.ItemId;
        var item = await db.ModerationItems.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, ct);
        if (item is not { TextVerdict: null } || !JudgeItem.Listens(item.State))
            return;

        var (verdict, label, trace, key) = await AskAsync(item, ct);
        await using var write = await db.BeginWriteAsync(ct);
        var row = await db.ModerationItems.FirstAsync(i => i.Id == id, ct);
        if (row.TextVerdict is not null)
            return;
        row.TextJudged(verdict, label, trace);
        if (key is not null)
            row.Reads(key);
        await judge.RunAsync(row, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private async Task<(MachineVerdict Verdict, int Label, string? Trace, string? Key)> AskAsync(ModerationItem item, CancellationToken ct)
    {
        var content = contents.First(c => c.Kind == item.ContentKind);
        if (await content.TextAsync(item.ContentId, item.ContentVersion, ct) is not { } text)
            return (MachineVerdict.Error, 0, null, null);
        var key = TextKey.Of($"{text.Title}\n{text.Text}");
        // Nobody skips the check: without an openid, or long gone, a human looks.
        if (await authors.OfAsync(item.AuthorId, ct) is not { } openId)
            return (MachineVerdict.Error, 0, null, key);

        try
        {
            var scene = item.ContentKind switch { "aid_answer" or Orders.ModeratedOrderSteps.ContentKind => ContentScene.Comment, People.ModeratedNames.ContentKind => ContentScene.Profile, _ => ContentScene.Forum };
            var answer = await weChat.CheckTextAsync(new TextCheck(text.Text, scene, openId, text.Title, scene == ContentScene.Profile ? text.Text : null), ct);
            return (MachineVerdicts.Of(answer.Suggest), answer.Label, answer.TraceId, key);
        }
        catch (WeChatException e) when (!e.IsTransient || item.State != ModerationState.MachineCheck)
        {
            return (MachineVerdict.Error, 0, e.Rid, key);
        }
    }
}

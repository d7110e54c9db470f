using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.WeChatPushes;

/// <summary>Keeps a verified push, once, and queues its work. Fast: WeChat waits five seconds for its answer.</summary>
public sealed class TakeInPush(NeighborPartyDb db, Outbox.Outbox outbox, PersonalDataVault vault, IEnumerable<IPushHandler> handlers, TimeProvider time)
{
    /// <returns>False for a repetition, and for what no part of the product wants.</returns>
    public async Task<bool> RunAsync(PushMessage push, CancellationToken ct)
    {
        var name = push.Envelope.Event.ToLowerInvariant();
        if (!handlers.Any(h => h.Event == name))
            return false;

        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.WeChatPushes.AnyAsync(p => p.DedupeKey == push.Envelope.DedupeKey, ct))
            return false;
        var row = new WeChatPush { Id = Ids.New(now), DedupeKey = push.Envelope.DedupeKey, Event = name, ReceivedAt = now };
        row.Keep(JsonSerializer.Serialize(push), vault);
        db.WeChatPushes.Add(row);
        outbox.Add(HandlePush.OutboxKind, Guid.Empty, new PushPayload(row.Id), $"{HandlePush.OutboxKind}:{row.Id:N}");
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            // Another instance got the repetition at the same moment.
            return false;
        }

        await write.CommitAsync(ct);
        return true;
    }
}

/// <summary>Payload of <see cref="HandlePush.OutboxKind"/>.</summary>
public sealed record PushPayload(Guid PushId);

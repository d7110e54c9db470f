using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Outbox;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.WeChatPushes;

/// <summary>Gives a kept push to every handler of its event, each in a scope of its own.</summary>
public sealed class HandlePush(NeighborPartyDb db, IServiceScopeFactory scopes, PersonalDataVault vault, TimeProvider time) : IOutboxHandler
{
    public const string OutboxKind = "wechat-push";

    /// <summary>A request whose answer was not stored by then never will be.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    public string Kind => OutboxKind;

    public async Task HandleAsync(OutboxMessage message, CancellationToken ct)
    {
        var id = JsonSerializer.Deserialize<PushPayload>(message.Payload)!.PushId;
        var row = await db.WeChatPushes.FirstOrDefaultAsync(p => p.Id == id, ct);
        if (row?.Content(vault) is not { } json)
            return;

        var push = JsonSerializer.Deserialize<PushMessage>(json)!;
        try
        {
            foreach (var index in await IndexesAsync(row.Event))
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetServices<IPushHandler>().ElementAt(index).HandleAsync(push, ct);
            }
        }
        catch (PushTooEarlyException)
        {
            var age = time.Now() - row.ReceivedAt;
            if (age > Patience)
                throw new OutboxGivesUpException("nothing is known of this push after a day");
            // Seconds at first, when the answer is just being stored; then ever more rarely.
            throw new OutboxLaterException(time.Now() + TimeSpan.FromSeconds(Math.Clamp(age.TotalSeconds, 2, 600)));
        }

        row.Handled(time.Now());
        await db.SaveChangesAsync(ct);
    }

    private async Task<IReadOnlyList<int>> IndexesAsync(string name)
    {
        await using var scope = scopes.CreateAsyncScope();
        return [.. scope.ServiceProvider.GetServices<IPushHandler>().Select((h, i) => (h.Event, Index: i)).Where(h => h.Event == name).Select(h => h.Index)];
    }
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Orders;

/// <summary>Messages about an order, in the inbox and, where granted, in WeChat. No phone, no door, nothing of what was written.</summary>
public sealed class OrderNotices(NeighborPartyDb db, TellPerson tell, OrderRoles roles, OrderCategories categories, TimeProvider time)
{
    /// <summary>The leaders are told that something waits for them.</summary>
    public async Task OpenedAsync(Order order, CancellationToken ct)
    {
        await TellRequesterAsync(order, "order.opened", "点单已受理", "您的点单已受理，组长会尽快派人。", ct);
        await TellLeadersAsync(order, "order.to_dispatch", "有新的点单等您派单", $"{Of(order)}，请派单。", ct);
    }

    /// <summary>Whoever asked for the same is told with them; by phone or at the door who has no WeChat.</summary>
    public async Task TellFollowersAsync(Order order, string kind, string title, string text, CancellationToken ct)
    {
        var followers = await db.OrderFollowers.Where(f => f.OrderId == order.Id).Select(f => f.PersonId).ToListAsync(ct);
        var merged = await db.Orders.Where(o => o.MergedIntoId == order.Id).Select(o => o.RequesterId).ToListAsync(ct);
        foreach (var person in followers.Union(merged).Where(p => p != order.RequesterId))
            await TellAsync(order, person, kind, title, text, call: true, ct);
    }

    /// <summary>It ended without being done: who was promised to hear of it does.</summary>
    public Task EndedForFollowersAsync(Order order, CancellationToken ct) =>
        TellFollowersAsync(order, "order.ended_follower", "您关注的点单已结束", $"{Of(order)}，没有办理。如仍有需要，可以自己点单。", ct);

    public Task TellRequesterAsync(Order order, string kind, string title, string text, CancellationToken ct) => TellAsync(order, order.RequesterId, kind, title, text, ct);

    /// <summary>What the requester has to know or to answer: by phone or at the door who has no WeChat.</summary>
    public Task ReachRequesterAsync(Order order, string kind, string title, string text, CancellationToken ct) => TellAsync(order, order.RequesterId, kind, title, text, call: true, ct);

    public async Task TellLeadersAsync(Order order, string kind, string title, string text, CancellationToken ct)
    {
        foreach (var leader in await roles.LeadersOfAsync(order, ct))
            await TellAsync(order, leader, kind, title, text, ct);
    }

    public Task TellAsync(Order order, Guid personId, string kind, string title, string text, CancellationToken ct) => TellAsync(order, personId, kind, title, text, call: false, ct);

    /// <summary>Asks somebody to take it on; by phone or at the door who has no WeChat, for an answer is waited for. An urgent one at night too: its two hours would be over in the morning.</summary>
    /// <param name="order">Dispatched.</param>
    /// <param name="personId">The volunteer.</param>
    /// <param name="answerBy">UTC.</param>
    /// <param name="along">With the one who has it.</param>
    /// <param name="ct">Cancels.</param>
    public Task AskAsync(Order order, Guid personId, DateTime answerBy, bool along, CancellationToken ct)
    {
        const string Title = "有一件点单请您接";
        var text = $"{Of(order)}，{(along ? "上门须两人同行，请您一起去，" : "")}请在 {ChinaTime.Short(answerBy)} 前答复。";
        return TellAsync(order, personId, "order.offered", Title, text, call: true, ct, atNight: order.Priority == OrderPriority.P1,
            NoticeMessage.Neighbours(Title, $"{Of(order)}，{(along ? "同行，" : "")}请在此时间前答复", answerBy));
    }

    private Task TellAsync(Order order, Guid personId, string kind, string title, string text, bool call, CancellationToken ct, bool atNight = false, NoticeMessage? message = null) =>
        tell.AddAsync(order.CommunityId, personId, new Notice(kind, title, text, $"{order.Id:N}:{kind}:{order.Steps}")
        {
            Call = call,
            AboutKind = "orders",
            AboutId = order.Id,
            Urgent = atNight || order.Priority == OrderPriority.P0,
            Message = message ?? NoticeMessage.Neighbours(title, text, time.Now()),
        }, ct);

    /// <summary>紧急·设施: what a message may say.</summary>
    public string Of(Order order) => $"{OrderWords.Label(order.Priority)}·{categories.NameOf(order.Category)}";
}

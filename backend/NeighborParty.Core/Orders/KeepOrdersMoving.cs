using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Orders;

/// <summary>
/// What the clock does to orders: lets offers lapse, reminds, closes, and climbs the ladder. Each order has one moment at which
/// it wants to be woken, looked at again inside its own transaction, so a second run does nothing.
/// </summary>
public sealed class KeepOrdersMoving(
    NeighborPartyDb db, OrderDesk desk, OrderNotices notices, ClimbOrderLadder ladder, SuggestVolunteers suggest, OrderClocks clocks, PolicyBook policies, AuditTrail audit, PersonalDataVault vault, TimeProvider time) : ICommunityJob
{
    private const int Batch = 200;

    // Moderators look within four office hours.
    private static readonly TimeSpan UntilChecked = TimeSpan.FromHours(4);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        foreach (var id in await db.Orders.Where(o => o.WakeAt <= now).OrderBy(o => o.WakeAt).ThenBy(o => o.Id).Take(Batch).Select(o => o.Id).ToListAsync(ct))
        {
            await using var write = await db.BeginWriteAsync(ct);
            if (await db.Orders.FirstOrDefaultAsync(o => o.Id == id && o.WakeAt <= now, ct) is not { } order)
                continue;
            if (order.StateDueAt <= now)
                await DueAsync(order, now, ct);
            if (!order.State.HasEnded())
                await ladder.RunAsync(order, now, ct);
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }
    }

    private async Task DueAsync(Order order, DateTime now, CancellationToken ct)
    {
        var policy = await policies.VersionAsync(order.PolicyVersion, ct);
        switch (order.State)
        {
            case OrderState.Dispatched or OrderState.Transferred:
                await LapseAsync(order, now, ct);
                break;
            case OrderState.NeedInfo:
                await AskedAsync(order, policy.OrderInfoDays, now, ct);
                break;
            case OrderState.Done when order.IsByProxy || order.NeedsCare(vault):
                // Nobody says nothing for somebody who cannot: a person goes and asks, and is reminded until it was done.
                await RemindAsync(order, now.AddHours(policy.OrderConfirmHours), ct);
                await notices.TellLeadersAsync(order, "order.visit_reminder", "请回访点单人", $"{notices.Of(order)}已办完，还没有回访确认。", ct);
                break;
            case OrderState.Done:
                var from = order.State;
                order.Confirm(OrderEvent.AutoConfirm, OrderRole.System, now);
                await desk.NoteAsync(order, OrderEvent.AutoConfirm, OrderRole.System, null, from, ct);
                break;
            case OrderState.Confirmed:
                await desk.MoveAsync(order, OrderEvent.Close, OrderRole.System, null, ct);
                break;
            case var state when state.HasEnded():
                await ForgetAsync(order, now, ct);
                break;
            case OrderState.Accepted:
                await RemindAsync(order, null, ct);
                if (order.VolunteerId is { } volunteer)
                    await notices.TellAsync(order, volunteer, "order.contact_reminder", "请联系点单人", $"{notices.Of(order)}，接单后还没有联系居民。", ct);
                await notices.TellLeadersAsync(order, "order.contact_late", "接单后还没有联系居民", notices.Of(order), ct);
                break;
            default:
                await RemindAsync(order, null, ct);
                await notices.TellLeadersAsync(order, "order.dispatch_reminder", "点单还没有派", $"{notices.Of(order)}，请尽快派单。", ct);
                break;
        }
    }

    /// <summary>Waits for the answer to a question from when it could be read: one reminder half-way, then the end; of somebody who has no phone a person goes and asks.</summary>
    private async Task AskedAsync(Order order, int days, DateTime now, CancellationToken ct)
    {
        if (await ReadableSinceAsync(order, ct) is not { } since)
        {
            await WakeAsync(order, now + UntilChecked, now, ct);
        }
        else if (now < since.AddDays(days / 2.0))
        {
            await WakeAsync(order, since.AddDays(days / 2.0), now, ct);
        }
        else if (now < since.AddDays(days))
        {
            await RemindAsync(order, since.AddDays(days), ct);
            await notices.ReachRequesterAsync(order, "order.info_reminder", "点单还等您补充", "请打开点单回答问题，不然几天后会自动结束。", ct);
        }
        else if (order.IsByProxy || order.NeedsCare(vault))
        {
            await RemindAsync(order, now.AddDays(days), ct);
            await notices.TellLeadersAsync(order, "order.ask_in_person", "请当面问一问点单人", $"{notices.Of(order)}，一直等不到补充，请电话或上门问清楚。", ct);
        }
        else
        {
            await desk.MoveAsync(order, OrderEvent.NoReply, OrderRole.System, null, ct);
            foreach (var offer in await desk.EndOffersAsync(order, finished: false, ct))
                await notices.TellAsync(order, offer.PersonId, "order.no_reply_volunteer", "点单已结束", $"{notices.Of(order)}，居民没有补充，不用再办，谢谢您。", ct);
            await notices.ReachRequesterAsync(order, "order.no_reply", "点单已结束", "一直没有收到您的补充，点单已结束。如仍需要，七天内可以重新打开。", ct);
            await notices.TellLeadersAsync(order, "order.no_reply_leader", "点单没有回复，已结束", notices.Of(order), ct);
            await notices.EndedForFollowersAsync(order, ct);
        }
    }

    /// <summary>Since when the requester can read what he is asked: at once from the office, from a neighbour when it was checked. Null: not yet.</summary>
    private async Task<DateTime?> ReadableSinceAsync(Order order, CancellationToken ct)
    {
        var asked = await db.OrderSteps.Where(s => s.OrderId == order.Id && s.On == OrderEvent.AskInfo).OrderByDescending(s => s.Number).Select(s => s.Id).FirstAsync(ct);
        var check = await db.ModerationItems.Where(i => i.ContentKind == ModeratedOrderSteps.ContentKind && i.ContentId == asked).Select(i => new { i.PublishedAt }).FirstOrDefaultAsync(ct);
        return check is null ? order.StateSince : check.PublishedAt;
    }

    /// <summary>Whom to call and where to go is kept no longer than a complaint may need it (domain 3.8).</summary>
    private async Task ForgetAsync(Order order, DateTime now, CancellationToken ct)
    {
        var until = (order.EndedAt ?? now).AddDays(Order.ContactKeptDays);
        if (until > now)
        {
            await WakeAsync(order, until, now, ct);
            return;
        }

        if (order.CareSealed.Length > 0)
        {
            order.Forget();
            audit.Record(new Act("order.contact_forgotten", nameof(Order), order.Id));
        }

        await WakeAsync(order, null, now, ct);
    }

    /// <summary>Nothing happened: only another time to look.</summary>
    private Task WakeAsync(Order order, DateTime? next, DateTime now, CancellationToken ct)
    {
        order.SaidInState(next);
        return clocks.RunAsync(order, order.State, now, ct);
    }

    private async Task RemindAsync(Order order, DateTime? next, CancellationToken ct)
    {
        order.SaidInState(next);
        await desk.NoteAsync(order, OrderEvent.Remind, OrderRole.System, null, null, ct);
    }

    private async Task LapseAsync(Order order, DateTime now, CancellationToken ct)
    {
        var open = await db.OrderOffers.Where(o => o.OrderId == order.Id && o.State == OfferState.Offered).ToListAsync(ct);
        var late = open.Where(o => o.AnswerBy <= now).ToList();
        late.ForEach(o => o.Go(OfferEvent.Lapse, now));
        if (late.Count < open.Count)
        {
            await RemindAsync(order, open.Except(late).Min(o => o.AnswerBy), ct);
            return;
        }

        await desk.MoveAsync(order, order.State == OrderState.Dispatched ? OrderEvent.Lapse : order.HowBack(), OrderRole.System, null, ct);
        // Who let it lapse is counted among those.
        await db.SaveChangesAsync(ct);
        await notices.TellLeadersAsync(order, "order.lapsed", "派单没有人接", $"{notices.Of(order)}，{(order.State == OrderState.Open ? $"请另派一位。{await suggest.NextAsync(order, ct)}" : "仍由原来的接单人负责。")}", ct);
    }
}

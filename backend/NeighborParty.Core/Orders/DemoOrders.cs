using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Orders;

/// <summary>The demo's first community has orders at every stage of the work, made by the acts of its own people.</summary>
public sealed class DemoOrders(
    NeighborPartyDb db, CurrentActor current, PlaceOrder place, IEnumerable<IModeratedContent> contents, DispatchOrder dispatch, AnswerOrderOffer answer, WorkOnOrder work, FinishOrder finish,
    ConfirmOrder confirm, RedirectOrder redirect, OfferToVolunteer offer, AppointMediator appoint) : IDemoPart
{
    public int Order => 110;

    public async Task FillAsync(DemoTown town, CancellationToken ct)
    {
        if (!town.IsFirst)
            return;
        try
        {
            await FillFirstAsync(town, ct);
        }
        finally
        {
            current.Actor = Actor.System;
        }
    }

    private async Task FillFirstAsync(DemoTown town, CancellationToken ct)
    {
        var group = town.Groups[0];
        var others = group.Members.Where(m => m != group.LeaderId).ToList();
        var (helper, asker) = (others[0], others[1]);
        await AsAsync(town, helper, () => offer.RunAsync(true, ["facility", "environment"], ct), ct);

        // One for each column of the board.
        await PlaceAsync(town, asker, "policy", "社保怎么转到这里", "孩子刚搬来同住，想问社保转移要带什么。", publish: false, ct);
        await PlaceAsync(town, others[2], "environment", "楼道堆了纸箱", "二楼转角堆了很多纸箱，走路不方便。", publish: true, ct);
        var dispatched = await PlaceAsync(town, others[3], "mutual_aid", "想找人陪着去医院", "周四上午复查，一个人走得慢。", publish: true, ct);
        await DispatchAsync(town, group.LeaderId, dispatched, [helper, others[4]], ct);
        var working = await PlaceAsync(town, asker, "facility", "楼道灯不亮", "三楼到四楼的灯坏了一个星期，晚上看不清台阶。", publish: true, ct);
        await WorkAsync(town, group.LeaderId, helper, working, ct);
        var done = await PlaceAsync(town, others[2], "facility", "扶手松了", "一楼扶手松了，老人不敢扶。", publish: true, ct);
        await WorkAsync(town, group.LeaderId, helper, done, ct);
        await AsAsync(town, helper, () => finish.RunAsync(done.Id, new ServiceReport("拧紧了两颗螺丝，试过不晃。", 40, []), ct), ct);
        var closed = await PlaceAsync(town, others[3], "environment", "单元门口有积水", "下雨后积水，进出要绕路。", publish: true, ct);
        await WorkAsync(town, group.LeaderId, others[4], closed, ct);
        await AsAsync(town, others[4], () => finish.RunAsync(closed.Id, new ServiceReport("疏通了地漏。", 60, []), ct), ct);
        await AsAsync(town, others[3], () => confirm.ConfirmAsync(closed.Id, null, ct), ct);
        await AsAsync(town, others[3], () => confirm.RateAsync(closed.Id, true, 5, 5, "很快就来了。", ct), ct);
        var hard = await PlaceAsync(town, asker, "facility", "整栋楼水压低", "早上七点到八点几乎没有水。", publish: true, ct);
        await AsAsync(town, group.LeaderId, () => redirect.EscalateAsync(hard.Id, hard.Version, "要物业和水务一起改管道。", ct), ct);
        await PublishWordsAsync(town, ct);
        current.Actor = new Actor(ActorKind.Staff, Guid.Empty, "社区工作人员") { CommunityId = town.CommunityId };
        await appoint.RunAsync(group.LeaderId, ct);
    }

    /// <summary>What they wrote to each other was looked at too.</summary>
    private async Task PublishWordsAsync(DemoTown town, CancellationToken ct)
    {
        current.Actor = Actor.System;
        foreach (var item in await db.ModerationItems.Where(i => i.ContentKind == ModeratedOrderSteps.ContentKind).ToListAsync(ct))
        {
            item.Go(ModerationEvent.Publish, ModerationRole.System);
            item.Published(town.Now);
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task<Order> PlaceAsync(DemoTown town, Guid person, string category, string title, string text, bool publish, CancellationToken ct)
    {
        var order = await AsAsync(town, person, () => place.RunAsync(new OrderDraft(category, null, title, text, [], town.Buildings.Values.First().Id), null, ct), ct);
        if (!publish)
            return order;
        // As a moderator would, before the machine has answered.
        current.Actor = Actor.System;
        var item = await db.ModerationItems.FirstAsync(i => i.ContentId == order.Id, ct);
        item.Go(ModerationEvent.Publish, ModerationRole.System);
        item.Published(town.Now);
        await contents.First(c => c.Kind == ModeratedOrders.ContentKind).ShowAsync(item, ct);
        await db.SaveChangesAsync(ct);
        return order;
    }

    private Task<Order> DispatchAsync(DemoTown town, Guid leader, Order order, IReadOnlyCollection<Guid> people, CancellationToken ct) =>
        AsAsync(town, leader, () => dispatch.RunAsync(order.Id, order.Version, people, ct), ct);

    private async Task WorkAsync(DemoTown town, Guid leader, Guid helper, Order order, CancellationToken ct)
    {
        await DispatchAsync(town, leader, order, [helper], ct);
        await AsAsync(town, helper, () => answer.AcceptAsync(order.Id, ct), ct);
        await AsAsync(town, helper, () => work.ContactAsync(order.Id, ContactWay.Call, "约好时间上门。", ct), ct);
    }

    private async Task<T> AsAsync<T>(DemoTown town, Guid person, Func<Task<T>> act, CancellationToken ct)
    {
        var row = await db.People.AsNoTracking().FirstAsync(p => p.Id == person, ct);
        current.Actor = new Actor(ActorKind.Resident, row.AccountId ?? person, row.Name) { CommunityId = town.CommunityId, PersonId = person };
        return await act();
    }
}

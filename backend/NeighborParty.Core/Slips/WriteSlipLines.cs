using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;

namespace NeighborParty.Core.Slips;

/// <summary>What each leaf says of an order now. The first goes to the requester and holds nothing of the volunteer; no leaf holds a phone or a door.</summary>
public sealed class WriteSlipLines(NeighborPartyDb db, OrderCategories categories, OrderRoles roles, ResponsibleOffice offices, OrderStepSight sight)
{
    /// <summary>The lines that hold what the resident wrote.</summary>
    internal const string Problem = "问题";

    internal const string Text = "说明";

    /// <summary>The line that holds what the volunteer wrote.</summary>
    internal const string Done = "办理情况";

    /// <param name="order">As it is after the step.</param>
    /// <param name="kind">Which leaf.</param>
    /// <param name="step">The newest step, which may not be saved yet.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<SlipLine>> OfAsync(Order order, SlipLeafKind kind, OrderStep step, CancellationToken ct) => kind switch
    {
        SlipLeafKind.Problem => await ProblemAsync(order, ct),
        SlipLeafKind.Responsibility => await ResponsibilityAsync(order, step, ct),
        _ => await ServiceAsync(order, step, ct),
    };

    private async Task<IReadOnlyList<SlipLine>> ProblemAsync(Order o, CancellationToken ct)
    {
        var building = await db.Buildings.Where(b => b.Id == o.BuildingId).Select(b => b.Name).FirstAsync(ct);
        var stairwell = await db.Stairwells.Where(s => s.Id == o.StairwellId).Select(s => s.Name).FirstOrDefaultAsync(ct);
        return
        [
            new("点单人", await NameAsync(o.ForPersonId ?? o.RequesterId, ct)), new("地点", $"{building} {stairwell}".Trim()), new("类别", categories.NameOf(o.Category)),
            new("紧急程度", OrderWords.Label(o.Priority)), new("来源", OrderWords.Label(o.Channel)), new("提交时间", ChinaTime.Long(o.CreatedAt)),
            new(Problem, o.Title), new(Text, o.Text), new("办结时限", o.ResolveBy is { } due ? ChinaTime.Long(due) : "—"),
        ];
    }

    private async Task<IReadOnlyList<SlipLine>> ResponsibilityAsync(Order o, OrderStep step, CancellationToken ct)
    {
        var has = o.State.HasVolunteer() && o.VolunteerId is not null;
        var office = o.IsWithOffice ? await offices.OfAsync(o, step, ct) ?? "社区" : null;
        var group = await db.Groups.Where(g => g.Id == o.GroupId).Select(g => g.Name).FirstOrDefaultAsync(ct);
        var leaders = await NamesAsync(await roles.LeadersOfAsync(o, ct), ct);
        // Loaded first, then asked in memory: this step's own changes are not in the database yet.
        await db.OrderOffers.Where(x => x.OrderId == o.Id && x.EndedAt == null).LoadAsync(ct);
        var asked = await NamesAsync([.. db.OrderOffers.Local.Where(x => x.OrderId == o.Id && x.State == OfferState.Offered).Select(x => x.PersonId)], ct);
        var together = await AlongAsync(o, ct);
        return
        [
            new("责任小组", group ?? "社区兜底"), new("组长", leaders.Length > 0 ? leaders : "社区工作人员"),
            office is null ? new SlipLine("接单人", has ? await NameAsync(o.VolunteerId, ct) : $"待接单：{asked}") : new SlipLine("责任单位", $"{office}（周五议事日交办）"),
            .. together is null ? (SlipLine[])[] : [new("同行人", together)],
            new("接单时间", o.AcceptedAt is { } at && has ? ChinaTime.Long(at) : "—"), new("首次联系时限", o.RespondBy is { } respond ? ChinaTime.Long(respond) : office is null ? "已联系" : "—"),
            new("办结时限", o.ResolveBy is { } due ? ChinaTime.Long(due) : "—"), new("延长", o.ExtraHours > 0 ? $"{o.ExtraHours / SteerOrder.HoursOfDay} 个工作日" : "无"),
            new("转办", o.State == OrderState.Transferred ? $"已请{asked}接手，接手前仍由接单人负责" : "可以转办，有人接手前仍由接单人负责"),
        ];
    }

    private async Task<IReadOnlyList<SlipLine>> ServiceAsync(Order o, OrderStep step, CancellationToken ct)
    {
        var finish = step.On == OrderEvent.Finish ? step
            : await db.OrderSteps.AsNoTracking().Where(s => s.OrderId == o.Id && s.On == OrderEvent.Finish).OrderByDescending(s => s.Number).FirstAsync(ct);
        var confirm = step.On is OrderEvent.Confirm or OrderEvent.AutoConfirm ? step
            : await db.OrderSteps.AsNoTracking().Where(s => s.OrderId == o.Id && s.Number > finish.Number && (s.On == OrderEvent.Confirm || s.On == OrderEvent.AutoConfirm)).FirstOrDefaultAsync(ct);
        var done = await sight.OfAsync(finish, ct);
        return
        [
            await offices.OfAsync(o, step, ct) is { } office ? new SlipLine("责任单位", office) : new SlipLine("接单人", await NameAsync(o.VolunteerId, ct)), new(Done, done.Text ?? "—"), new("办完时间", ChinaTime.Long(o.DoneAt ?? finish.At)),
            new("用时", $"{(finish.Minutes ?? 0).ToString(CultureInfo.InvariantCulture)} 分钟"), new("照片", $"{done.PhotoIds.Count.ToString(CultureInfo.InvariantCulture)} 张"),
            new("确认", confirm is null ? "待确认（可在此签字）" : $"{(confirm.On == OrderEvent.AutoConfirm ? "到期自动确认" : confirm.By == OrderRole.Requester ? "点单人确认" : "回访确认")}，{ChinaTime.Long(confirm.At)}"),
            new("评价", o.Solved is { } solved ? string.Create(CultureInfo.InvariantCulture, $"{(solved ? "已解决" : "没有解决")}，速度 {o.SpeedStars} 星，态度 {o.AttitudeStars} 星") : "—"),
        ];
    }

    /// <summary>Who goes along, loaded above; null where nobody has to.</summary>
    private async Task<string?> AlongAsync(Order o, CancellationToken ct)
    {
        if (o.AlongName is { } staff)
            return $"工作人员{staff}";
        var along = db.OrderOffers.Local.FirstOrDefault(x => x.OrderId == o.Id && x.State == OfferState.Along);
        return along is not null ? await NameAsync(along.PersonId, ct) : o.AloneAllowedAt is not null ? "已同意一人上门" : null;
    }

    private async Task<string> NameAsync(Guid? person, CancellationToken ct) => await db.People.Where(p => p.Id == person).Select(p => p.Name).FirstOrDefaultAsync(ct) ?? "—";

    private async Task<string> NamesAsync(IReadOnlyCollection<Guid> people, CancellationToken ct) =>
        string.Join("、", await db.People.Where(p => people.Contains(p.Id)).OrderBy(p => p.Name).ThenBy(p => p.Id).Select(p => p.Name).ToListAsync(ct));
}

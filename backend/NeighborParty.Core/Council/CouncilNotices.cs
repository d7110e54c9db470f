using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Council;

/// <summary>Messages to those whose matter it is, and to who sits at the table. Nothing of what was written, no names. What somebody would come for in vain, and what came of it, is told by phone where there is no WeChat.</summary>
public sealed class CouncilNotices(NeighborPartyDb db, TellPerson tell, TimeProvider time)
{
    public Task OnAgendaAsync(AgendaItem item, CouncilDay day, CancellationToken ct) =>
        TellAsync(item, "council.on_agenda", "您的事项已列入周五议事日", $"将在 {ChinaTime.Long(day.StartsAt)} 商议，结果会告诉您。", call: false, ct, new("将在此时间商议，结果会告诉您。", day.StartsAt));

    public Task CarriedOverAsync(AgendaItem item, CancellationToken ct) =>
        TellAsync(item, "council.carried_over", "您的事项顺延到下次议事日", "这次没有议定，下次继续商议。", call: false, ct);

    public Task DecidedAsync(AgendaItem item, CancellationToken ct) =>
        TellAsync(item, "council.decided", "周五议事日有结果了", $"您的事项：{AgendaItemStates.Label(item.Decision!.Value)}。打开可以看到说明。", call: true, ct);

    public Task PublishedAsync(AgendaItem item, CancellationToken ct) =>
        TellAsync(item, "council.published", "议事纪要已公开", "您的事项在这次议事日的纪要里，纪要不写姓名。", call: false, ct);

    public Task ReportedAsync(AgendaItem item, CancellationToken ct) =>
        TellAsync(item, "council.reported_back", "您的事项有反馈了", "社区已反馈办理情况，打开可以看到。", call: true, ct);

    public Task AcceptedAsync(AgendaItem item, CancellationToken ct) =>
        TellAsync(item, "council.accepted", "您的建议已受理", "将列入最近一次周五议事日。", call: false, ct);

    public Task DeclinedAsync(AgendaItem item, CancellationToken ct) =>
        TellAsync(item, "council.declined", "您的建议没有列入议事日", "打开可以看到原因。", call: false, ct);

    /// <summary>The office took a proposal off that it had accepted; its words are for the proposer.</summary>
    public Task WithdrawnByStaffAsync(AgendaItem item, CancellationToken ct) =>
        TellAsync(item, "council.withdrawn", "您的建议已由社区撤下", "打开可以看到原因。", call: false, ct);

    /// <summary>What the council decided goes on.</summary>
    public Task UndertakingBegunAsync(CouncilUndertaking undertaking, AgendaItem item, CancellationToken ct) => undertaking.Kind == UndertakingKind.Project
        ? TellOfAsync(undertaking, item, "council.project_begun", "您反映的事开始办了", $"议事日立的项目已经开始，预计 {undertaking.DueOn:yyyy-MM-dd} 前完成。", ct, $"预计 {undertaking.DueOn:yyyy-MM-dd} 前完成。")
        : TellOfAsync(undertaking, item, "council.survey_begun", "您反映的事开始征求意见了", $"社区正在征求居民意见，到 {undertaking.DueOn:yyyy-MM-dd} 为止。", ct, $"到 {undertaking.DueOn:yyyy-MM-dd} 为止。");

    public Task UndertakingExtendedAsync(CouncilUndertaking undertaking, AgendaItem item, CancellationToken ct) =>
        TellOfAsync(undertaking, item, "council.undertaking_extended", "您反映的事改了期限", $"新的期限是 {undertaking.DueOn:yyyy-MM-dd}，打开可以看到原因。", ct, $"新的期限是 {undertaking.DueOn:yyyy-MM-dd}。");

    public Task UndertakingEndedAsync(CouncilUndertaking undertaking, AgendaItem item, CancellationToken ct) => (undertaking.State, undertaking.Kind) switch
    {
        (UndertakingState.Stopped, _) => TellOfAsync(undertaking, item, "council.undertaking_stopped", "您反映的事终止了", "打开可以看到原因。", ct),
        (_, UndertakingKind.Project) => TellOfAsync(undertaking, item, "council.project_finished", "您反映的事办好了", "议事日立的项目已经完成，打开可以看到说明。", ct),
        _ => TellOfAsync(undertaking, item, "council.survey_finished", "征求意见有结果了", "打开可以看到结果。", ct),
    };

    private async Task TellOfAsync(CouncilUndertaking undertaking, AgendaItem item, string kind, string title, string text, CancellationToken ct, string? brief = null)
    {
        foreach (var person in await WhoseAsync(item, ct))
            await tell.AddAsync(item.CommunityId, person, Message(kind, title, text, $"{undertaking.Id:N}:{kind}:{undertaking.Steps}", new(brief ?? text, time.Now())) with
            {
                AboutKind = "council-undertakings", AboutId = undertaking.Id, Call = true,
            }, ct);
    }

    /// <summary>Somebody is asked to sit at the table; who was taken off the list and is asked again hears it again.</summary>
    public Task InvitedAsync(CouncilDay day, CouncilGuest guest, CancellationToken ct) =>
        TellGuestAsync(day, guest, "council.invited", "请您参加周五议事日", $"{When(day)}。", Where(day), ct);

    /// <summary>Who was asked need not come.</summary>
    public Task UninvitedAsync(CouncilDay day, CouncilGuest guest, CancellationToken ct) =>
        TellGuestAsync(day, guest, "council.uninvited", "周五议事日不用参加了", $"{ChinaTime.Long(day.StartsAt)} 的议事日，您不用到场。", "您不用到场。", ct);

    /// <summary>Another hour or room.</summary>
    /// <param name="day">As it is now; its version tells one change from the next.</param>
    /// <param name="ct">Cancels.</param>
    public Task RescheduledAsync(CouncilDay day, CancellationToken ct) =>
        TellAllAsync(day, "council.rescheduled", "周五议事日改了时间或地点", $"现在是 {When(day)}。", Where(day), ct);

    /// <summary>The meeting falls out.</summary>
    /// <param name="day">With its items still on it.</param>
    /// <param name="ct">Cancels.</param>
    public Task CancelledAsync(CouncilDay day, CancellationToken ct) =>
        TellAllAsync(day, "council.cancelled", "周五议事日取消了", $"原定 {ChinaTime.Long(day.StartsAt)} 的议事日不开了，议题等下一次。", "这次不开了，议题等下一次。", ct);

    /// <summary>Everybody whom the hour was told: who is asked to come, and once the agenda is fixed those whose matter is on it.</summary>
    private async Task TellAllAsync(CouncilDay day, string kind, string title, string text, string brief, CancellationToken ct)
    {
        var people = await db.CouncilGuests.Where(g => g.CouncilDayId == day.Id && g.PersonId != null).Select(g => g.PersonId!.Value).ToListAsync(ct);
        if (day.AgendaFixedAt is not null)
            foreach (var item in await db.AgendaItems.AsNoTracking().Where(i => i.CouncilDayId == day.Id).ToListAsync(ct))
                people.AddRange(await WhoseAsync(item, ct));
        foreach (var person in people.Distinct())
            await tell.AddAsync(day.CommunityId, person, Message(kind, title, text, $"{day.Id:N}:{kind}:{day.Version}", new(brief, day.StartsAt)) with { AboutKind = "council-meetings", AboutId = day.Id, Call = true }, ct);
    }

    private Task TellGuestAsync(CouncilDay day, CouncilGuest guest, string kind, string title, string text, string brief, CancellationToken ct) =>
        guest.PersonId is not { } person ? Task.CompletedTask : tell.AddAsync(day.CommunityId, person, Message(kind, title, text, $"{day.Id:N}:{guest.Id:N}:{kind}", new(brief, day.StartsAt)) with
        {
            AboutKind = "council-meetings", AboutId = day.Id, Call = true,
        }, ct);

    private async Task TellAsync(AgendaItem item, string kind, string title, string text, bool call, CancellationToken ct, Brief? brief = null)
    {
        foreach (var person in await WhoseAsync(item, ct))
            await tell.AddAsync(item.CommunityId, person, Message(kind, title, text, $"{item.Id:N}:{kind}:{item.CouncilDayId:N}:{item.CarriedOver}", brief ?? new(text, time.Now())) with
            {
                AboutKind = item.OrderId is null ? "agenda-items" : "orders", AboutId = item.OrderId ?? item.Id, Call = call,
            }, ct);
    }

    /// <summary>Who brought it in; of an order who asked and for whom: the daughter waits for the word, and the father is the one it is about.</summary>
    private async Task<IReadOnlyList<Guid>> WhoseAsync(AgendaItem item, CancellationToken ct)
    {
        if (item.OrderId is not { } order)
            return item.PersonId is { } person ? [person] : [];
        var parties = await db.Orders.Where(o => o.Id == order).Select(o => new { o.RequesterId, o.ForPersonId }).FirstAsync(ct);
        return [.. new[] { parties.ForPersonId, parties.RequesterId }.OfType<Guid>().Distinct()];
    }

    private static string When(CouncilDay day) => $"{ChinaTime.Long(day.StartsAt)}{(day.Place.Length > 0 ? $"，{day.Place}" : "")}";

    /// <summary>Beside the hour, which WeChat shows in a field of its own.</summary>
    private static string Where(CouncilDay day) => day.Place.Length > 0 ? $"地点：{day.Place}" : "请按此时间到场。";

    private static Notice Message(string kind, string title, string text, string key, Brief brief) => new(kind, title, text, key) { Message = NoticeMessage.Neighbours(title, brief.Text, brief.At) };

    /// <summary>What WeChat shows of it: twenty characters, and the moment it is about.</summary>
    private sealed record Brief(string Text, DateTime At);
}

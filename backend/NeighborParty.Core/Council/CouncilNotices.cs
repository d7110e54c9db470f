using NeighborParty.Core.Basics;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Council;

/// <summary>Messages to who brought an item in. Nothing of what was written, no names.</summary>
public sealed class CouncilNotices(TellPerson tell, TimeProvider time)
{
    public Task OnAgendaAsync(AgendaItem item, CouncilDay day, CancellationToken ct) =>
        TellAsync(item, "council.on_agenda", "您的事项已列入周五议事日", $"将在 {ChinaTime.Long(day.StartsAt)} 商议，结果会告诉您。", ct);

    public Task CarriedOverAsync(AgendaItem item, CancellationToken ct) =>
        TellAsync(item, "council.carried_over", "您的事项顺延到下次议事日", "这次没有议定，下次继续商议。", ct);

    public Task DecidedAsync(AgendaItem item, CancellationToken ct) =>
        TellAsync(item, "council.decided", "周五议事日有结果了", $"您的事项：{AgendaItemStates.Label(item.Decision!.Value)}。打开可以看到说明。", ct);

    public Task PublishedAsync(AgendaItem item, CancellationToken ct) =>
        TellAsync(item, "council.published", "议事纪要已公开", "您的事项在这次议事日的纪要里，纪要不写姓名。", ct);

    public Task ReportedAsync(AgendaItem item, CancellationToken ct) =>
        TellAsync(item, "council.reported_back", "您的事项有反馈了", "社区已反馈办理情况，打开可以看到。", ct);

    public Task AcceptedAsync(AgendaItem item, CancellationToken ct) =>
        TellAsync(item, "council.accepted", "您的建议已受理", "将列入最近一次周五议事日。", ct);

    public Task DeclinedAsync(AgendaItem item, CancellationToken ct) =>
        TellAsync(item, "council.declined", "您的建议没有列入议事日", "打开可以看到原因。", ct);

    /// <summary>Somebody is asked to sit at the table.</summary>
    public Task InvitedAsync(CouncilDay day, Guid personId, CancellationToken ct) =>
        tell.AddAsync(day.CommunityId, personId, Message("council.invited", "请您参加周五议事日", $"{ChinaTime.Long(day.StartsAt)}{(day.Place.Length > 0 ? $"，{day.Place}" : "")}。", $"{day.Id:N}:invited") with
        {
            AboutKind = "council-meetings", AboutId = day.Id,
        }, ct);

    private Task TellAsync(AgendaItem item, string kind, string title, string text, CancellationToken ct) =>
        item.PersonId is not { } person ? Task.CompletedTask : tell.AddAsync(item.CommunityId, person, Message(kind, title, text, $"{item.Id:N}:{kind}:{item.CouncilDayId:N}:{item.CarriedOver}") with
        {
            AboutKind = item.OrderId is null ? "agenda-items" : "orders", AboutId = item.OrderId ?? item.Id,
        }, ct);

    private Notice Message(string kind, string title, string text, string key) => new(kind, title, text, key)
    {
        Template = MessageTemplate.AidAnswer,
        Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["thing1"] = title, ["thing2"] = text, ["time3"] = ChinaTime.Long(time.Now()) },
    };
}

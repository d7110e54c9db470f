using System.ComponentModel.DataAnnotations;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;

namespace NeighborParty.Api.Council;

/// <summary>给周五议事日提建议；组长提的直接列入，居民提的由社区先看。</summary>
/// <param name="Title">最多 40 个字。</param>
/// <param name="Text">最多 1000 个字；只有社区工作人员能看到。</param>
/// <param name="BuildingId">和哪栋楼有关；不填为整个社区。</param>
public sealed record NewAgendaProposal([property: Required, StringLength(200)] string Title, [property: Required, StringLength(5000)] string Text, Guid? BuildingId = null)
{
    public static NewAgendaProposal Example => new("小区东门加一盏路灯", "晚上接孩子看不清台阶，希望装一盏灯。");

    internal AgendaDraft ToDraft() => new(Title, Text, BuildingId);
}

/// <summary>撤回自己的建议</summary>
/// <param name="Reason">最多 300 个字，可不填。</param>
public sealed record WithdrawAgendaProposal([property: StringLength(1500)] string? Reason = null)
{
    public static WithdrawAgendaProposal Example => new("已经装好了");
}

/// <summary>建议的最新状态</summary>
/// <param name="Version">If-Match 用。</param>
public sealed record AgendaItemReceipt(Guid Id, AgendaItemState State, string StateText, int Version)
{
    public static AgendaItemReceipt Example => new(new Guid("01950000-0000-7000-8000-000000000052"), AgendaItemState.Proposed, "待受理", 1);

    internal static AgendaItemReceipt Of(AgendaItem i) => new(i.Id, i.State, AgendaItemStates.Label(i.State), i.Version);
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Armbands;

/// <summary>What the holder and the leaders are told, in simple words. Call after the step: its number keeps repeats apart.</summary>
public sealed class ArmbandNotices(NeighborPartyDb db, TellPerson tell, Leadership leadership)
{
    public const string AcceptReminder = "armband.accept_reminder";

    public Task IssuedAsync(Armband a, CancellationToken ct) => TellAsync(a, a.HolderPersonId!.Value, "armband.issued", "红袖标待签收",
        $"编号 {a.Serial} 的红袖标已发给您，请在{ChinaTime.Short(a.AcceptBy!.Value)}前签收。", "待签收", $"请在{ChinaTime.Short(a.AcceptBy.Value)}前签收", ct);

    public Task ReminderAsync(Armband a, CancellationToken ct) => TellAsync(a, a.HolderPersonId!.Value, AcceptReminder, "请签收红袖标",
        $"编号 {a.Serial} 的红袖标还没有签收，{ChinaTime.Short(a.AcceptBy!.Value)}后将自动收回。", "待签收", $"{ChinaTime.Short(a.AcceptBy.Value)}后将收回", ct);

    public Task AcceptedOnTheSpotAsync(Armband a, CancellationToken ct) => TellAsync(a, a.HolderPersonId!.Value, "armband.accepted", "红袖标已领用",
        $"您已当面领取编号 {a.Serial} 的红袖标，值守时请佩戴。", "已领用", "已当面领取，值守时请佩戴", ct);

    public async Task LapsedAsync(Armband a, Guid personId, CancellationToken ct)
    {
        await TellAsync(a, personId, "armband.lapsed", "红袖标已收回", $"编号 {a.Serial} 的红袖标超时没有签收，已收回。需要时请联系组长。", "已收回", "超时没有签收", ct);
        await TellLeadersAsync(a, "armband.lapsed", "红袖标无人签收", $"{await NameAsync(personId, ct)}没有按时签收编号 {a.Serial} 的红袖标，已回到库存。", ct);
    }

    public async Task DeclinedAsync(Armband a, Guid personId, DeclineReason reason, CancellationToken ct) =>
        await TellLeadersAsync(a, "armband.declined", "红袖标被拒收",
            $"{await NameAsync(personId, ct)}没有领取编号 {a.Serial} 的红袖标，原因：{DeclineArmband.Label(reason)}。", ct);

    public Task ReturnedAsync(Armband a, Guid personId, CancellationToken ct) => TellAsync(a, personId, "armband.returned", "红袖标已归还",
        $"编号 {a.Serial} 的红袖标已归还，谢谢您。", "已归还", "谢谢您的付出", ct);

    public async Task ReturnAskedAsync(Armband a, CancellationToken ct) =>
        await TellLeadersAsync(a, "armband.return_asked", "有人要归还红袖标", $"{await NameAsync(a.HolderPersonId!.Value, ct)}要归还编号 {a.Serial} 的红袖标，请当面收回并登记。", ct);

    public Task DueSetAsync(Armband a, string why, CancellationToken ct) => TellAsync(a, a.HolderPersonId!.Value, "armband.due_set", "红袖标归还日期",
        $"请在{ChinaTime.Short(a.DueAt!.Value)}前归还编号 {a.Serial} 的红袖标。{why}", "请归还", $"请在{ChinaTime.Short(a.DueAt.Value)}前归还", ct);

    /// <summary>Whoever left reads nothing any more: it is the leaders who fetch it.</summary>
    public async Task RecalledAsync(Armband a, CancellationToken ct) => await TellLeadersAsync(a, "armband.recalled", "请收回红袖标",
        $"{await NameAsync(a.HolderPersonId!.Value, ct)}已不在组内，编号 {a.Serial} 的红袖标请在{ChinaTime.Short(a.DueAt!.Value)}前收回。", ct);

    public async Task BringBackAsync(Armband a, bool toLeaders, CancellationToken ct)
    {
        var late = a.State == ArmbandState.Overdue;
        var when = ChinaTime.Short(a.DueAt!.Value);
        var reaches = await tell.ReachesAsync(a.HolderPersonId!.Value, ct);
        if (reaches)
            await TellAsync(a, a.HolderPersonId!.Value, "armband.bring_back", late ? "红袖标逾期未还" : "请归还红袖标",
                late ? $"编号 {a.Serial} 的红袖标应在{when}归还，请尽快交给组长。找不到请报失。" : $"请在{when}前把编号 {a.Serial} 的红袖标交给组长。",
                late ? "逾期未还" : "请归还", late ? "请尽快交给组长" : $"请在{when}前归还", ct);
        // Nobody rings up who died or closed the account: it is the leaders who fetch it.
        if (toLeaders || !reaches)
            await TellLeadersAsync(a, "armband.bring_back", "请上门收回红袖标",
                $"{await NameAsync(a.HolderPersonId!.Value, ct)}的红袖标 {a.Serial} 应在{when}归还{(reaches ? "，多次提醒仍未还" : "，本人已不在组内")}。请联系收回，找不到就登记遗失。", ct);
    }

    public async Task ReportedLostAsync(Armband a, ArmbandRole by, CancellationToken ct)
    {
        if (by != ArmbandRole.Holder)
            await TellAsync(a, a.HolderPersonId!.Value, "armband.reported_lost", "红袖标已报失",
                $"编号 {a.Serial} 的红袖标已登记遗失并作废。找到后请交给组长。", "已报失", "编号已作废，找到请交组长", ct);
        if (by != ArmbandRole.Leader)
            await TellLeadersAsync(a, "armband.reported_lost", "红袖标遗失",
                $"{await NameAsync(a.HolderPersonId!.Value, ct)}的红袖标 {a.Serial} 已报失，编号作废。看到有人佩戴请告诉社区。", ct);
    }

    public Task LossClosedAsync(Armband a, Guid personId, ArmbandStep how, CancellationToken ct) => how == ArmbandStep.Find
        ? TellAsync(a, personId, "armband.found", "红袖标已找回", $"编号 {a.Serial} 的红袖标已找回入库。需要时请联系组长重新领取。", "已找回", "需要时可重新领取", ct)
        : TellAsync(a, personId, "armband.lost_confirmed", "红袖标确认遗失", $"编号 {a.Serial} 的红袖标已确认遗失，您可以领取新的。", "确认遗失", "您可以领取新的", ct);

    /// <summary>Also to whoever reported it lost, or never took it: nobody has to look for it any more.</summary>
    public Task RetiredAsync(Armband a, Guid personId, CancellationToken ct) => TellAsync(a, personId, "armband.retired", "红袖标已停用",
        $"编号 {a.Serial} 的红袖标已停用，编号作废，请不要再佩戴。还在您手里的话，方便时交给组长。", "已停用", "请不要再佩戴，方便时交组长", ct);

    private Task TellAsync(Armband a, Guid personId, string kind, string title, string body, string phrase, string thing, CancellationToken ct) =>
        tell.AddAsync(a.CommunityId, personId, new Notice(kind, title, body, Key(a, kind))
        {
            AboutKind = "armbands",
            AboutId = a.Id,
            Call = kind is "armband.due_set" or "armband.bring_back",
            Message = NoticeMessage.Armband(a.Serial, phrase, thing),
        }, ct);

    private async Task TellLeadersAsync(Armband a, string kind, string title, string body, CancellationToken ct)
    {
        if (a.GroupId is not { } group)
            return;
        foreach (var leader in await leadership.LeadersOfAsync(group, ct))
            await tell.AddAsync(a.CommunityId, leader, new Notice(kind, title, body, $"{Key(a, kind)}:leader") { AboutKind = "armbands", AboutId = a.Id }, ct);
    }

    private static string Key(Armband a, string kind) => $"{a.Id:N}:{a.Steps}:{kind}";

    private async Task<string> NameAsync(Guid personId, CancellationToken ct) =>
        await db.People.Where(p => p.Id == personId).Select(p => p.Name).FirstOrDefaultAsync(ct) ?? "这位组员";
}

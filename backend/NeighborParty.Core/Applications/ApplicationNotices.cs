using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Applications;

/// <summary>Tells applicant, leaders and branch secretary. Texts carry no names, no door and nothing of what was written.</summary>
public sealed class ApplicationNotices(NeighborPartyDb db, TellPerson tell, LeaderConflicts conflicts, Leadership leadership, TimeProvider time)
{
    public const string About = "join-applications";

    /// <summary>After every step: the applicant always, the leaders when it concerns them.</summary>
    public async Task StepAsync(JoinApplication application, ApplicationStep step, CancellationToken ct)
    {
        var group = await db.Groups.Where(g => g.Id == application.GroupId).Select(g => g.Name).FirstAsync(ct);
        if (ForApplicant(application, step, group) is { } own)
            await tell.AddAsync(application.CommunityId, application.PersonId, own, ct);
        if (ForLeaders(step, group) is { } text)
            foreach (var leader in await conflicts.LeadersForAsync(application, ct))
                await tell.AddAsync(application.CommunityId, leader, Inbox(application, step, text.Title, text.Body), ct);
        if (step.On == ApplicationEvent.Escalate)
            foreach (var secretary in await leadership.SecretariesOfAsync(application.BuildingId, application.GroupId, ct))
                await tell.AddAsync(application.CommunityId, secretary,
                    Inbox(application, step, "入组申请超过审批时限", $"{group}有一份入组申请超过社区审批时限，请督促办理。"), ct);
    }

    private Notice? ForApplicant(JoinApplication application, ApplicationStep step, string group)
    {
        var due = application.DueAt is { } at ? ChinaTime.Short(at) : "";
        // The third is for WeChat, which shows twenty characters.
        var (phrase, text, brief) = step.On switch
        {
            ApplicationEvent.SendToLeader => ("待核实", "申请已提交，正在由组长核实。", null),
            ApplicationEvent.SendToStaff => ("待审批", $"申请已提交，社区将在{due}前答复。", $"{due}前答复"),
            ApplicationEvent.SkipLeader or ApplicationEvent.GiveOpinion => ("待审批", $"申请已转社区审批，社区将在{due}前答复。", $"{due}前答复"),
            ApplicationEvent.Ask => ("待补充", $"请打开申请补充材料，{due}前有效。", $"{due}前请补充"),
            ApplicationEvent.AnswerToLeader or ApplicationEvent.AnswerToStaff => ("已收到", "补充材料已收到，继续办理。", null),
            ApplicationEvent.Extend => ("已延期", $"补充材料的时间已延长到{due}。", $"延长到{due}"),
            ApplicationEvent.Approve => ("已通过", "欢迎加入！请打开小程序查看组长和小组守则。", "请打开看组长和小组守则"),
            ApplicationEvent.Reject => ("未通过", "申请未通过，请打开申请查看原因。", null),
            ApplicationEvent.Expire => ("已过期", "补充材料逾期未交，申请已过期，可以重新申请。", "可以重新申请"),
            ApplicationEvent.Withdraw => ("已撤回", "申请已撤回。", null),
            ApplicationEvent.Appeal => ("申诉中", $"申诉已收到，由另一位工作人员在{due}前答复。", $"{due}前答复"),
            _ => ((string?)null, "", (string?)null),
        };
        return phrase is null ? null : Inbox(application, step, $"加入{group}：{phrase}", text) with
        {
            Message = NoticeMessage.JoinResult(group, phrase, brief ?? text, time.Now()),
        };
    }

    private static (string Title, string Body)? ForLeaders(ApplicationStep step, string group) => step.On switch
    {
        ApplicationEvent.SendToLeader => ("有新的入组申请", $"有邻居申请加入{group}，请打开资料看一看，填写您是否认识。"),
        ApplicationEvent.RemindLeader => ("入组申请等您核实", $"{group}有一份申请还没有核实，逾期将转社区审批。"),
        ApplicationEvent.AnswerToLeader => ("申请人已补充材料", $"{group}的一份入组申请已补充材料，请继续核实。"),
        ApplicationEvent.SkipLeader => ("申请已转社区审批", $"{group}的一份入组申请超过核实时限，已转社区审批。"),
        ApplicationEvent.Approve => ("小组有新成员", $"{group}有一位新成员，请打开小组名单欢迎新邻居。"),
        ApplicationEvent.Reject => ("入组申请未通过", $"{group}的一份入组申请未通过社区审批。"),
        ApplicationEvent.Withdraw => ("入组申请已撤回", $"{group}的一份入组申请已由本人撤回。"),
        ApplicationEvent.Expire => ("入组申请已过期", $"{group}的一份入组申请逾期未补充材料，已过期。"),
        _ => null,
    };

    private static Notice Inbox(JoinApplication application, ApplicationStep step, string title, string body) =>
        new($"application.{ApplicationHistory.VerbOf(step.On)}", title, body, $"{application.Id:N}:{step.Number}")
        {
            AboutKind = About, AboutId = application.Id,
        };
}

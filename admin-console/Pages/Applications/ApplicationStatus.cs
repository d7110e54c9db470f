using Microsoft.AspNetCore.Mvc.Rendering;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;

namespace NeighborParty.AdminConsole.Pages.Applications;

/// <summary>The words and colours of join applications on every page.</summary>
public static class ApplicationStatus
{
    public static readonly StatusMap<ApplicationState> Of = new()
    {
        [ApplicationState.Submitted] = (ApplicationStates.Label(ApplicationState.Submitted), Tone.Neutral),
        [ApplicationState.LeaderCheck] = (ApplicationStates.Label(ApplicationState.LeaderCheck), Tone.Info),
        [ApplicationState.StaffCheck] = (ApplicationStates.Label(ApplicationState.StaffCheck), Tone.Warning),
        [ApplicationState.NeedInfo] = (ApplicationStates.Label(ApplicationState.NeedInfo), Tone.Neutral),
        [ApplicationState.Approved] = (ApplicationStates.Label(ApplicationState.Approved), Tone.Good),
        [ApplicationState.Rejected] = (ApplicationStates.Label(ApplicationState.Rejected), Tone.Bad),
        [ApplicationState.Withdrawn] = (ApplicationStates.Label(ApplicationState.Withdrawn), Tone.Neutral),
        [ApplicationState.Expired] = (ApplicationStates.Label(ApplicationState.Expired), Tone.Neutral),
        [ApplicationState.Appealed] = (ApplicationStates.Label(ApplicationState.Appealed), Tone.Warning),
    };

    public static IReadOnlyList<SelectListItem> Residencies { get; } =
        [.. Enum.GetValues<ResidencyKind>().Select(k => new SelectListItem(Label(k), k.ToString()))];

    public static IReadOnlyList<SelectListItem> Kinds { get; } =
        [.. Enum.GetValues<MembershipKind>().Reverse().Select(k => new SelectListItem(GroupStates.Label(k), k.ToString()))];

    public static IReadOnlyList<SelectListItem> Channels { get; } =
        [.. new[] { ApplicationChannel.Paper, ApplicationChannel.Phone, ApplicationChannel.Staff }.Select(c => new SelectListItem(ApplicationStates.Label(c), c.ToString()))];

    public static string Label(ResidencyKind kind) => kind switch
    {
        ResidencyKind.Owner => "业主",
        ResidencyKind.Tenant => "租户",
        ResidencyKind.Family => "家属",
        _ => "其他",
    };

    public static string Label(ApplicationRole role) => role switch
    {
        ApplicationRole.Applicant => "申请人",
        ApplicationRole.Leader => "组长",
        ApplicationRole.Staff => "社区",
        _ => "系统",
    };
}

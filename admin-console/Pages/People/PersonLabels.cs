using Microsoft.AspNetCore.Mvc.Rendering;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Consents;
using NeighborParty.Core.People;

namespace NeighborParty.AdminConsole.Pages.People;

/// <summary>How people's states, kinds and roles are called on screen.</summary>
public static class PersonLabels
{
    public static readonly StatusMap<PersonStatus> Status = new()
    {
        [PersonStatus.Active] = (PersonStates.Label(PersonStatus.Active), Tone.Good),
        [PersonStatus.MovedOut] = (PersonStates.Label(PersonStatus.MovedOut), Tone.Neutral),
        [PersonStatus.Deceased] = (PersonStates.Label(PersonStatus.Deceased), Tone.Neutral),
        [PersonStatus.Closed] = (PersonStates.Label(PersonStatus.Closed), Tone.Neutral),
    };

    public static IReadOnlyList<SelectListItem> Residencies { get; } =
        [.. Enum.GetValues<ResidencyKind>().Select(k => new SelectListItem(Of(k), k.ToString()))];

    public static string Of(ResidencyKind kind) => kind switch
    {
        ResidencyKind.Owner => "业主",
        ResidencyKind.Tenant => "租户",
        ResidencyKind.Family => "家属",
        _ => "其他",
    };

    public static string Of(ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.Membership => "用户须知",
        ConsentPurpose.PartyAttribute => "党员身份",
        ConsentPurpose.Location => "位置",
        ConsentPurpose.BoardDisplay => "公示栏展示",
        ConsentPurpose.Messages => "微信消息",
        _ => "照片",
    };

    /// <summary>What was looked at, as the trail calls it.</summary>
    public static string OfLook(string field) => field switch
    {
        "phone" => Of(SensitiveField.Phone),
        "door" => Of(SensitiveField.Door),
        "application_form" => "入组申请表",
        "original" => "审核隐去的原文",
        _ => field,
    };

    public static string? ReasonOfLook(string? reason) => reason switch
    {
        "application.opinion" => "组长填写意见",
        "application.decision" => "审批入组申请",
        _ => reason,
    };

    public static string Of(SensitiveField field) => field == SensitiveField.Phone ? "手机号" : "门牌号";
}

using System.ComponentModel.DataAnnotations;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;

namespace NeighborParty.Api.Applications;

/// <summary>入组申请表</summary>
/// <param name="DoorToken">扫描楼门码得到的 scene；只用于带出楼栋，不证明居住。</param>
/// <param name="StairwellId">楼门码是整栋楼的码时，由申请人选择单元。</param>
/// <param name="Door">门牌号，例如 502。</param>
/// <param name="BornOn">出生日期；未满 14 周岁不能申请。</param>
/// <param name="Kind">党员身份（partyMember、reportingMember）须先单独同意。</param>
/// <param name="PartyBranch">组织关系所在党支部；填写须先单独同意。</param>
/// <param name="EmergencyContact">只有社区工作人员能看到。</param>
public sealed record SubmitJoinApplication(
    Guid GroupId,
    [property: Required, StringLength(32, MinimumLength = 1)] string DoorToken,
    [property: Required, StringLength(80, MinimumLength = 1)] string Name,
    [property: Required, StringLength(80, MinimumLength = 1)] string Door,
    DateOnly BornOn,
    ResidencyKind Residency,
    MembershipKind Kind,
    Guid? StairwellId = null,
    [property: StringLength(240)] string? PartyBranch = null,
    DateOnly? JoinedPartyOn = null,
    IReadOnlyList<string>? Skills = null,
    IReadOnlyList<string>? AvailableTimes = null,
    IReadOnlyList<string>? WillingPosts = null,
    [property: StringLength(1200)] string? Remark = null,
    [property: StringLength(240)] string? EmergencyContact = null)
{
    public static SubmitJoinApplication Example => new(
        Guid.Parse("01950000-0000-7000-8000-000000000021"), "Zk3vQ0pT8mYb1rXcWd5uSg", "王小明", "502", new DateOnly(1968, 5, 4),
        ResidencyKind.Owner, MembershipKind.Neighbour, Skills: ["水电维修"], AvailableTimes: ["周五下午"]);

    internal ApplicationForm ToForm() => new()
    {
        Name = Name, Door = Door, BornOn = BornOn, Residency = Residency, Kind = Kind, PartyBranch = PartyBranch, JoinedPartyOn = JoinedPartyOn,
        Skills = Skills ?? [], AvailableTimes = AvailableTimes ?? [], WillingPosts = WillingPosts ?? [], Remark = Remark, EmergencyContact = EmergencyContact,
    };
}

/// <summary>对提问的回答</summary>
public sealed record AnswerJoinQuestion([property: Required, StringLength(2000, MinimumLength = 1)] string Answer)
{
    public static AnswerJoinQuestion Example => new("我住在 1 单元，和母亲同住。");
}

/// <summary>申诉理由</summary>
public sealed record AppealJoinRejection([property: Required, StringLength(2000, MinimumLength = 1)] string Reason)
{
    public static AppealJoinRejection Example => new("我上个月刚搬来，有租房合同可以查看。");
}

/// <summary>组长意见：只说明是否认识这位邻居，由社区决定。</summary>
/// <param name="Remark">只有社区工作人员能看到。</param>
public sealed record GiveJoinOpinion(LeaderOpinion Opinion, [property: StringLength(800)] string? Remark = null)
{
    public static GiveJoinOpinion Example => new(LeaderOpinion.Knows, "住在同一单元，平时热心。");
}

/// <summary>请申请人补充的内容</summary>
public sealed record AskJoinApplicant([property: Required, StringLength(800, MinimumLength = 1)] string Question)
{
    public static AskJoinApplicant Example => new("请问您住在哪个单元？");
}

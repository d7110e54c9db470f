using NeighborParty.Core.Applications;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;

namespace NeighborParty.Api.Applications;

/// <summary>入组申请</summary>
/// <param name="Mine">true：本人的申请；false：以组长身份查看。</param>
/// <param name="Applicant">本人看到全名；组长打开资料前只看到姓。</param>
/// <param name="DueAt">当前一步的截止时间。</param>
/// <param name="ReasonText">未通过的原因。</param>
/// <param name="AppealUntil">可以申诉到什么时候。</param>
/// <param name="Actions">现在可以做的操作：withdraw、answer、extend、appeal、open、opinion、ask。</param>
/// <param name="Form">填写的资料；组长用 open 打开后才返回。</param>
public sealed record JoinApplicationDetails(
    Guid Id, Guid GroupId, string GroupName, string Building, string? Stairwell, bool Mine, string Applicant, ApplicationState State, string StateText,
    DateTime SubmittedAt, DateTime? DueAt, string? ReasonText, DateTime? AppealUntil, IReadOnlyList<string> Actions, int Version,
    JoinForm? Form, IReadOnlyList<JoinStep> Steps)
{
    public static JoinApplicationDetails Example => new(
        Guid.Parse("01950000-0000-7000-8000-000000000031"), Guid.Parse("01950000-0000-7000-8000-000000000021"), "1号楼党小组", "1号楼", "1单元", true, "王小明",
        ApplicationState.LeaderCheck, "组长核实中", new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 8, 2, 0, 0, DateTimeKind.Utc),
        null, null, ["withdraw"], 1, JoinForm.Example, [JoinStep.Example]);
}

/// <summary>填写的资料；组长看不到出生日期、入党日期和紧急联系人。</summary>
public sealed record JoinForm(
    string Name, string Door, DateOnly? BornOn, ResidencyKind Residency, MembershipKind Kind, string? PartyBranch, DateOnly? JoinedPartyOn,
    IReadOnlyList<string> Skills, IReadOnlyList<string> AvailableTimes, IReadOnlyList<string> WillingPosts, string? Remark, string? EmergencyContact)
{
    public static JoinForm Example => ForApplicant(SubmitJoinApplication.Example.ToForm());

    internal static JoinForm ForApplicant(ApplicationForm f) => new(
        f.Name, f.Door, f.BornOn, f.Residency, f.Kind, f.PartyBranch, f.JoinedPartyOn, f.Skills, f.AvailableTimes, f.WillingPosts, f.Remark, f.EmergencyContact);

    /// <summary>What an opinion needs: party details only when party membership is what is asked for.</summary>
    internal static JoinForm ForLeader(ApplicationForm f) => new(
        f.Name, f.Door, null, f.Residency, f.Kind, f.Kind == MembershipKind.Neighbour ? null : f.PartyBranch, null,
        f.Skills, f.AvailableTimes, f.WillingPosts, f.Remark, null);
}

/// <summary>办理过程中的一步</summary>
/// <param name="Title">做了什么。</param>
/// <param name="By">由谁：applicant、leader、staff、system。</param>
/// <param name="Text">提问、回答或原因。</param>
public sealed record JoinStep(int Number, DateTime At, string Title, ApplicationRole By, ApplicationState State, string? Text)
{
    public static JoinStep Example => new(1, new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc), "提交申请", ApplicationRole.Applicant, ApplicationState.Submitted, null);
}

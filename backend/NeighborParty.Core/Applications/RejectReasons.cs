namespace NeighborParty.Core.Applications;

/// <summary>A reason that an applicant is shown; the code is stable and counted.</summary>
public sealed record RejectReason(string Code, string Text);

/// <summary>Why an application may be turned down, as data.</summary>
public static class RejectReasons
{
    public static readonly IReadOnlyList<RejectReason> All =
    [
        new("not_resident", "经核实不在本楼栋居住"),
        new("details_wrong", "填写的资料与实际不符"),
        new("wrong_group", "应申请加入另一个党小组"),
        new("duplicate", "重复申请"),
        new("party_unconfirmed", "党员身份未能核实"),
        new("unreachable", "多次联系不上本人"),
        new("other", "其他原因"),
    ];

    public static string? TextOf(string? code) => All.FirstOrDefault(r => r.Code == code)?.Text;
}

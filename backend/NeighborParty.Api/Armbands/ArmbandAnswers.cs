using System.ComponentModel.DataAnnotations;
using NeighborParty.Core.Armbands;

namespace NeighborParty.Api.Armbands;

/// <param name="StateName">In Chinese.</param>
/// <param name="AcceptBy">Accept before this time; null when nothing is to be accepted.</param>
/// <param name="WriteOffFrom">Reported lost: from then on staff may write it off.</param>
public sealed record ArmbandAnswer(
    Guid Id, string Serial, ArmbandKind Kind, ArmbandState State, string StateName, DateTime? IssuedAt, DateTime? AcceptBy, DateTime? AcceptedAt, DateTime? WriteOffFrom)
{
    public static ArmbandAnswer Example => new(
        new Guid("01997c3e-5f00-7a10-8000-000000000001"), "NP-XF-0001", ArmbandKind.LongTerm, ArmbandState.PendingAcceptance, "待签收",
        new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 9, 2, 0, 0, DateTimeKind.Utc), null, null);

    internal static ArmbandAnswer Of(Armband a) => new(
        a.Id, a.Serial, a.Kind, a.State, ArmbandStates.Label(a.State), a.IssuedAt, a.AcceptBy, a.AcceptedAt, a.WriteOffFrom);
}

/// <summary>A row of the leader's list: held by a member, lost, or in stock of the own compounds.</summary>
public sealed record GroupArmband(
    Guid Id, string Serial, ArmbandKind Kind, ArmbandState State, string StateName, Guid? HolderPersonId, string? HolderName, DateTime? IssuedAt, DateTime? AcceptBy)
{
    public static GroupArmband Example => new(
        ArmbandAnswer.Example.Id, "NP-XF-0001", ArmbandKind.LongTerm, ArmbandState.Issued, "使用中",
        new Guid("01997c3e-5f00-7a10-8000-000000000002"), "王组员", new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc), null);
}

/// <param name="State">InStock, or Damaged when it is no longer fit for use.</param>
public sealed record ArmbandReturnAnswer(Guid Id, string Serial, ArmbandState State, ArmbandCondition Condition, DateTime ReturnedAt)
{
    public static ArmbandReturnAnswer Example => new(
        ArmbandAnswer.Example.Id, "NP-XF-0001", ArmbandState.InStock, ArmbandCondition.Good, new DateTime(2026, 6, 6, 2, 0, 0, DateTimeKind.Utc));

    internal static ArmbandReturnAnswer Of(ArmbandReturn r) => new(r.ArmbandId, r.Serial, r.State, r.Condition, r.ReturnedAt);
}

/// <param name="Serial">As printed; case and full-width letters do not matter.</param>
/// <param name="Witness">Only when taken on the spot without a phone: who saw it, or where the signature lies. Then nothing is left to accept.</param>
public sealed record IssueArmbandRequest(
    [property: Required, StringLength(30, MinimumLength = 1)] string Serial, Guid PersonId, [property: StringLength(400)] string? Witness = null)
{
    public static IssueArmbandRequest Example => new("NP-XF-0001", new Guid("01997c3e-5f00-7a10-8000-000000000002"));
}

public sealed record AcceptOnTheSpotRequest([property: Required, StringLength(400, MinimumLength = 1)] string Witness)
{
    public static AcceptOnTheSpotRequest Example => new("当面签字，签收表存组长处");
}

/// <param name="Text">Required for <c>other</c>; at most 200 characters.</param>
public sealed record DeclineArmbandRequest(DeclineReason Reason, [property: StringLength(400)] string? Text = null)
{
    public static DeclineArmbandRequest Example => new(DeclineReason.NotReceived);
}

/// <param name="When">UTC, as the person says.</param>
public sealed record ReportArmbandLostRequest(
    [property: StringLength(120)] string? Where = null, DateTime? When = null, [property: StringLength(400)] string? Note = null)
{
    public static ReportArmbandLostRequest Example => new("菜市场附近", new DateTime(2026, 3, 8, 1, 30, 0, DateTimeKind.Utc));
}

/// <param name="PersonId">From whom it comes back; a late repeat then cannot take it from the next holder.</param>
public sealed record ReturnArmbandRequest(Guid PersonId, ArmbandCondition Condition, [property: StringLength(400)] string? Note = null)
{
    public static ReturnArmbandRequest Example => new(new Guid("01997c3e-5f00-7a10-8000-000000000002"), ArmbandCondition.Good);
}

public sealed record ArmbandFoundRequest([property: StringLength(400)] string? Note = null)
{
    public static ArmbandFoundRequest Example => new("在活动室找到");
}

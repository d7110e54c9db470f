using System.ComponentModel.DataAnnotations;
using NeighborParty.Core.Armbands;

namespace NeighborParty.Api.Armbands;

/// <param name="StateName">In Chinese.</param>
/// <param name="AcceptBy">Accept before this time; null when nothing is to be accepted.</param>
/// <param name="WriteOffFrom">Reported lost: from then on staff may write it off.</param>
/// <param name="DueAt">Must be back by then; null while nobody asked for it.</param>
/// <param name="ReturnAskedAt">When the holder said that it comes back.</param>
public sealed record ArmbandAnswer(
    Guid Id, string Serial, ArmbandKind Kind, ArmbandState State, string StateName, DateTime? IssuedAt, DateTime? AcceptBy, DateTime? AcceptedAt, DateTime? WriteOffFrom,
    DateTime? DueAt, DateTime? ReturnAskedAt)
{
    public static ArmbandAnswer Example => new(
        new Guid("01997c3e-5f00-7a10-8000-000000000001"), "NP-XF-0001", ArmbandKind.LongTerm, ArmbandState.PendingAcceptance, "待签收",
        new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 9, 2, 0, 0, DateTimeKind.Utc), null, null, null, null);

    internal static ArmbandAnswer Of(Armband a) => new(
        a.Id, a.Serial, a.Kind, a.State, ArmbandStates.Label(a.State), a.IssuedAt, a.AcceptBy, a.AcceptedAt, a.WriteOffFrom, a.DueAt, a.ReturnAskedAt);
}

/// <summary>A row of the leader's list: held by a member, lost, or in stock of the own compounds.</summary>
public sealed record GroupArmband(
    Guid Id, string Serial, ArmbandKind Kind, ArmbandState State, string StateName, Guid? HolderPersonId, string? HolderName, DateTime? IssuedAt, DateTime? AcceptBy,
    DateTime? DueAt)
{
    public static GroupArmband Example => new(
        ArmbandAnswer.Example.Id, "NP-XF-0001", ArmbandKind.LongTerm, ArmbandState.Issued, "使用中",
        new Guid("01997c3e-5f00-7a10-8000-000000000002"), "王组员", new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc), null, null);
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
/// <param name="PhotoId">Optional: a picture of the handing over, uploaded before.</param>
public sealed record IssueArmbandRequest(
    [property: Required, StringLength(30, MinimumLength = 1)] string Serial, Guid PersonId, [property: StringLength(400)] string? Witness = null, Guid? PhotoId = null)
{
    public static IssueArmbandRequest Example => new("NP-XF-0001", new Guid("01997c3e-5f00-7a10-8000-000000000002"));
}

/// <param name="PhotoId">Optional: a picture of the signature, uploaded before.</param>
public sealed record AcceptOnTheSpotRequest([property: Required, StringLength(400, MinimumLength = 1)] string Witness, Guid? PhotoId = null)
{
    public static AcceptOnTheSpotRequest Example => new("当面签字，签收表存组长处");
}

/// <param name="Pin">Six digits from the paper that the office gave out; typed by the holder.</param>
public sealed record AcceptByPinRequest([property: Required, StringLength(6, MinimumLength = 6)] string Pin)
{
    public static AcceptByPinRequest Example => new("048215");
}

/// <param name="On">The day in China, not in the future.</param>
public sealed record RecordTrainingRequest(Guid PersonId, DateOnly On)
{
    public static RecordTrainingRequest Example => new(new Guid("01997c3e-5f00-7a10-8000-000000000002"), new DateOnly(2026, 3, 5));
}

/// <summary>A member and the day of the training; null when there was none.</summary>
public sealed record MemberTraining(Guid PersonId, string Name, DateOnly? TrainedOn, string? RecordedBy)
{
    public static MemberTraining Example => new(new Guid("01997c3e-5f00-7a10-8000-000000000002"), "王组员", new DateOnly(2026, 3, 5), "李组长");
}

/// <summary>Handed out and not taken.</summary>
/// <param name="Id">Of the report; tick it off with it.</param>
/// <param name="Declined">False: not accepted in time.</param>
/// <param name="Reason">Why it was declined.</param>
public sealed record NotTakenReport(
    Guid Id, Guid ArmbandId, string Serial, DateTime At, bool Declined, Guid PersonId, string PersonName, DeclineReason? Reason, string? Text, DateTime? HandledAt, string? HandledBy, string? HandledNote)
{
    public static NotTakenReport Example => new(
        new Guid("01997c3e-5f00-7a10-8000-000000000009"), ArmbandAnswer.Example.Id, "NP-XF-0001", new DateTime(2026, 3, 7, 2, 0, 0, DateTimeKind.Utc), Declined: true,
        new Guid("01997c3e-5f00-7a10-8000-000000000002"), "王组员", DeclineReason.NotReceived, null, null, null, null);

    internal static NotTakenReport Of(NotTakenView v) => new(
        v.EventId, v.ArmbandId, v.Serial, v.At, v.Step == ArmbandStep.Decline, v.PersonId, v.Person,
        Enum.TryParse<DeclineReason>(v.Detail, out var reason) ? reason : null, v.Note, v.HandledAt, v.HandledBy, v.HandledNote);
}

/// <param name="Note">What came out.</param>
public sealed record HandleNotTakenRequest([property: StringLength(400)] string? Note = null)
{
    public static HandleNotTakenRequest Example => new("已电话说明，改发小号");
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

/// <param name="Note">When or where, for the leader.</param>
public sealed record AskArmbandReturnRequest([property: StringLength(400)] string? Note = null)
{
    public static AskArmbandReturnRequest Example => new("周六上午送到活动室");
}

/// <param name="DueAt">UTC, after now, at most a year ahead.</param>
/// <param name="Reason">The holder reads it.</param>
public sealed record SetArmbandDueRequest(DateTime DueAt, [property: Required, StringLength(200, MinimumLength = 1)] string Reason)
{
    public static SetArmbandDueRequest Example => new(new DateTime(2026, 3, 20, 10, 0, 0, DateTimeKind.Utc), "换季统一清洗");
}

/// <summary>What a scanned number is, for its holder and for leaders nearby.</summary>
/// <param name="HolderName">Only for the leader of the group that has it, and for the holder.</param>
/// <param name="IsMine">You have it.</param>
/// <param name="MayKeep">You may hand it out, take it back or report it lost.</param>
public sealed record ArmbandBySerial(
    Guid Id, string Serial, ArmbandKind Kind, ArmbandState State, string StateName, bool IsVoid, Guid? HolderPersonId, string? HolderName, DateTime? DueAt, bool IsMine, bool MayKeep)
{
    public static ArmbandBySerial Example => new(
        ArmbandAnswer.Example.Id, "NP-XF-0001", ArmbandKind.LongTerm, ArmbandState.Issued, "使用中", false,
        new Guid("01997c3e-5f00-7a10-8000-000000000002"), "王组员", null, IsMine: false, MayKeep: true);

    internal static ArmbandBySerial Of(SerialFound f) => new(
        f.Armband.Id, f.Armband.Serial, f.Armband.Kind, f.Armband.State, ArmbandStates.Label(f.Armband.State), f.Armband.State.IsVoid(),
        f.IsMine || f.MayKeep ? f.Armband.HolderPersonId : null, f.HolderName, f.IsMine || f.MayKeep ? f.Armband.DueAt : null, f.IsMine, f.MayKeep);
}

using NeighborParty.Core.Aid;

namespace NeighborParty.Api.Aid;

/// <param name="PostId">互助帖。</param>
/// <param name="AnswerId">双方已同意的应答。</param>
/// <param name="DueDay">归还日期，今天起，最长见社区规定（默认 90 天）。</param>
public sealed record NewAidLoan(Guid PostId, Guid AnswerId, DateOnly DueDay)
{
    public static NewAidLoan Example => new(AidPostRow.Example.Id, AidAnswerRow.Example.Id, new DateOnly(2026, 3, 13));
}

/// <param name="Damaged">收回时有损坏；赔偿由双方自己商量，系统不经手钱款。</param>
public sealed record AidLoanReturn(bool Damaged)
{
    public static AidLoanReturn Example => new(false);
}

/// <param name="DueDay">新的归还日期。</param>
public sealed record AidLoanExtension(DateOnly DueDay)
{
    public static AidLoanExtension Example => new(new DateOnly(2026, 3, 20));
}

public sealed record AidLoanReceipt(Guid Id, AidLoanState State, string StateName, DateOnly DueDay)
{
    public static AidLoanReceipt Example => new(AidLoanRow.Example.Id, AidLoanState.Arranged, "已约定", new DateOnly(2026, 3, 13));

    public static AidLoanReceipt Of(AidLoan loan) => new(loan.Id, loan.State, AidLoanStates.Label(loan.State), loan.DueDay);
}

/// <param name="Thing">登记时互助帖的标题。</param>
/// <param name="IsLender">true：我借出；false：我借入。</param>
/// <param name="Other">对方，“王**”。</param>
/// <param name="Damaged">出借人收回时注明有损坏。</param>
/// <param name="Actions">我现在可以做的。</param>
public sealed record AidLoanRow(
    Guid Id, Guid PostId, Guid AnswerId, string Thing, bool IsLender, string Other, DateOnly DueDay, AidLoanState State, string StateName, bool IsOverdue, bool Damaged,
    DateTime CreatedAt, DateTime? HandedOverAt, DateTime? ReturnedAt, IReadOnlyList<AidLoanEvent> Actions)
{
    public static AidLoanRow Example => new(
        new Guid("0195aaaa-0000-7000-8000-000000000004"), AidPostRow.Example.Id, AidAnswerRow.Example.Id, "家里有电钻可以借", true, "陈**", new DateOnly(2026, 3, 13),
        AidLoanState.Arranged, "已约定", false, false, new DateTime(2026, 3, 6, 5, 0, 0, DateTimeKind.Utc), null, null, [AidLoanEvent.Give, AidLoanEvent.Cancel]);
}

/// <summary>The loan that is open between the two of an answer.</summary>
public sealed record AidLoanOfAnswer(Guid Id, AidLoanState State, string StateName, DateOnly DueDay)
{
    public static AidLoanOfAnswer Example => new(AidLoanRow.Example.Id, AidLoanState.Arranged, "已约定", new DateOnly(2026, 3, 13));
}

using System.Globalization;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Aid;

/// <summary>Messages about a loan, in the inbox and, where granted, in WeChat.</summary>
public static class AidLoanNotices
{
    /// <param name="loan">Whose thing it is about.</param>
    /// <param name="what">Lower snake case; the notice's kind ends with it.</param>
    /// <param name="text">What happened; no phone, no address.</param>
    /// <param name="now">Told once for each moment.</param>
    /// <param name="brief">For WeChat, which shows twenty characters; else the text.</param>
    public static Notice About(AidLoan loan, string what, string text, DateTime now, string? brief = null) => Of(loan, what, text, now.Ticks.ToString(CultureInfo.InvariantCulture), now, brief);

    /// <summary>Told once for each due day.</summary>
    public static Notice Reminder(AidLoan loan, string what, string text, DateTime now) => Of(loan, what, text, $"{loan.DueDay:yyyyMMdd}", now);

    private static Notice Of(AidLoan loan, string what, string text, string once, DateTime now, string? brief = null) =>
        new($"aid_loan.{what}", $"借用“{loan.Thing}”", text, $"{loan.Id:N}:{what}:{once}")
        {
            AboutKind = "aid-loans",
            AboutId = loan.Id,
            Message = NoticeMessage.Neighbours(loan.Thing, brief ?? text, now),
        };
}

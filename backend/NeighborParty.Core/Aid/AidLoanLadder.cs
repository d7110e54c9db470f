using NeighborParty.Core.Basics;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Aid;

/// <summary>How loudly a lent thing was asked back, one rung above the other.</summary>
public enum AidLoanRung
{
    None,

    /// <summary>Soon due.</summary>
    Before,
    FirstLate,
    SecondLate,

    /// <summary>It is on the office's list.</summary>
    Staff,
}

/// <summary>When which reminder is due: by default a day before, one and seven days late, and after fourteen the office sees it. The days are ours, the community may set others.</summary>
public static class AidLoanLadder
{
    /// <summary>The highest rung whose day has come: whoever was not reminded for a week gets one reminder, not three.</summary>
    public static AidLoanRung At(DateOnly dueDay, CommunityPolicy policy, DateTime now)
    {
        var today = ChinaTime.Today(now);
        (AidLoanRung Rung, int Days)[] rungs =
        [
            (AidLoanRung.Staff, policy.AidLoanStaffAfterDays), (AidLoanRung.SecondLate, policy.AidLoanSecondLateDays),
            (AidLoanRung.FirstLate, policy.AidLoanFirstLateDays), (AidLoanRung.Before, -policy.AidLoanDueSoonDays),
        ];
        return rungs.FirstOrDefault(r => today >= dueDay.AddDays(r.Days)).Rung;
    }

    public static string Label(AidLoanRung rung) => rung switch
    {
        AidLoanRung.Before => "到期前提醒",
        AidLoanRung.FirstLate => "逾期第一次提醒",
        AidLoanRung.SecondLate => "逾期第二次提醒",
        AidLoanRung.Staff => "已列入社区名单",
        _ => "还没有提醒",
    };
}

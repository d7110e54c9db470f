using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Armbands;

/// <summary>How loudly a return was asked for, one rung above the other.</summary>
public enum ReturnRung
{
    None,

    /// <summary>Soon due.</summary>
    Before,

    /// <summary>Due now.</summary>
    OnTheDay,

    FirstLate,
    SecondLate,
    ThirdLate,

    /// <summary>The leader is asked to fetch it.</summary>
    Leader,

    /// <summary>It is on the office's list.</summary>
    Staff,
}

/// <summary>When which reminder is due: a day before, on the day, one, three and seven days late, then the leader, then the office (domain 3.2).</summary>
public static class ReturnLadder
{
    /// <summary>The highest rung whose time has come: whoever was not reminded for a week gets one reminder, not five.</summary>
    public static ReturnRung At(DateTime dueAt, CommunityPolicy policy, DateTime now)
    {
        (ReturnRung Rung, int Days)[] rungs =
        [
            (ReturnRung.Staff, policy.ArmbandStaffAfterDays), (ReturnRung.Leader, policy.ArmbandLeaderAfterDays), (ReturnRung.ThirdLate, policy.ArmbandThirdLateDays),
            (ReturnRung.SecondLate, policy.ArmbandSecondLateDays), (ReturnRung.FirstLate, policy.ArmbandFirstLateDays), (ReturnRung.OnTheDay, 0),
            (ReturnRung.Before, -policy.ArmbandDueSoonDays),
        ];
        return rungs.FirstOrDefault(r => now >= dueAt.AddDays(r.Days)).Rung;
    }

    /// <summary>A stable word for the history.</summary>
    public static string WordOf(ReturnRung rung) => rung switch
    {
        ReturnRung.Before => "due_soon",
        ReturnRung.OnTheDay => "due_now",
        ReturnRung.FirstLate => "late_1",
        ReturnRung.SecondLate => "late_2",
        ReturnRung.ThirdLate => "late_3",
        ReturnRung.Leader => "to_leader",
        ReturnRung.Staff => "to_staff",
        _ => "none",
    };

    /// <summary>The word for people.</summary>
    public static string? Label(string? word) => word switch
    {
        "due_soon" => "到期前提醒",
        "due_now" => "到期提醒",
        "late_1" => "逾期第一次提醒",
        "late_2" => "逾期第二次提醒",
        "late_3" => "逾期第三次提醒",
        "to_leader" => "已请组长上门收回",
        "to_staff" => "已转社区跟进",
        _ => null,
    };
}

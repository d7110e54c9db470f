using NeighborParty.Core.Basics;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Aid;

public static class AidLoanRefusals
{
    public static RefusedException NotLendable() =>
        new(RefusalKind.Unprocessable, "aid_loan.not_lendable", "这个类别没有借用登记。");

    public static RefusedException AlreadyOpen() =>
        new(RefusalKind.Conflict, "aid_loan.already_open", "已经有一笔没有归还的借用登记。");

    public static RefusedException StillOut() =>
        new(RefusalKind.Conflict, "aid_loan.still_out", "借用的物品还没有归还，请先完成归还。");

    /// <summary>Nobody of the office decides about what he has lent or borrowed himself.</summary>
    public static RefusedException OwnLoan() =>
        new(RefusalKind.Unprocessable, "aid_loan.own", "您是这笔借用的一方，请由其他工作人员处理。");

    /// <exception cref="RefusedException">400 for a day in the past or later than the community allows.</exception>
    public static void RequireDueDay(DateOnly day, CommunityPolicy policy, DateTime now)
    {
        var today = ChinaTime.Today(now);
        if (day < today || day > today.AddDays(policy.AidLoanMaxDays))
            throw Refusals.Invalid("dueDay", $"归还日期须在今天起 {policy.AidLoanMaxDays} 天以内。");
    }
}

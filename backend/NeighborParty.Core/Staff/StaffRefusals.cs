using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Staff;

internal static class StaffRefusals
{
    /// <summary>One text for a wrong password, an unknown name and a locked account: none of them is told apart.</summary>
    public static RefusedException WrongPassword() =>
        new(RefusalKind.Unauthenticated, "staff.wrong_password", "用户名或密码不正确，或者账号已被暂时锁定。连续输错 5 次会锁定 15 分钟。");

    public static RefusedException TooManyFailures() =>
        new(RefusalKind.TooMany, "staff.too_many_failures", "这个网络输错的次数太多了，请过 5 分钟再试。") { RetryAfter = TimeSpan.FromMinutes(5) };

    public static RefusedException InitialPasswordSpent() =>
        new(RefusalKind.Forbidden, "staff.initial_password_spent", "初始密码只能用一次，72 小时内有效，现在已经失效。请管理员重新设置密码。");

    public static RefusedException WrongOldPassword(string field) =>
        new(RefusalKind.Unprocessable, "staff.wrong_old_password", "现在的密码不正确。连续输错 5 次会退出并锁定 15 分钟。") { Field = field };

    public static RefusedException WeakPassword(string field, string why) =>
        new(RefusalKind.Unprocessable, "staff.weak_password", why) { Field = field };

    public static RefusedException WrongCode(string field) =>
        new(RefusalKind.Unprocessable, "staff.wrong_code", "验证码不正确或已经用过，请等验证器显示下一个再输入。连续输错 5 次会退出并锁定 15 分钟。") { Field = field };

    public static RefusedException EnrolmentExpired() =>
        new(RefusalKind.Conflict, "staff.enrolment_expired", "这个二维码已过期，请重新打开本页再扫一次。");

    public static RefusedException AlreadyEnrolled() =>
        new(RefusalKind.Conflict, "staff.already_enrolled", "这个账号已经绑定了验证器。");

    public static RefusedException ProofRequired() =>
        new(RefusalKind.Forbidden, "staff.proof_required", "为了安全，请先再输入一次密码。");

    public static RefusedException UserNameTaken() =>
        new(RefusalKind.Conflict, "staff.user_name_taken", "这个用户名已经有人用了，请换一个。") { Field = "userName" };

    public static RefusedException AboveOwnRole() =>
        new(RefusalKind.Forbidden, "staff.above_own_role", "不能授予比自己更大的权限。");

    public static RefusedException NotOneself() =>
        new(RefusalKind.Forbidden, "staff.not_oneself", "不能对自己的账号这样操作，请另一位管理员来做。");

    public static RefusedException LastAdministrator() =>
        new(RefusalKind.Conflict, "staff.last_administrator", "这是最后一位管理员，不能停用，也不能改成别的角色。");
}

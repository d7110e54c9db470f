using NeighborParty.Core.Basics;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.Sessions;

public static class SessionRefusals
{
    public static RefusedException BadCode() => new(RefusalKind.Unauthenticated, "session.bad_code", "登录已失效，请重新打开小程序。");

    public static RefusedException BadRefresh() => new(RefusalKind.Unauthenticated, "session.ended", "登录已过期，请重新登录。");

    public static RefusedException Blocked() => new(RefusalKind.Forbidden, "session.blocked", "这个账号暂时不能登录，请联系社区工作人员。");

    public static RefusedException WeChatDown() =>
        new(RefusalKind.Unavailable, "wechat.unavailable", "微信暂时连接不上，请稍后再试。") { RetryAfter = TimeSpan.FromSeconds(5) };

    /// <summary>WeChat's refusal in the product's words; nothing of WeChat's text gets out.</summary>
    public static RefusedException From(WeChatException e) => e.Failure switch
    {
        WeChatFailure.BadCode or WeChatFailure.UsedCode or WeChatFailure.InvalidArgument or WeChatFailure.ForeignUser => BadCode(),
        WeChatFailure.HighRiskUser => Blocked(),
        _ => WeChatDown(),
    };
}

public static class SessionGrants
{
    public static SessionGrant Grant(this SessionTokens tokens, PhoneSession session) => new(
        tokens.Make(TokenUse.Access, session, session.Generation),
        session.AccessExpiresAt,
        tokens.Make(TokenUse.Refresh, session, session.Generation),
        session.RefreshExpiresAt);
}

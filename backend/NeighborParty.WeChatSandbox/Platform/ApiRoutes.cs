using NeighborParty.WeChatSandbox.Codes;
using NeighborParty.WeChatSandbox.Content;
using NeighborParty.WeChatSandbox.Login;
using NeighborParty.WeChatSandbox.Messages;
using NeighborParty.WeChatSandbox.Phone;
using NeighborParty.WeChatSandbox.Tokens;

namespace NeighborParty.WeChatSandbox.Platform;

/// <summary>The table of everything this WeChat can do. Limits are the published ones.</summary>
internal static class ApiRoutes
{
    public static readonly IReadOnlyDictionary<string, ApiRoute> All = new ApiRoute[]
    {
        new("GET", "/sns/jscode2session", CodeToSession.Handle) { NeedsToken = false, ErrorType = ApiAnswer.Text },
        new("GET", "/wxa/checksession", SessionKeys.Check),
        new("GET", "/wxa/resetusersessionkey", SessionKeys.Replace) { MinuteLimit = 60_000 },
        new("GET", "/cgi-bin/token", TokenCalls.Token) { NeedsToken = false, DailyLimit = 10_000, ErrorType = ApiAnswer.Text },
        new("POST", "/cgi-bin/stable_token", TokenCalls.StableToken) { NeedsToken = false, DailyLimit = 500_000, ErrorType = ApiAnswer.Text },
        new("POST", "/wxa/business/getuserphonenumber", PhoneNumber.Handle),
        new("POST", "/wxa/getwxacodeunlimit", UnlimitedCode.Handle) { MinuteLimit = 5_000 },
        new("POST", "/wxa/generatescheme", Links.Scheme) { DailyLimit = 500_000 },
        new("POST", "/wxa/generate_urllink", Links.UrlLink) { DailyLimit = 500_000 },
        new("POST", "/wxa/msg_sec_check", TextCheck.Handle) { DailyLimit = 2_000_000, MinuteLimit = 4_000, MinuteErrcode = 44991 },
        new("POST", "/wxa/media_check_async", MediaCheck.Handle) { DailyLimit = 200_000, MinuteLimit = 2_000, MinuteErrcode = 44991 },
        new("POST", "/cgi-bin/message/subscribe/send", SubscribeSend.Handle) { DailyLimit = 10_000_000 },
        new("POST", "/cgi-bin/openapi/quota/get", QuotaCalls.Get) { Counted = false },
        new("POST", "/cgi-bin/clear_quota", QuotaCalls.Clear) { Counted = false },
        new("POST", "/cgi-bin/clear_quota/v2", QuotaCalls.ClearWithSecret) { NeedsToken = false, Counted = false },
        new("POST", "/cgi-bin/openapi/rid/get", RidLookup.Handle),
        new("GET", "/cgi-bin/getcallbackip", (_, _) => ApiAnswer.Ok(new { ip_list = new[] { "127.0.0.1" } })),
        new("GET", "/cgi-bin/get_api_domain_ip", (_, _) => ApiAnswer.Ok(new { ip_list = new[] { "127.0.0.1" } })),
    }.ToDictionary(route => route.Path);
}

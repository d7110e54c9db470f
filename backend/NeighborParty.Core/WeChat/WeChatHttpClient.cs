using Microsoft.Extensions.Options;

namespace NeighborParty.Core.WeChat;

/// <summary>WeChat over its HTTP interface. Holds no state of its own and may be shared by everybody.</summary>
internal sealed class WeChatHttpClient(WeChatSender sender, IOptions<WeChatOptions> options) : IWeChat
{
    private const int LongestCode = 256;
    private const int LongestId = 64;
    private const int LongestText = 2500;

    /// <inheritdoc />
    public async Task<WeChatSignIn> SignInAsync(string loginCode, CancellationToken cancellationToken)
    {
        CheckCode(loginCode, WeChatCalls.SignIn);
        var query = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["appid"] = options.Value.AppId,
            ["secret"] = options.Value.AppSecret,
            ["js_code"] = loginCode,
            ["grant_type"] = "authorization_code",
        };
        var reply = await sender.GetAsync(WeChatCalls.SignIn, query, cancellationToken);
        return new WeChatSignIn(reply.Required("openid", LongestId), reply.Answer?.Body.Text("unionid"));
    }

    /// <inheritdoc />
    public async Task<WeChatPhoneNumber> GetPhoneNumberAsync(string phoneCode, string openId, CancellationToken cancellationToken)
    {
        CheckCode(phoneCode, WeChatCalls.Phone);
        var reply = await sender.PostAsync(WeChatCalls.Phone, new { code = phoneCode, openid = openId }, cancellationToken);
        if (reply.Answer?.Body.Member("phone_info") is not { } info || info.Text("purePhoneNumber") is not { } pure)
            throw WeChatReply.Unreadable(WeChatCalls.Phone);
        if (info.Member("watermark")?.Text("appid") is { } appId && appId != options.Value.AppId)
            throw new WeChatException(WeChatFailure.BadCode, 0, WeChatCalls.PhonePath);
        return new WeChatPhoneNumber(info.Text("phoneNumber") ?? pure, pure, info.Text("countryCode") ?? "86");
    }

    /// <inheritdoc />
    public async Task<WeChatPicture> GetUnlimitedCodeAsync(UnlimitedCode code, CancellationToken cancellationToken)
    {
        UnlimitedCodeRules.Check(code);
        var edition = code.EnvVersion ?? options.Value.EnvVersion;
        var body = new
        {
            scene = code.Scene,
            page = code.Page ?? options.Value.DoorPage,
            width = code.Width,
            env_version = Names.EnvVersion(edition),
            check_path = code.CheckPath ?? edition == WeChatEnvVersion.Release,
        };
        var reply = await sender.PostAsync(WeChatCalls.Code, body, cancellationToken);
        return reply.Picture ?? throw WeChatReply.Unreadable(WeChatCalls.Code);
    }

    /// <inheritdoc />
    public async Task<TextVerdict> CheckTextAsync(TextCheck check, CancellationToken cancellationToken)
    {
        if (check.Content.Length is 0 or > LongestText)
            throw new ArgumentException("A text to check is 1 to 2500 characters long", nameof(check));
        var body = new
        {
            version = 2,
            content = check.Content,
            scene = (int)check.Scene,
            openid = check.OpenId,
            title = check.Title,
            nickname = check.Nickname,
        };
        var reply = await sender.PostAsync(WeChatCalls.Text, body, cancellationToken);
        var answer = reply.Answer?.Body ?? throw WeChatReply.Unreadable(WeChatCalls.Text);
        var result = answer.Member("result");
        return new TextVerdict(
            Names.Suggestion(result?.Text("suggest")), (int)(result?.Number("label") ?? 0), answer.Text("trace_id") ?? "");
    }

    /// <inheritdoc />
    public async Task<string> RequestMediaCheckAsync(MediaCheck check, CancellationToken cancellationToken)
    {
        var body = new
        {
            version = 2,
            media_url = check.MediaUrl.AbsoluteUri,
            media_type = (int)check.MediaType,
            scene = (int)check.Scene,
            openid = check.OpenId,
        };
        var reply = await sender.PostAsync(WeChatCalls.Media, body, cancellationToken);
        return reply.Required("trace_id", LongestId);
    }

    /// <inheritdoc />
    public async Task SendSubscribeMessageAsync(SubscribeMessage message, CancellationToken cancellationToken)
    {
        var body = new
        {
            touser = message.OpenId,
            template_id = message.TemplateId,
            page = message.Page,
            data = message.Data.Values.ToDictionary(pair => pair.Key, pair => new { value = pair.Value }),
            miniprogram_state = Names.MiniprogramState(options.Value.EnvVersion),
            lang = "zh_CN",
        };
        var reply = await sender.PostAsync(WeChatCalls.Message, body, cancellationToken);
        if (reply.Answer is null)
            throw WeChatReply.Unreadable(WeChatCalls.Message);
    }

    // The code comes from a phone: rubbish is the phone's mistake, and WeChat need not be asked.
    private static void CheckCode(string? code, WeChatCall call)
    {
        if (string.IsNullOrWhiteSpace(code) || code.Length > LongestCode)
            throw new WeChatException(WeChatFailure.BadCode, 0, call.Path);
    }
}

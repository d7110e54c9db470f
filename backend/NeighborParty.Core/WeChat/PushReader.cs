using System.Text.Json;

namespace NeighborParty.Core.WeChat;

/// <summary>Turns the content of a push into a typed message.</summary>
internal static class PushReader
{
    private const long LatestMoment = 253402300799; // the last second of the year 9999

    public static PushMessage Read(JsonElement content)
    {
        var name = content.Text("Event") ?? "";
        return name.ToLowerInvariant() switch
        {
            "wxa_media_check" => Media(content, name),
            "subscribe_msg_popup_event" => Subscribe(content, name, SubscribePushKind.Popup),
            "subscribe_msg_change_event" => Subscribe(content, name, SubscribePushKind.Change),
            "subscribe_msg_sent_event" => Subscribe(content, name, SubscribePushKind.Sent),
            "user_info_modified" => Privacy(content, name, PrivacyPushKind.ProfileModified),
            "user_authorization_revoke" => Privacy(content, name, PrivacyPushKind.ConsentRevoked),
            "user_authorization_cancellation" => Privacy(content, name, PrivacyPushKind.AccountClosed),
            _ => new OtherPush(Envelope(content, name)),
        };
    }

    private static MediaCheckPush Media(JsonElement content, string name)
    {
        var result = MediaCheckResult.Read(content);
        var key = result.TraceId.Length > 0 ? PushDedupe.Key(name, result.TraceId) : null;
        return new MediaCheckPush(Envelope(content, name, key), result);
    }

    private static SubscribePush Subscribe(JsonElement content, string name, SubscribePushKind kind)
    {
        var holder = content.Member($"SubscribeMsg{kind}Event") ?? content;
        SubscribeItem[] items = [.. holder.Items("List").Select(item => Item(item, kind))];
        var details = holder.Items("List").Select(item => $"{item.Text("TemplateId")} {item.Text("MsgID")} {item.Text("SubscribeStatusString")}");
        return new SubscribePush(Envelope(content, name, null, [.. details]), kind, items);
    }

    private static SubscribeItem Item(JsonElement item, SubscribePushKind kind)
    {
        var code = unchecked((int)(item.Number("ErrorCode") ?? 0));
        return kind == SubscribePushKind.Sent
            ? new SubscribeItem(item.Text("TemplateId") ?? "", null, code == 0, code)
            : new SubscribeItem(item.Text("TemplateId") ?? "", item.Text("SubscribeStatusString") == "accept", null, 0);
    }

    private static PrivacyPush Privacy(JsonElement content, string name, PrivacyPushKind kind)
    {
        var person = content.Text("OpenID") ?? content.Text("FromUserName") ?? "";
        var revoked = content.Text("RevokeInfo") ?? "";
        int[] scopes = [.. revoked.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Scope).OfType<int>()];
        return new PrivacyPush(Envelope(content, name, null, person, revoked), kind, person, content.Text("UnionID"), scopes);
    }

    private static int? Scope(string text) => int.TryParse(text, out var scope) ? scope : null;

    private static PushEnvelope Envelope(JsonElement content, string name, string? key = null, params string[] details)
    {
        var from = content.Text("FromUserName") ?? "";
        var created = content.Number("CreateTime");
        key ??= content.Text("MsgId") is { } id
            ? PushDedupe.Key("message", id)
            : PushDedupe.Key([name, from, content.Text("CreateTime") ?? "", .. details]);
        return new PushEnvelope(name, content.Text("MsgType") ?? "", from, Moment(created), key);
    }

    private static DateTime? Moment(long? seconds) =>
        seconds is >= 0 and <= LatestMoment ? DateTimeOffset.FromUnixTimeSeconds(seconds.Value).UtcDateTime : null;
}

using System.Text.Json;
using NeighborParty.WeChatSandbox.Content;
using NeighborParty.WeChatSandbox.Platform;

namespace NeighborParty.WeChatSandbox.Messages;

/// <summary>`POST /cgi-bin/message/subscribe/send`: one message for one accept.</summary>
internal static class SubscribeSend
{
    public static ApiAnswer Handle(SandboxWorld world, ApiCall call)
    {
        var user = world.Users.ByOpenId(call.Text("touser")) ?? throw new WeChatRefusal(40003);
        var template = world.Templates.ById(call.Text("template_id")) ?? throw new WeChatRefusal(40037);
        if (template.Banned)
            throw new WeChatRefusal(43107);
        if (call.Text("miniprogram_state") is not (null or "developer" or "trial" or "formal"))
            throw new WeChatRefusal(40097);
        if (call.Text("lang") is not (null or "zh_CN" or "en_US" or "zh_HK" or "zh_TW"))
            throw new WeChatRefusal(40097);

        var fields = Fields(template, call.Field("data"));
        if (fields.Any(f => world.TextRules.Hits(f.Value).Any(h => h.Suggest == Suggest.Risky)))
            throw new WeChatRefusal(45168);
        if (world.Inbox.Grants(user.Key, template.Id) == 0)
            throw new WeChatRefusal(43101);

        world.Inbox.Deliver(
            new DeliveredMessage(0, user.Key, template.Id, template.Title, call.Text("page"), fields, call.Text("miniprogram_state") ?? "formal", call.Text("lang") ?? "zh_CN", world.Now),
            spendGrant: !template.LongTerm);
        if (world.Push.SubscribeEvents)
        {
            var push = SubscribeEvents.Sent(world, user, template.Id);
            call.AfterAnswer.Add(() => call.Services.Push.Send(push, call.Services.Late.Stopping));
        }

        return ApiAnswer.Done();
    }

    /// <summary>Every field of the template, valid, or 47003 with the field's name.</summary>
    private static List<DeliveredField> Fields(SubscribeTemplate template, JsonElement? data)
    {
        var fields = new List<DeliveredField>();
        foreach (var (key, label) in template.Fields)
        {
            var value = Value(data, key);
            if (value is null or "")
                throw new WeChatRefusal(47003, $"argument invalid! data.{key}.value is empty");
            if (!FieldRules.Accepts(key, value, template.Values.TryGetValue(key, out var choices) ? choices : null))
                throw new WeChatRefusal(47003, $"argument invalid! data.{key}.value invalid");

            fields.Add(new DeliveredField(key, label, value));
        }

        return fields;
    }

    private static string? Value(JsonElement? data, string key) =>
        data is { ValueKind: JsonValueKind.Object } fields
        && fields.TryGetProperty(key, out var field) && field.ValueKind == JsonValueKind.Object
        && field.TryGetProperty("value", out var value)
            ? value.ToString()
            : null;
}

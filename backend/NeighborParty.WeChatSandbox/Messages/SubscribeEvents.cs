using System.Text.Json.Nodes;
using NeighborParty.WeChatSandbox.Push;
using NeighborParty.WeChatSandbox.Users;

namespace NeighborParty.WeChatSandbox.Messages;

/// <summary>What WeChat tells the product about subscriptions. `List` is an object for one item and an array for several, as in WeChat's own samples.</summary>
internal static class SubscribeEvents
{
    /// <summary>Choices in the dialog: "accept" or "reject" per template.</summary>
    public static PushMessage Popup(SandboxWorld world, SandboxUser user, IReadOnlyList<(string Template, string Choice)> choices) =>
        Write(world, user, "subscribe_msg_popup_event", "SubscribeMsgPopupEvent", [.. choices.Select(c => new JsonObject
        {
            ["TemplateId"] = c.Template,
            ["SubscribeStatusString"] = c.Choice,
            ["PopupScene"] = "0",
        })]);

    /// <summary>A later change in the settings; only refusals are reported.</summary>
    public static PushMessage Change(SandboxWorld world, SandboxUser user, IReadOnlyList<string> templates) =>
        Write(world, user, "subscribe_msg_change_event", "SubscribeMsgChangeEvent", [.. templates.Select(t => new JsonObject
        {
            ["TemplateId"] = t,
            ["SubscribeStatusString"] = "reject",
        })]);

    public static PushMessage Sent(SandboxWorld world, SandboxUser user, string template) =>
        Write(world, user, "subscribe_msg_sent_event", "SubscribeMsgSentEvent",
        [
            new JsonObject { ["TemplateId"] = template, ["MsgID"] = world.Random.Digits(19), ["ErrorCode"] = "0", ["ErrorStatus"] = "success" },
        ]);

    private static PushMessage Write(SandboxWorld world, SandboxUser user, string name, string wrapper, JsonObject[] items)
    {
        var body = PushMessage.Event(world, name, user.OpenId);
        body["List"] = items.Length == 1 ? items[0] : new JsonArray([.. items]);
        return new PushMessage(body, user.OpenId) { XmlWrapper = wrapper };
    }
}

using System.Text.Json.Nodes;
using NeighborParty.WeChatSandbox.Messages;
using NeighborParty.WeChatSandbox.Push;

namespace NeighborParty.WeChatSandbox.Control;

/// <summary>A push by hand. Kind: debug_demo, wrong_signature, wrong_appid, user_authorization_revoke, user_authorization_cancellation, user_info_modified, subscribe_change; or raw with a body.</summary>
internal sealed record TestPush(string? Kind, string? User, int? Pad, string? TemplateId, JsonObject? Body)
{
    public PushMessage Message(SandboxWorld world)
    {
        if (Pad is < 1 or > 32)
            throw new ControlRefusal(400, "pad is 1 to 32");

        var openId = User is { Length: > 0 } ? world.Person(User).OpenId : world.Users.All[0].OpenId;
        var message = Kind switch
        {
            "debug_demo" or "wrong_signature" or "wrong_appid" => Debug(world, openId),
            "user_authorization_revoke" or "user_authorization_cancellation" or "user_info_modified" => Privacy(world, Kind, openId),
            "subscribe_change" => SubscribeEvents.Change(world, world.Person(openId), [TemplateId ?? world.Templates.All[0].Id]),
            "raw" when Body is not null => new PushMessage(Body, openId),
            _ => throw new ControlRefusal(400, $"unknown kind '{Kind}'"),
        };
        return message with
        {
            Pad = Pad,
            WrongSignature = Kind == "wrong_signature",
            AppIdInEnvelope = Kind == "wrong_appid" ? "wxsomebodyelse0000" : null,
        };
    }

    private static PushMessage Debug(SandboxWorld world, string openId)
    {
        var body = PushMessage.Event(world, "debug_demo", openId);
        body["debug_str"] = "hello from the sandbox";
        return new PushMessage(body, openId);
    }

    /// <summary>The person took back an authorisation, closed the account or changed the profile.</summary>
    private static PushMessage Privacy(SandboxWorld world, string kind, string openId)
    {
        var body = PushMessage.Event(world, kind, openId);
        body["OpenID"] = openId;
        body["AppID"] = world.Options.AppId;
        if (kind == "user_authorization_revoke")
            body["RevokeInfo"] = "1";
        body["PluginID"] = "";
        body["OpenPID"] = "";
        return new PushMessage(body, openId);
    }
}

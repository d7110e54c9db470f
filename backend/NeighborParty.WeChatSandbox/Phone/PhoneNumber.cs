using NeighborParty.WeChatSandbox.Login;
using NeighborParty.WeChatSandbox.Platform;

namespace NeighborParty.WeChatSandbox.Phone;

/// <summary>`POST /wxa/business/getuserphonenumber`: a phone code becomes a number. A login code does not.</summary>
internal static class PhoneNumber
{
    public static ApiAnswer Handle(SandboxWorld world, ApiCall call)
    {
        var text = call.Text("code") ?? throw new WeChatRefusal(40029);
        var code = world.Codes.Find(text, CodeKind.Phone, world.Now);
        if (code.AppId != world.Options.AppId)
            throw new WeChatRefusal(40013);
        if (code.Used) // only 40029 is documented for this call
            throw new WeChatRefusal(40029);
        if (call.Text("openid") is { } openId && openId != code.User.OpenId)
            throw new WeChatRefusal(world.Options.PhoneOpenIdMismatchErrcode);

        code.Used = true;
        return ApiAnswer.Ok(new
        {
            errcode = 0,
            errmsg = "ok",
            phone_info = new
            {
                phoneNumber = code.User.Phone,
                purePhoneNumber = code.User.Phone,
                countryCode = "86",
                watermark = new { timestamp = world.Now.ToUnixTimeSeconds(), appid = world.Options.AppId },
            },
        });
    }
}

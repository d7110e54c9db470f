using NeighborParty.WeChatSandbox;
using NeighborParty.WeChatSandbox.Push;

namespace NeighborParty.UnitTests.WeChatSandbox;

public sealed class PushTests
{
    [Fact]
    public void The_envelope_and_its_signature_match_the_published_example()
    {
        const string Secret = "B4PcXgtThYsrOQnzxvXRUDeOKUBSqeGUlzWTjc4oc++UibVo+LmiW8X+CoQinOwS4vwauVtpgHbErISwHUA1bxScwEeM06O5fRURmP50N8z0Z1uD5bIAvU19bjbBk001kM3zdpbCfXOK5WD4G38hI4zU6Y/LN7YR2vY9AFoBNDE=";
        var message = "<xml><ToUserName>gh_1</ToUserName><Event>debug_demo</Event></xml>";

        Assert.Equal(Secret, PushCrypto.Encrypt(message, "wx0123456789abcdef", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ", [.. "0123456789abcdef"u8]));
        Assert.Equal("78a5bc39a6eafd090c0618830fb292b20dec5ec1", PushCrypto.Signature("sandboxtoken", "1780000000", "1234567890", Secret));
        Assert.Equal("ce2a2be8a0c4965b8e4a2d7750129ba30937c971", PushCrypto.Signature("sandboxtoken", "1780000000", "1234567890"));
        Assert.Equal("f464b24fc39322e44b38aa78f5edd27bd1441696", PushCrypto.Signature("AAAAA", "1714036504", "1514711492"));
    }

    [Fact]
    public async Task Safe_mode_can_make_every_padding_from_1_to_32()
    {
        await using var host = await SandboxHost.Start();
        for (var pad = 1; pad <= 32; pad++)
        {
            await host.Post("control/push/send", new { kind = "debug_demo", pad });
            var push = await host.NextPush();
            Assert.True(push.EnvelopeSignatureIsRight);
            Assert.Equal((SandboxDefaults.AppId, pad), (push.Open().AppId, push.Open().Pad));
            Assert.Equal("debug_demo", (string)push.Json["Event"]!);
        }
    }

    [Fact]
    public async Task Most_messages_are_padded_by_more_than_sixteen()
    {
        await using var host = await SandboxHost.Start();
        var pads = new List<int>();
        for (var i = 0; i < 40; i++)
        {
            await host.Post("control/push/send", new { kind = "debug_demo" });
            pads.Add((await host.NextPush()).Open().Pad);
        }

        Assert.True(pads.Count(p => p > 16) > 20);
        Assert.Contains(pads, p => p <= 16);
    }

    [Theory]
    [InlineData("plain", "json")]
    [InlineData("plain", "xml")]
    [InlineData("safe", "json")]
    [InlineData("safe", "xml")]
    public async Task Both_modes_speak_both_formats_with_right_signatures(string mode, string format)
    {
        await using var host = await SandboxHost.Start();
        await host.Put("control/push/config", new { mode, format });
        await host.Login(await host.LoginCode());
        await host.Call("/wxa/media_check_async", new { media_url = $"{host.Address}/picture/a", media_type = 2, version = 2, scene = 3, openid = SandboxHost.Wang });
        var push = await host.NextPush();

        Assert.True(push.SignatureIsRight);
        Assert.Equal(mode == "safe", push.Query.ContainsKey("encrypt_type"));
        Assert.True(mode == "plain" || push.EnvelopeSignatureIsRight);
        Assert.Equal("pass", format == "json" ? (string)push.Json["result"]!["suggest"]! : push.Xml.Element("result")!.Element("suggest")!.Value);
    }

    [Fact]
    public async Task An_address_is_saved_only_when_it_echoes()
    {
        await using var host = await SandboxHost.Start();
        Assert.True((bool)(await host.Post("control/push/verify"))["ok"]!);
        host.SpoilEcho = true;
        Assert.False((bool)(await host.Post("control/push/verify"))["ok"]!);
        using var refused = await host.Send(HttpMethod.Put, "control/push/config", new { mode = "plain" });
        Assert.Equal(409, (int)refused.StatusCode);
        Assert.Equal("safe", (string)(await host.Get("control/push/config"))["mode"]!);

        await host.Put("control/push/config", new { mode = "plain", force = true });
        Assert.Equal("plain", (string)(await host.Get("control/push/config"))["mode"]!);
        Assert.Equal($"{host.Address}/wechat/push", (string)(await host.Get("control/push/config"))["url"]!);
    }

    [Fact]
    public async Task Forged_messages_can_be_sent_on_purpose()
    {
        await using var host = await SandboxHost.Start();
        await host.Post("control/push/send", new { kind = "wrong_signature" });
        var forged = await host.NextPush();
        Assert.False(forged.EnvelopeSignatureIsRight);
        Assert.False(forged.SignatureIsRight);

        await host.Post("control/push/send", new { kind = "wrong_appid" });
        var foreign = await host.NextPush();
        Assert.True(foreign.EnvelopeSignatureIsRight);
        Assert.NotEqual(SandboxDefaults.AppId, foreign.Open().AppId);
    }

    [Theory]
    [InlineData("user_authorization_revoke")]
    [InlineData("user_authorization_cancellation")]
    [InlineData("user_info_modified")]
    public async Task Privacy_events_name_the_person(string kind)
    {
        await using var host = await SandboxHost.Start();
        await host.Post("control/push/send", new { kind, user = "wang" });
        var push = (await host.NextPush()).Json;
        Assert.Equal(kind, (string)push["Event"]!);
        Assert.Equal(SandboxHost.Wang, (string)push["OpenID"]!);
    }

    [Fact]
    public void The_default_key_ends_with_bits_that_strict_decoders_refuse()
    {
        Assert.Equal(43, SandboxDefaults.EncodingAesKey.Length);
        var key = Convert.FromBase64String(SandboxDefaults.EncodingAesKey + "=");
        Assert.NotEqual(SandboxDefaults.EncodingAesKey + "=", Convert.ToBase64String(key));
    }
}

using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NeighborParty.Core.WeChat;
using NeighborParty.WeChatSandbox;

namespace NeighborParty.Api.Hosting;

/// <summary>Outside Production, and unless an app id is configured, the product talks to the sandbox that it serves itself: over HTTP, like to WeChat.</summary>
public static class WeChatSetup
{
    public const string SandboxPath = "/sandbox";

    public static bool UsesSandbox(this WebApplicationBuilder builder) =>
        !builder.Environment.IsProduction() && string.IsNullOrEmpty(builder.Configuration["WeChat:AppId"]);

    public static void AddWeChatOrSandbox(this WebApplicationBuilder builder, bool sandbox)
    {
        if (sandbox)
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["WeChat:BaseAddress"] = "http://localhost/sandbox/api/",
                ["WeChat:AppId"] = SandboxDefaults.AppId,
                ["WeChat:AppSecret"] = SandboxDefaults.AppSecret,
                ["WeChat:PushToken"] = SandboxDefaults.PushToken,
                ["WeChat:EncodingAesKey"] = SandboxDefaults.EncodingAesKey,
                ["WeChat:Templates:JoinResult"] = SandboxDefaults.JoinResultTemplate,
                ["WeChat:Templates:DutyReminder"] = SandboxDefaults.DutyReminderTemplate,
                ["WeChat:Templates:AidAnswer"] = SandboxDefaults.AidAnswerTemplate,
                ["WeChat:Templates:ArmbandNotice"] = SandboxDefaults.ArmbandNoticeTemplate,
            });
            builder.Services.AddWeChatSandbox(builder.Configuration.GetSection("WeChatSandbox"), builder.Environment);
        }

        builder.Services.AddWeChat(builder.Configuration.GetSection("WeChat"));
    }

    /// <summary>The port is known only when the server listens.</summary>
    public static void UseOwnSandbox(this WebApplication app)
    {
        app.MapWeChatSandbox(SandboxPath);
        app.Lifetime.ApplicationStarted.Register(() =>
            app.Services.GetRequiredService<WeChatAddress>().Current = new Uri(app.OwnAddress(), $"{SandboxPath}/api/"));
    }

    /// <summary>How this program reaches itself, e.g. http://localhost:5080/.</summary>
    public static Uri OwnAddress(this WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new Uri(address.Replace("//[::]:", "//localhost:", StringComparison.Ordinal).Replace("//0.0.0.0:", "//localhost:", StringComparison.Ordinal));
    }
}

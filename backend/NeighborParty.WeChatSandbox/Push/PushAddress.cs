using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace NeighborParty.WeChatSandbox.Push;

/// <summary>Where the product listens: configured, or the host itself once it knows its own address.</summary>
internal sealed class PushAddress(IServer server)
{
    public string Of(PushConfig config) => config.Url ?? Own() + "/wechat/push";

    private string Own()
    {
        var all = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = all.OrderBy(a => a.StartsWith("https", StringComparison.Ordinal)).FirstOrDefault() ?? "http://127.0.0.1";
        foreach (var everywhere in (string[])["://0.0.0.0", "://[::]", "://+", "://*"])
            address = address.Replace(everywhere, "://127.0.0.1", StringComparison.Ordinal);
        return address.TrimEnd('/');
    }
}

using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// Setting <c>Proxy:KnownAddresses</c>, addresses or networks (<c>10.0.0.0/8</c>) divided by commas: whose word about the caller's
/// address and scheme counts. Without it, or from anywhere else, such headers mean nothing.
/// </summary>
public static class KnownProxies
{
    private const string Setting = "Proxy:KnownAddresses";

    /// <exception cref="StartRefusedException">An entry is neither an address nor a network.</exception>
    public static void UseKnownProxies(this WebApplication app)
    {
        var entries = (app.Configuration[Setting] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (entries.Length == 0)
            return;

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var entry in entries)
        {
            if (IPAddress.TryParse(entry, out var address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(entry, out var network) && network.PrefixLength > 0)
                options.KnownIPNetworks.Add(network);
            else
                throw new StartRefusedException($"{Setting}: '{entry}' is neither an address nor a network.");
        }

        app.UseForwardedHeaders(options);
    }
}

using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Hosting;

/// <summary>Setting <c>PublicAddress</c>; outside Production the address that the server listens on when none is set.</summary>
public static class PublicAddressSetup
{
    /// <exception cref="StartRefusedException">Set, but no absolute http or https address.</exception>
    public static void AddPublicAddress(this WebApplicationBuilder builder)
    {
        var text = builder.Configuration["PublicAddress"];
        Uri? address = null;
        if (!string.IsNullOrEmpty(text) && (!Uri.TryCreate(text, UriKind.Absolute, out address) || address.Scheme is not ("http" or "https")))
            throw new StartRefusedException("PublicAddress must be an absolute http or https address, e.g. https://np.example.cn/.");
        builder.Services.AddSingleton(new PublicAddress { Current = address });
    }

    /// <summary>The port is known only when the server listens.</summary>
    public static void UsePublicAddress(this WebApplication app)
    {
        if (!app.Environment.IsProduction())
            app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<PublicAddress>().Current ??= app.OwnAddress());
    }
}

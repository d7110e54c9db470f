using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Api.Hosting;

/// <summary>Production does not start with what is only fit for a trial.</summary>
public static class ProductionGuard
{
    private const string KeyFile = "Vault:KeyFile";

    /// <exception cref="StartRefused">Names the setting at fault.</exception>
    public static void RefuseUnsafeProduction(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsProduction())
            return;
        var settings = builder.Configuration;
        var hosts = settings["AllowedHosts"] ?? "";
        if (hosts.Split(';').Any(h => h.Trim() is "" or "*"))
            throw new StartRefused("AllowedHosts must list the public host names, not '*'.");
        foreach (var name in (string[])["Demo:Seed", "DetailedErrors", "ForwardedHeaders_Enabled"])
            if (settings.GetValue(name, false))
                throw new StartRefused($"{name} is for development and must not be on in Production.");
        if (settings.GetSection("WeChatSandbox").Exists())
            throw new StartRefused("WeChatSandbox is for development and must not be configured in Production.");
    }

    /// <summary>Outside Production the first start makes the file; in Production it is made and kept by people.</summary>
    /// <exception cref="StartRefused">The file is not named, missing or not a key file.</exception>
    public static VaultKeys LoadVaultKeys(this WebApplicationBuilder builder, DataFolder folder)
    {
        var path = builder.Configuration[KeyFile];
        if (!builder.Environment.IsProduction())
            return VaultKeys.LoadOrCreate(string.IsNullOrEmpty(path) ? Path.Combine(folder.Keys, "vault.json") : path);
        if (string.IsNullOrEmpty(path))
            throw new StartRefused($"{KeyFile} must name the key file in Production. Make one with the command 'keys create FILE'.");
        try
        {
            return VaultKeys.Load(path);
        }
        catch (Exception e) when (e is InvalidOperationException or System.Text.Json.JsonException or IOException or UnauthorizedAccessException)
        {
            // A parser's message may quote the file.
            throw new StartRefused($"{KeyFile}: " + (e is System.Text.Json.JsonException ? $"{path} is not a key file." : e.Message));
        }
    }
}

using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Api.Hosting;

/// <summary>Production does not start with what is only fit for a trial.</summary>
public static class ProductionGuard
{
    private const string KeyFileSetting = "Vault:KeyFile";

    /// <exception cref="StartRefusedException">Names the setting at fault.</exception>
    public static void RefuseUnsafeProduction(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsProduction())
            return;
        var settings = builder.Configuration;
        var hosts = settings["AllowedHosts"] ?? "";
        if (hosts.Split(';').Any(h => h.Trim() is "" or "*"))
            throw new StartRefusedException("AllowedHosts must list the public host names, not '*'.");
        foreach (var name in (string[])["Demo:Seed", "DetailedErrors", "ForwardedHeaders_Enabled"])
            if (settings.GetValue(name, false))
                throw new StartRefusedException($"{name} is for development and must not be on in Production.");
        if (settings.GetSection("WeChatSandbox").Exists())
            throw new StartRefusedException("WeChatSandbox is for development and must not be configured in Production.");
    }

    /// <summary>Setting <c>Vault:KeyFile</c>; without it a file in the data folder.</summary>
    public static string KeyFile(this WebApplicationBuilder builder, DataFolder folder) =>
        builder.Configuration[KeyFileSetting] is { Length: > 0 } named ? named : Path.Combine(folder.Keys, "vault.json");

    /// <summary>Outside Production the first start makes the file; in Production it is made and kept by people.</summary>
    /// <exception cref="StartRefusedException">The file is not named, missing or not a key file.</exception>
    public static VaultKeys LoadVaultKeys(this WebApplicationBuilder builder, string path)
    {
        if (!builder.Environment.IsProduction())
            return VaultKeys.LoadOrCreate(path);
        if (string.IsNullOrEmpty(builder.Configuration[KeyFileSetting]))
            throw new StartRefusedException($"{KeyFileSetting} must name the key file in Production. The command 'keys create' makes one.");
        try
        {
            return VaultKeys.Load(path);
        }
        catch (Exception e) when (e is InvalidOperationException or System.Text.Json.JsonException or IOException or UnauthorizedAccessException)
        {
            // A parser's message may quote the file.
            throw new StartRefusedException($"{KeyFileSetting}: " + (e is System.Text.Json.JsonException ? $"{path} is not a key file." : e.Message));
        }
    }
}

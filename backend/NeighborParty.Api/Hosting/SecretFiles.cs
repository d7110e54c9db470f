using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// Settings that nobody shall see in a list of processes or environments: one file each, named like the setting with two
/// underscores for the colon (<c>Database__ConnectionString</c>), in the folder of setting <c>Secrets:Directory</c> or in the
/// one where systemd puts a unit's credentials. They go before every other source.
/// </summary>
public static class SecretFiles
{
    private const string Setting = "Secrets:Directory";

    /// <exception cref="StartRefusedException">The folder named is not there.</exception>
    public static void AddSecretFiles(this WebApplicationBuilder builder)
    {
        var named = builder.Configuration[Setting] is { Length: > 0 } folder ? folder : null;
        if (named is not null && !Directory.Exists(named))
            throw new StartRefusedException($"{Setting}: there is no folder {named}.");
        var credentials = Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY");
        if ((named ?? credentials) is { Length: > 0 } source)
            builder.Configuration.AddKeyPerFile(Path.GetFullPath(source), optional: true, reloadOnChange: false);
    }
}

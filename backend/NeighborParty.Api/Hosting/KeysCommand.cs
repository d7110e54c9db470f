using NeighborParty.Core.Sealing;

namespace NeighborParty.Api.Hosting;

/// <summary><c>keys create FILE</c>: makes the key file that Production wants to be given.</summary>
public static class KeysCommand
{
    /// <returns>True when the arguments were this command.</returns>
    public static bool Run(string[] args)
    {
        if (args is not ["keys", "create", var path])
            return false;
        // An overwritten key file is lost personal data.
        if (File.Exists(path))
            throw new StartRefused($"{path} exists already and is not overwritten.");
        VaultKeys.Create().Save(path);
        Console.Out.WriteLine($"Made {Path.GetFullPath(path)}. Set Vault:KeyFile to it and keep a copy apart from the database's backups.");
        return true;
    }
}

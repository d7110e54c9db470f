using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeighborParty.Core.Sealing;

/// <summary>
/// The keys that protect personal data, in one file outside the database: a stolen database shows nothing.
/// Field keys carry an id so that a new one can be added while old rows still open.
/// </summary>
public sealed class VaultKeys
{
    private const int KeyBytes = 32;

    public required string CurrentFieldKey { get; init; }

    public required IReadOnlyDictionary<string, byte[]> FieldKeys { get; init; }

    /// <summary>For blind indexes: equal text gives an equal, unreadable index.</summary>
    public required byte[] Index { get; init; }

    /// <summary>For the audit chain.</summary>
    public required byte[] Audit { get; init; }

    /// <summary>For session tokens, signed addresses and rotating codes.</summary>
    public required byte[] Signing { get; init; }

    /// <summary>The file it came from; null for keys that were only made.</summary>
    [JsonIgnore]
    public string? Source { get; private set; }

    public static VaultKeys Create() => new()
    {
        CurrentFieldKey = "k1",
        FieldKeys = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["k1"] = RandomNumberGenerator.GetBytes(KeyBytes) },
        Index = RandomNumberGenerator.GetBytes(KeyBytes),
        Audit = RandomNumberGenerator.GetBytes(KeyBytes),
        Signing = RandomNumberGenerator.GetBytes(KeyBytes),
    };

    /// <summary>A copy with a further field key that seals from now on; the old ones still open.</summary>
    public VaultKeys WithNewFieldKey()
    {
        var id = $"k{FieldKeys.Count + 1}";
        return new VaultKeys
        {
            CurrentFieldKey = id,
            FieldKeys = new Dictionary<string, byte[]>(FieldKeys, StringComparer.Ordinal) { [id] = RandomNumberGenerator.GetBytes(KeyBytes) },
            Index = Index,
            Audit = Audit,
            Signing = Signing,
        };
    }

    /// <summary>Reads the key file.</summary>
    /// <exception cref="InvalidOperationException">The file is missing, malformed or holds a short key.</exception>
    public static VaultKeys Load(string path)
    {
        if (!File.Exists(path))
            throw new InvalidOperationException($"The key file {path} is missing. Make one with the command 'keys create' and keep it outside the database's backups.");
        var keys = JsonSerializer.Deserialize<VaultKeys>(File.ReadAllBytes(path))
            ?? throw new InvalidOperationException($"The key file {path} is empty.");
        if (!keys.FieldKeys.ContainsKey(keys.CurrentFieldKey)
            || keys.FieldKeys.Values.Append(keys.Index).Append(keys.Audit).Append(keys.Signing).Any(k => k.Length < KeyBytes))
            throw new InvalidOperationException($"The key file {path} holds a key shorter than {KeyBytes * 8} bits, or not the current one.");
        keys.Source = path;
        return keys;
    }

    /// <summary>The keys as the file has them now: another process may have added one.</summary>
    public VaultKeys Reread() => Source is null ? this : Load(Source);

    /// <summary>Reads the file, or makes it when this is the first start.</summary>
    public static VaultKeys LoadOrCreate(string path)
    {
        if (!File.Exists(path))
            Create().Save(path);
        return Load(path);
    }

    /// <summary>All or nothing: a reader meets the old file or the new one, and a power cut leaves one of them.</summary>
    public void Save(string path)
    {
        var fresh = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(fresh, options))
        {
            JsonSerializer.Serialize(file, this);
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }
}

using NeighborParty.Core.Sealing;

namespace NeighborParty.UnitTests.Sealing;

public sealed class VaultKeysTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("np-keys-").FullName;

    private string File1 => Path.Combine(_folder, "vault.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_file_is_made_once_and_for_its_owner_only()
    {
        var made = VaultKeys.LoadOrCreate(File1);
        Assert.Equal(made.Signing, VaultKeys.LoadOrCreate(File1).Signing);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(File1));
    }

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Contains("missing", Assert.Throws<InvalidOperationException>(() => VaultKeys.Load(File1)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Signing\":\"", "\"Signing\":\"c2hvcnQ=\",\"X\":\"")]
    [InlineData("\"CurrentFieldKey\":\"k1\"", "\"CurrentFieldKey\":\"k2\"")]
    public void A_short_or_missing_key_is_refused_without_showing_it(string from, string to)
    {
        VaultKeys.Create().Save(File1);
        File.WriteAllText(File1, File.ReadAllText(File1).Replace(from, to, StringComparison.Ordinal));
        var message = Assert.Throws<InvalidOperationException>(() => VaultKeys.Load(File1)).Message;
        Assert.DoesNotContain("c2hvcnQ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_four_kinds_of_keys_differ()
    {
        var keys = VaultKeys.Create();
        Assert.Equal(4, keys.FieldKeys.Values.Append(keys.Index).Append(keys.Audit).Append(keys.Signing).Select(Convert.ToHexString).Distinct().Count());
    }
}

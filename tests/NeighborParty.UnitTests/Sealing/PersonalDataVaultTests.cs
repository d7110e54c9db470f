using System.Security.Cryptography;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Sealing;

namespace NeighborParty.UnitTests.Sealing;

public sealed class PersonalDataVaultTests
{
    private static readonly SealedField Phone = new("Person", "Phone");
    private static readonly SealedField Address = new("Person", "Address");
    private static readonly DateTime Now = new(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc);
    private readonly VaultKeys _keys = VaultKeys.Create();
    private readonly Guid _row = Ids.New(Now);

    private PersonalDataVault Vault => new(_keys);

    [Theory]
    [InlineData("19900000001")]
    [InlineData("")]
    [InlineData("幸福小区 1 号楼 𠮷 👨‍👩‍👧")]
    public void What_was_sealed_opens(string text) => Assert.Equal(text, Vault.Open(Phone, _row, Vault.Seal(Phone, _row, text)));

    [Fact]
    public void The_same_text_never_looks_the_same_and_never_shows()
    {
        var texts = Enumerable.Range(0, 200).Select(_ => Vault.Seal(Phone, _row, "19900000001")).ToList();
        Assert.Equal(200, texts.Distinct().Count());
        Assert.All(texts, t => Assert.DoesNotContain("1990000", t, StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_moved_to_another_row_or_column_does_not_open()
    {
        var text = Vault.Seal(Phone, _row, "19900000001");
        Assert.ThrowsAny<CryptographicException>(() => Vault.Open(Phone, Ids.New(Now), text));
        Assert.ThrowsAny<CryptographicException>(() => Vault.Open(Address, _row, text));
        Assert.ThrowsAny<CryptographicException>(() => Vault.Open(new SealedField("Family", "Phone"), _row, text));
    }

    [Fact]
    public void Every_changed_character_is_noticed()
    {
        var text = Vault.Seal(Phone, _row, "19900000001");
        // The last character carries two bits that no byte uses.
        for (var i = 0; i < text.Length - 1; i++)
        {
            var changed = text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..];
            Assert.True(Record.Exception(() => Vault.Open(Phone, _row, changed)) is CryptographicException or FormatException, $"position {i}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("k1")]
    [InlineData("k1.")]
    [InlineData("k1.AAAA")]
    [InlineData("k1.!!!!")]
    [InlineData("k9.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("19900000001")]
    public void What_is_no_seal_or_of_an_unknown_key_is_a_cryptographic_error(string text) =>
        Assert.ThrowsAny<CryptographicException>(() => Vault.Open(Phone, _row, text));

    [Fact]
    public void A_new_key_seals_from_now_on_and_the_old_one_still_opens()
    {
        var old = Vault.Seal(Phone, _row, "19900000001");
        var rotated = new PersonalDataVault(_keys.WithNewFieldKey());
        Assert.Equal("19900000001", rotated.Open(Phone, _row, old));
        Assert.False(old.StartsWith(rotated.CurrentFront, StringComparison.Ordinal));
        var fresh = rotated.Seal(Phone, _row, "19900000001");
        Assert.StartsWith(rotated.CurrentFront, fresh, StringComparison.Ordinal);
        Assert.ThrowsAny<CryptographicException>(() => Vault.Open(Phone, _row, fresh));
    }

    [Fact]
    public void An_index_finds_equal_text_of_the_same_column_and_community_only()
    {
        var community = Ids.New(Now);
        var index = Vault.Index(Phone, community, "19900000001");
        Assert.Equal(index, new PersonalDataVault(_keys.WithNewFieldKey()).Index(Phone, community, "19900000001"));
        Assert.NotEqual(index, Vault.Index(Phone, community, "19900000002"));
        Assert.NotEqual(index, Vault.Index(Address, community, "19900000001"));
        Assert.NotEqual(index, Vault.Index(Phone, Ids.New(Now.AddDays(1)), "19900000001"));
        Assert.NotEqual(index, new PersonalDataVault(VaultKeys.Create()).Index(Phone, community, "19900000001"));
    }
}

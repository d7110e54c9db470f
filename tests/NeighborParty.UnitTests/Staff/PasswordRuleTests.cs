using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NeighborParty.Core.Staff;

namespace NeighborParty.UnitTests.StaffTests;

public sealed class PasswordRuleTests
{
    private static readonly StaffAccount Li = new() { UserName = "lisheg", DisplayName = "李社工" };

    [Theory]
    [InlineData("Kuai4-le-Ma!x")]
    [InlineData("green Tram 77 hats")]
    [InlineData("山水Abc别墅1大门外面种树")]
    public void Good_ones_pass(string password) => Assert.Null(StaffPasswordRules.Fault(password, Li, "桂园社区", PasswordPolicy.LevelProtection));

    [Theory]
    [InlineData("Short-1a")] // 8 characters
    [InlineData("elevenchar1")] // 11
    [InlineData("alllowercaseletters")] // one class
    [InlineData("lowercase99and77numbers")] // two classes
    [InlineData("Lisheg-hat-77")] // user name
    [InlineData("Tram-李社工-77x-Y")] // own name
    [InlineData("桂园社区-Tram-77xy")] // community
    [InlineData("JinLin-tram-77")] // product
    [InlineData("Tram-19900001234x")] // a phone number
    [InlineData("Password2026!")]
    [InlineData("P@ssw0rd!!!!")]
    [InlineData("Qwertyuiop123!")]
    [InlineData("1qaz2wsx3EDC")]
    [InlineData("Aa1!Aa1!Aa1!")] // one piece repeated
    public void Weak_ones_are_refused(string password) => Assert.NotNull(StaffPasswordRules.Fault(password, Li, "桂园社区", PasswordPolicy.LevelProtection));

    [Theory]
    [InlineData("alllowercaseletters", true)]
    [InlineData("lisheg-likes-hats", true)]
    [InlineData("password1234", false)]
    [InlineData("elevenchar1", false)]
    public void The_other_policy_asks_for_length_and_nothing_common_only(string password, bool good) =>
        Assert.Equal(good, StaffPasswordRules.Fault(password, Li, "桂园社区", PasswordPolicy.Asvs) is null);

    [Fact]
    public void A_password_ages_under_level_protection_only()
    {
        var changed = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
        var staff = new StaffAccount { PasswordChangedAt = changed };
        Assert.False(StaffPasswordRules.HasAged(staff, PasswordPolicy.LevelProtection, changed.AddDays(90)));
        Assert.True(StaffPasswordRules.HasAged(staff, PasswordPolicy.LevelProtection, changed.AddDays(90).AddSeconds(1)));
        Assert.False(StaffPasswordRules.HasAged(staff, PasswordPolicy.Asvs, changed.AddYears(5)));
    }

    [Fact]
    public void A_hash_is_pbkdf2_with_sha512_and_210000_rounds_and_salted()
    {
        var hash = Convert.FromBase64String(StaffPasswords.Hash(Li, "green Tram 77 hats"));
        static uint Number(byte[] from, int at) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(from.AsSpan(at));
        Assert.Equal(1, hash[0]);
        Assert.Equal(2u, Number(hash, 1)); // HMAC-SHA512
        Assert.True(Number(hash, 5) >= 210_000);
        Assert.True(Number(hash, 9) >= 16);
        Assert.NotEqual(StaffPasswords.Hash(Li, "x"), StaffPasswords.Hash(Li, "x"));
    }

    [Fact]
    public void A_weaker_hash_of_former_times_is_accepted_and_asks_for_a_new_one()
    {
        var old = new PasswordHasher<StaffAccount>(Options.Create(new PasswordHasherOptions { IterationCount = 10_000 })).HashPassword(Li, "green Tram 77 hats");
        Assert.Equal(PasswordVerificationResult.SuccessRehashNeeded, StaffPasswords.Verify(Li, old, "green Tram 77 hats"));
    }

    [Fact]
    public void Random_ones_satisfy_the_rules() => Assert.All(Enumerable.Range(0, 200),
        _ => Assert.Null(StaffPasswordRules.Fault(StaffPasswords.Random(), Li, "桂园社区", PasswordPolicy.LevelProtection)));
}

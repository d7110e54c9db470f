using System.Text;
using NeighborParty.Core.Staff;

namespace NeighborParty.UnitTests.StaffTests;

public sealed class TotpTests
{
    private static readonly byte[] Seed = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the rows of SHA-1.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void The_vectors_of_the_standard_hold(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Seed, Totp.StepOf(DateTime.UnixEpoch.AddSeconds(seconds)), digits: 8));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_off_by_one_step(int off, bool good)
    {
        var now = DateTime.UnixEpoch.AddSeconds(1111111109);
        Assert.Equal(good, Totp.Accept(Seed, Totp.Code(Seed, Totp.StepOf(now) + off), now, lastStep: 0) is not null);
    }

    [Fact]
    public void A_step_is_good_once()
    {
        var now = DateTime.UnixEpoch.AddSeconds(1111111109);
        var code = Totp.Code(Seed, Totp.StepOf(now));
        var step = Totp.Accept(Seed, code, now, lastStep: 0);
        Assert.NotNull(step);
        Assert.Null(Totp.Accept(Seed, code, now, step.Value));
        Assert.Null(Totp.Accept(Seed, Totp.Code(Seed, step.Value - 1), now, step.Value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("०८१८०४")]
    [InlineData("abcdef")]
    public void What_is_no_code_is_refused(string? typed) => Assert.Null(Totp.Accept(Seed, typed, DateTime.UnixEpoch.AddSeconds(1111111109), 0));

    [Fact]
    public void A_code_may_be_typed_with_a_space() => Assert.NotNull(Totp.Accept(Seed, "081 804", DateTime.UnixEpoch.AddSeconds(1111111109), 0));

    /// <summary>RFC 4648, section 10, without padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base_32_goes_both_ways(string plain, string text)
    {
        Assert.Equal(text, Base32.Encode(Encoding.ASCII.GetBytes(plain)));
        Assert.Equal(plain, Encoding.ASCII.GetString(Base32.Decode(text)));
    }

    [Fact]
    public void The_address_names_account_and_issuer() => Assert.Equal(
        "otpauth://totp/%E8%BF%91%E9%82%BB%E5%85%9A%E5%BB%BA:admin?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E8%BF%91%E9%82%BB%E5%85%9A%E5%BB%BA&algorithm=SHA1&digits=6&period=30",
        Totp.Address(Seed, "admin", "近邻党建"));

    [Fact]
    public void Recovery_codes_are_many_different_and_good_once()
    {
        var codes = RecoveryCodes.New();
        Assert.Equal(10, codes.Distinct().Count());
        var hashes = string.Join('\n', codes.Select(RecoveryCodes.HashOf));
        var left = RecoveryCodes.Spend(hashes, codes[3].ToLowerInvariant().Replace('-', ' '));
        Assert.Equal(9, RecoveryCodes.Left(left!));
        Assert.Null(RecoveryCodes.Spend(left!, codes[3]));
        Assert.Null(RecoveryCodes.Spend(left!, "AAAA-AAAA-AAAA-AAAA"));
        Assert.All(codes, code => Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), hashes, StringComparison.OrdinalIgnoreCase));
    }
}

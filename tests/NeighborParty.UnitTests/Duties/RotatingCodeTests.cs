using System.Security.Cryptography;
using NeighborParty.Core.Duties;

namespace NeighborParty.UnitTests.Duties;

public sealed class RotatingCodeTests
{
    private static readonly DateTime Now = new(2026, 3, 6, 11, 0, 10, DateTimeKind.Utc);
    private static readonly Guid Shift = new("01950000-0000-7000-8000-000000000001");
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);

    private string Make(DateTime at, AttendanceKind kind = AttendanceKind.In) => RotatingCode.Make(_secret, Shift, kind, 7, at);

    private CodeReading? Read(string? code, DateTime at, AttendanceKind kind = AttendanceKind.In) => RotatingCode.Read(_secret, Shift, kind, code, at);

    [Fact]
    public void The_step_of_now_and_the_one_before_are_accepted()
    {
        var code = Make(Now);
        Assert.Equal(7u, Read(code, Now)!.DisplayId);
        Assert.NotNull(Read(code, Now.AddSeconds(49))); // last second of the next step
        Assert.Null(Read(code, Now.AddSeconds(50)));
        Assert.Null(Read(code, Now.AddSeconds(-11))); // never before it is shown
    }

    [Fact]
    public void Of_a_hundred_recorded_codes_none_is_accepted_a_minute_later()
    {
        var codes = Enumerable.Range(0, 100).Select(i => (At: Now.AddSeconds(30 * i), Code: Make(Now.AddSeconds(30 * i)))).ToList();
        Assert.Equal(100, codes.Select(c => c.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, c => Assert.Null(Read(c.Code, c.At.AddSeconds(60))));
    }

    [Fact]
    public void Another_direction_shift_or_secret_is_refused()
    {
        var code = Make(Now);
        Assert.Null(Read(code, Now, AttendanceKind.Out));
        Assert.Null(RotatingCode.Read(_secret, Guid.Empty, AttendanceKind.In, code, Now));
        Assert.Null(RotatingCode.Read(RandomNumberGenerator.GetBytes(32), Shift, AttendanceKind.In, code, Now));
    }

    [Fact]
    public void A_change_of_any_character_is_refused()
    {
        var code = Make(Now);
        for (var i = 0; i < code.Length; i++)
            Assert.Null(Read(code[..i] + (code[i] == 'A' ? 'B' : 'A') + code[(i + 1)..], Now));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("近邻党建近邻党建近邻党建近邻党建近邻党建近邻党建近邻党建近邻党建近邻党建近邻党建近邻党建近邻党建近邻党建近邻党")]
    public void Rubbish_is_refused_and_throws_nothing(string? code) => Assert.Null(Read(code, Now));

    [Fact]
    public void The_screen_knows_when_the_next_one_comes() =>
        Assert.Equal(new DateTime(2026, 3, 6, 11, 0, 30, DateTimeKind.Utc), RotatingCode.NextStepAt(Now));

    [Fact]
    public void The_picture_is_an_svg_without_script_or_style()
    {
        var svg = RotatingCode.Svg(Make(Now));
        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
    }
}

using NeighborParty.Core.Basics;

namespace NeighborParty.UnitTests.Basics;

public sealed class CursorTests
{
    private static readonly DateTime At = new(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_cursor_comes_back_as_it_went()
    {
        var cursor = new Cursor(At.AddTicks(7), Ids.New(At));
        var back = Cursor.Parse(cursor.ToString());
        Assert.Equal(cursor, back);
        Assert.Equal(DateTimeKind.Utc, back!.At.Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void No_cursor_is_the_first_page(string? text) => Assert.Null(Cursor.Parse(text));

    [Theory]
    [InlineData("x")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("________________________________")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉吉")]
    [InlineData("' OR 1=1 -- AAAAAAAAAAAAAAAAAAAA")]
    public void A_cursor_that_is_not_ours_is_refused(string text) =>
        Assert.Equal("after", Assert.Throws<RefusedException>(() => Cursor.Parse(text)).Field);

    [Fact]
    public void Nothing_of_any_length_makes_it_throw_anything_else()
    {
        var random = new Random(20260306);
        for (var i = 0; i < 20000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(0, 40)).Select(_ => (char)random.Next(0x20, 0x7F))]);
            Assert.True(Record.Exception(() => Cursor.Parse(text)) is null or RefusedException, text);
        }
    }
}

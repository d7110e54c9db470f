using NeighborParty.Core.Basics;

namespace NeighborParty.UnitTests.Basics;

public sealed class TextChangesTests
{
    [Theory]
    [InlineData("周六上午", "周日上午", "周[-六][+日]上午")]
    [InlineData("", "新的", "[+新的]")]
    [InlineData("旧的", "", "[-旧的]")]
    [InlineData("一样", "一样", "一样")]
    [InlineData("", "", "")]
    [InlineData("三楼", "三楼到五楼", "三楼[+到五楼]")]
    [InlineData("好👍🏽的", "好👍的", "好[-👍🏽][+👍]的")]
    public void It_says_what_went_and_what_came(string before, string after, string shown) => Assert.Equal(shown, Show(TextChanges.Between(before, after)));

    [Fact]
    public void Both_texts_can_be_read_from_it_whatever_they_are()
    {
        var random = new Random(20260306);
        for (var i = 0; i < 300; i++)
        {
            var (before, after) = (Text(random), Text(random));
            var pieces = TextChanges.Between(before, after);
            Assert.Equal(before, string.Concat(pieces.Where(p => p.Part != TextPart.Added).Select(p => p.Text)));
            Assert.Equal(after, string.Concat(pieces.Where(p => p.Part != TextPart.Removed).Select(p => p.Text)));
            Assert.All(pieces.Zip(pieces.Skip(1)), pair => Assert.NotEqual(pair.First.Part, pair.Second.Part));
        }
    }

    [Fact]
    public void Very_long_texts_are_replaced_as_a_whole() =>
        Assert.Equal([TextPart.Removed, TextPart.Added], TextChanges.Between(new string('甲', 2000), new string('乙', 2000)).Select(p => p.Part));

    private static string Text(Random random) => new([.. Enumerable.Range(0, random.Next(30)).Select(_ => "甲乙丙\n"[random.Next(4)])]);

    private static string Show(IEnumerable<TextPiece> pieces) =>
        string.Concat(pieces.Select(p => p.Part switch { TextPart.Added => $"[+{p.Text}]", TextPart.Removed => $"[-{p.Text}]", _ => p.Text }));
}

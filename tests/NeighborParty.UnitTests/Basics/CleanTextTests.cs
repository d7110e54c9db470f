using System.Text;
using NeighborParty.Core.Basics;

namespace NeighborParty.UnitTests.Basics;

public sealed class CleanTextTests
{
    private static string Clean(string text, int max = 200) => CleanText.Required("text", text, max, "内容");

    private static void Refused(string text, int max = 200)
    {
        var refused = Assert.Throws<RefusedException>(() => Clean(text, max));
        Assert.Equal(("invalid_input", "text", RefusalKind.Invalid), (refused.Code, refused.Field, refused.Kind));
    }

    [Theory]
    [InlineData("帮忙取快递", "帮忙取快递")]
    [InlineData("  两边有空格 \n", "两边有空格")]
    [InlineData("一行\r\n两行\t制表", "一行\n两行\t制表")]
    [InlineData("𠮷野家 𰻝面", "𠮷野家 𰻝面")]
    [InlineData("cafe\u0301", "caf\u00E9")]
    [InlineData("张\u200B三\uFEFF\u2060", "张三")]
    [InlineData("\u202E张三\u202C", "张三")]
    [InlineData("\u2066张三\u2069\u200E\u200F\u061C", "张三")]
    [InlineData("张\u200D三\u200C", "张三")]
    [InlineData(" \u200B 张三 \u200B ", "张三")]
    [InlineData("👨\u200D👩\u200D👧", "👨\u200D👩\u200D👧")]
    [InlineData("👩🏽\u200D⚕\uFE0F", "👩🏽\u200D⚕\uFE0F")]
    [InlineData("🏳\uFE0F\u200D🌈", "🏳\uFE0F\u200D🌈")]
    [InlineData("👨\u200D", "👨")]
    [InlineData("\u200D👨", "👨")]
    [InlineData("'; DROP TABLE People;-- <b>%_</b>", "'; DROP TABLE People;-- <b>%_</b>")]
    [InlineData("\uFFFD", "\uFFFD")]
    public void What_people_type_is_kept_and_what_nobody_sees_is_dropped(string typed, string kept) => Assert.Equal(kept, Clean(typed));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(0x0B)]
    [InlineData(0x1B)]
    [InlineData(0x7F)]
    [InlineData(0x85)]
    public void Control_characters_are_refused(int code) => Refused("张" + (char)code + "三");

    [Theory]
    [InlineData(0xD800, 0)]
    [InlineData(0xDC00, 0)]
    [InlineData(0xDC00, 0xD800)]
    [InlineData(0xD800, 0xD800)]
    public void Half_a_surrogate_pair_is_refused(int first, int second) =>
        Refused("张" + (char)first + (second == 0 ? "" : ((char)second).ToString()) + "\uFFFD");

    [Fact]
    public void Length_is_counted_as_people_count()
    {
        var four = "👨\u200D👩\u200D👧𠮷e\u0323\u0308字".Normalize(NormalizationForm.FormC);
        Assert.Equal(four, Clean(four, 4));
        Refused("一二三四五", 4);
        Assert.Equal(4, Clean("𠮷𠮷𠮷𠮷", 4).EnumerateRunes().Count());
    }

    [Fact]
    public void Eight_marks_on_one_letter_are_enough()
    {
        Assert.NotEmpty(Clean("x" + new string('\u0323', 8)));
        Refused("x" + new string('\u0323', 9));
        Assert.NotEmpty(Clean(string.Concat(Enumerable.Repeat("x\u0323", 50))));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\u200B\u202E\uFEFF")]
    public void What_is_empty_to_the_eye_is_empty(string text)
    {
        Assert.Null(CleanText.Optional("text", text, 10, "内容"));
        Refused(text);
    }

    [Fact]
    public void Cleaning_twice_changes_nothing()
    {
        foreach (var text in (string[])["e\u0301 \u200B x", " 👨\u200D👩 ", "\u1100\u1161\u11A8", "ﬁ ① ａ"])
            Assert.Equal(Clean(text), Clean(Clean(text)));
    }
}

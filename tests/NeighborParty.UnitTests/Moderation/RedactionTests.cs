using NeighborParty.Core.Moderation;

namespace NeighborParty.UnitTests.Moderation;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("请打19900000001找我", "请打＊＊＊找我", true)]
    [InlineData("请打19900000001找我", "请打找我", false)]
    [InlineData("请打19900000001找我", "＊", true)]
    [InlineData("请打19900000001找我", "", false)]
    [InlineData("我不同意", "我同意", false)]
    [InlineData("我不同意", "我＊＊＊同意", true)]
    [InlineData("甲的电话是1，乙的是2", "甲的电话是＊＊＊，乙的是＊＊＊", true)]
    [InlineData("甲的电话是1，乙的是2", "甲的＊＊＊1＊＊＊的是＊＊＊", true)]
    [InlineData("甲乙丙", "甲＊乙＊丙", false)]
    [InlineData("甲乙丙", "＊＊＊丙甲＊＊＊", false)]
    [InlineData("一样", "一样", true)]
    [InlineData("请打19900000001找我", "请打＊＊＊找他", false)]
    [InlineData("请打19900000001找我", "找我请打", false)]
    [InlineData("好人", "好人人", false)]
    [InlineData("错别子", "错别字", false)]
    public void A_moderator_takes_away_and_never_adds(string original, string redacted, bool allowed) => Assert.Equal(allowed, Redaction.OnlyCovers(original, redacted));

    [Theory]
    [InlineData("我的电话19900000001，谢谢", "我的电话＊＊＊，谢谢")]
    [InlineData("打 １９９\u200B００００ ０００１ 找我", "打 ＊＊＊ 找我")]
    [InlineData("住3栋2单元501，车牌浙A12345。", "住3栋＊＊＊，车牌＊＊＊。")]
    [InlineData("幺九九零零零零零零零一", "＊＊＊")]
    [InlineData("没有什么", "没有什么")]
    public void What_is_found_is_covered_where_it_was_written(string text, string covered)
    {
        var found = PersonalDetails.Find(TextSkeleton.Map(text));
        var hidden = Redaction.Hide(text, found);
        Assert.Equal(covered, hidden);
        Assert.True(Redaction.OnlyCovers(text, hidden));
        Assert.Empty(PersonalDetails.Find(TextSkeleton.Map(hidden)));
    }

    [Theory]
    [InlineData("请打19900000001找我", "请打＊＊＊找我", 11)]
    [InlineData("请打＊＊＊找我", "请打＊＊＊＊＊＊", 2)]
    [InlineData("请打＊＊＊找我", "＊＊＊", 4)]
    [InlineData("一样", "一样", 0)]
    public void What_was_covered_before_is_not_counted_again(string original, string redacted, int gone) => Assert.Equal(gone, Redaction.Hidden(original, redacted));

    [Fact]
    public void A_place_is_that_of_the_text_as_it_was_written()
    {
        const string Text = "𠮷家👨‍👩‍👧电话①⑨⑨⓪⓪⓪⓪⓪⓪⓪①呀";
        var found = Assert.Single(PersonalDetails.Find(TextSkeleton.Map(Text)));
        Assert.Equal("①⑨⑨⓪⓪⓪⓪⓪⓪⓪①", Text.Substring(found.Start, found.Length));
    }

    [Theory]
    [InlineData("👍👍👍")]
    [InlineData("！！！……")]
    public void Signs_alone_are_like_nothing_else(string text) => Assert.Null(TextKey.Of(text));

    [Fact]
    public void Equal_spam_has_one_key_whatever_stands_between_its_letters()
    {
        var key = TextKey.Of("高价回收旧手机，加我！");
        Assert.Equal(key, TextKey.Of("高 价 回 收 旧 手 机 ，加 我 ！！！"));
        Assert.Equal(key, TextKey.Of("高\u200B价★回收★旧手机加我"));
        Assert.NotEqual(key, TextKey.Of("高价回收旧手机，加他！"));
    }
}

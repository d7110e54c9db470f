using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

public sealed class SubscribeFieldTests
{
    [Theory]
    [InlineData("thing1", "值班提醒", "值班提醒")]
    [InlineData("thing1", "一二三四五六七八九十一二三四五六七八九十", "一二三四五六七八九十一二三四五六七八九十")]
    [InlineData("thing1", "一二三四五六七八九十一二三四五六七八九十一", "一二三四五六七八九十一二三四五六七八九…")]
    [InlineData("thing1", " 第一行\r\n第二行\0\u0007 ", "第一行 第二行")]
    [InlineData("thing12", "一二三四五六七八九十一二三四五六七八👨‍👩‍👧尾", "一二三四五六七八九十一二三四五六七八…")]
    [InlineData("phrase3", "已通过", "已通过")]
    [InlineData("phrase3", "ok 已通过审核了啊", "已通过审核")]
    [InlineData("name2", "王建国", "王建国")]
    [InlineData("name2", "一二三四五六七八九十一", "一二三四五六七八九十")]
    [InlineData("name2", "Alexander Hamilton Jefferson", "Alexander Hamilton J")]
    [InlineData("character_string1", "工单 A-102/7", "A-102/7")]
    [InlineData("number1", "-12.5", "-12.5")]
    [InlineData("letter1", "ABC", "ABC")]
    [InlineData("symbol1", "+-*", "+-*")]
    [InlineData("amount1", "¥12.50", "¥12.50")]
    [InlineData("amount1", "12元", "12元")]
    [InlineData("phone_number1", "+86 138-0000-0000", "+86 138-0000-0000")]
    [InlineData("car_number1", "京A12345", "京A12345")]
    [InlineData("time1", "08:30", "08:30")]
    [InlineData("time1", "2026年3月5日 08:30:15", "2026年3月5日 08:30:15")]
    [InlineData("time1", "2026年3月5日 08:30~2026年3月5日 10:00", "2026年3月5日 08:30~2026年3月5日 10:00")]
    [InlineData("date1", "2026-03-05", "2026-03-05")]
    [InlineData("date1", "2026年3月5日 18:00", "2026年3月5日 18:00")]
    [InlineData("date1", "3月5日~3月9日", "3月5日~3月9日")]
    public void A_value_is_brought_into_the_form_of_its_type(string key, string value, string expected)
    {
        var formatted = SubscribeField.Format(key, value);
        Assert.Equal(expected, formatted);
        Assert.Equal(formatted, SubscribeField.Format(key, formatted));
    }

    [Theory]
    [InlineData("thing1", "")]
    [InlineData("thing1", " \r\n\t\0")]
    [InlineData("phrase1", "only latin")]
    [InlineData("character_string1", "中文")]
    [InlineData("number1", "12a")]
    [InlineData("number1", "123456789012345678901234567890123")]
    [InlineData("letter1", "A1")]
    [InlineData("symbol1", "abc")]
    [InlineData("amount1", "about 5")]
    [InlineData("phone_number1", "138000000001380000")]
    [InlineData("time1", "24:00")]
    [InlineData("time1", "tomorrow")]
    [InlineData("date1", "03-05")]
    [InlineData("thing", "no index")]
    [InlineData("unknown1", "no type")]
    [InlineData("", "no key")]
    [InlineData("thing1\n", "broken key")]
    public void What_cannot_be_sent_is_refused_without_repeating_it(string key, string value)
    {
        var refused = Assert.Throws<ArgumentException>(() => new SubscribeMessageData().Set(key, value));
        if (value.Length > 3 && !key.Contains("unknown", StringComparison.Ordinal))
            Assert.DoesNotContain(value, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_half_of_a_pair_is_ever_left()
    {
        var cut = SubscribeField.Format("name1", "一二三四五六七八九𠮷");
        Assert.Equal("一二三四五六七八九", cut);
        Assert.Equal("ab", SubscribeField.Format("thing1", "a\uD83Db"));
    }

    [Fact]
    public void Stored_fields_come_back_unchanged()
    {
        var data = new SubscribeMessageData().Set("thing1", "一二三四五六七八九十一二三四五六七八九十一").Set("time2", "08:30");
        Assert.Equal(data.Values, SubscribeMessageData.From(data.Values).Values);
    }
}

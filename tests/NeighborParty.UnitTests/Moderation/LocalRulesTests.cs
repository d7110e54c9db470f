using NeighborParty.Core.Basics;
using NeighborParty.Core.Moderation;

namespace NeighborParty.UnitTests.Moderation;

public sealed class LocalRulesTests
{
    private static readonly LocalRules Rules = LocalRules.Load(Path.Combine(AppContext.BaseDirectory, "seeds", "policies", "moderation-words.json"));

    [Theory]
    [InlineData("我的电话19900000001", "phone")]
    [InlineData("打 １９９００００ ０００１", "phone")]
    [InlineData("199-0000-0001", "phone")]
    [InlineData("+86 199 0000 0001", "phone")]
    [InlineData("幺九九零零零零零零零一", "phone")]
    [InlineData("①⑨⑨⓪⓪⓪⓪⓪⓪⓪①", "phone")]
    [InlineData("199\u200B0000\u200D0001", "phone")]
    [InlineData("座机 0571-88880000", "phone")]
    [InlineData("身份证 11010519491231002X", "id_number")]
    [InlineData("我住3栋2单元501", "door")]
    [InlineData("送到５０１室", "door")]
    [InlineData("3-2-501 王先生", "door")]
    [InlineData("车牌浙A12345挡住了", "plate")]
    [InlineData("浙A·D12345", "plate")]
    public void Personal_details_are_found_however_they_are_written(string text, string kind)
    {
        var refused = Assert.Throws<RefusedException>(() => Rules.Check(text, keepDetails: false));
        Assert.Equal("moderation.personal_details", refused.Code);
        Assert.Contains(kind, (IReadOnlyList<string>)refused.Facts["found"]!);
        Assert.Contains(kind, Rules.Check(text, keepDetails: true));
    }

    [Theory]
    [InlineData("周六上午9点到11点，3号楼门口集合，大约30公斤。")]
    [InlineData("2026年3月6日，一共120本书，送给小朋友。")]
    [InlineData("想借一把梯子，用2小时，今天下午还。")]
    [InlineData("血压计读数 120/80，想请懂的人看看")]
    [InlineData("15个人，25张椅子，1000页旧报纸")]
    public void Ordinary_texts_pass(string text) => Assert.Empty(Rules.Check(text, keepDetails: false));

    [Theory]
    [InlineData("急，想借点钱，月底还")]
    [InlineData("借 钱 周 转")]
    [InlineData("借我500元")]
    [InlineData("给大家发收款码")]
    [InlineData("请打500块到我卡上")]
    [InlineData("众\u200B筹看病")]
    public void Asking_for_money_is_refused(string text) =>
        Assert.Equal("moderation.asks_for_money", Assert.Throws<RefusedException>(() => Rules.Check(text, keepDetails: true)).Code);

    [Fact]
    public void Two_hundred_ways_to_write_a_banned_word_are_all_found()
    {
        string[] words = ["赌博", "刷单", "高利贷", "代开发票", "办证"];
        string[] between = ["", " ", "  ", ".", "·", "-", "_", "*", "\u200B", "\u200D", "\u2060", "\uFEFF", "\u00AD", "　", "/", "|", "~", "!", "，", "。",
            "、", "…", "—", "+", "=", "#", "@", "&", "\t", "\n", "\u180E", "\uFE0F", "\u2064", "(", ")", "【", "】", "★", "→", "❤", "\u0301", "\u20DD"];
        var tried = 0;
        foreach (var word in words)
            foreach (var separator in between)
            {
                var written = "谁要" + string.Join(separator, word.ToCharArray()) + "吗";
                Assert.Contains(LocalRules.BannedWord, Rules.Check(written, keepDetails: true));
                tried++;
            }

        Assert.True(tried >= 200);
    }

    [Theory]
    [InlineData("ａｄｍｉｎ", "admin")]
    [InlineData("аdmin", "admin")]
    [InlineData("Ａ\u200BＤMIN", "admin")]
    [InlineData("ádmin", "admin")]
    public void Look_alikes_have_one_skeleton(string text, string skeleton) => Assert.Equal(skeleton, TextSkeleton.Of(text));

    [Theory]
    [InlineData("管理员")]
    [InlineData("管理員")]
    [InlineData("管 理·员")]
    [InlineData("社区工作人员")]
    [InlineData("幸福居委会")]
    [InlineData("居\u200B委\u2060会")]
    [InlineData("客服小李")]
    [InlineData("官方")]
    [InlineData("王民警")]
    [InlineData("ａｄｍｉｎ")]
    [InlineData("аdmіn")]
    [InlineData("A d m\u200Bi n")]
    [InlineData("Admin01")]
    [InlineData("Customer Service")]
    public void A_name_of_the_office_is_seen_however_it_is_typed(string name) => Assert.True(Rules.IsReserved(name));

    [Theory]
    [InlineData("管理")]
    [InlineData("关丽源")]
    [InlineData("官晓芳")]
    [InlineData("上官方")]
    [InlineData("上官方明")]
    [InlineData("党群")]
    [InlineData("王秀兰")]
    [InlineData("居晓慧")]
    [InlineData("Stafford")]
    [InlineData("吾麦尔·艾山")]
    public void Ordinary_names_are_not(string name) => Assert.False(Rules.IsReserved(name));

    [Fact]
    public void No_text_makes_the_rules_slow()
    {
        string[] heavy = [new('1', 5000), string.Concat(Enumerable.Repeat("1-", 2500)), string.Concat(Enumerable.Repeat("浙a", 2500)), new('单', 5000), string.Concat(Enumerable.Repeat("1 单元", 1500))];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var text in heavy)
            _ = Rules.Check(text, keepDetails: true);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
    }
}

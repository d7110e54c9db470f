using NeighborParty.Core.Moderation;

namespace NeighborParty.UnitTests.Moderation;

public sealed class WordMatcherTests
{
    [Fact]
    public void All_words_are_found_in_one_walk_and_the_longest_at_each_place()
    {
        var words = new WordMatcher(["赌博", "赌博网站", "刷单"], ["借钱"], []);
        var hits = words.Find("赌博网站刷单还借钱赌博");
        Assert.Equal(["赌博网站:Banned:0", "刷单:Banned:4", "借钱:Money:7", "赌博:Banned:9"], hits.Select(h => $"{h.Word}:{h.Kind}:{h.Index}"));
    }

    [Fact]
    public void A_word_inside_an_allowed_one_is_none_and_beside_it_is_one()
    {
        var words = new WordMatcher(["大麻"], [], ["大麻烦"]);
        Assert.Empty(words.Find("这是个大麻烦"));
        Assert.Equal([3], words.Find("大麻烦大麻").Select(h => h.Index));
    }

    [Fact]
    public void Empty_lists_find_nothing_and_words_are_compared_as_they_look()
    {
        Assert.Empty(new WordMatcher([], [], []).Find("赌博"));
        var words = new WordMatcher(["ＶＸ号"], ["借 錢"], []);
        Assert.Equal(["vx号", "借钱"], words.Find(TextSkeleton.Letterwise(TextSkeleton.Of("Vx号，借钱"))).Select(h => h.Word));
    }

    [Fact]
    public void Ten_thousand_words_cost_no_more_than_ten()
    {
        var many = new WordMatcher(Enumerable.Range(0, 10_000).Select(i => $"词{i:00000}尾"), [], []);
        var text = string.Concat(Enumerable.Repeat("今天天气很好我们去小区门口值守", 70));
        _ = many.Find(text);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 100; i++)
            Assert.Empty(many.Find(text));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"{watch.Elapsed}");
    }
}

using NeighborParty.Core.Consents;

namespace NeighborParty.UnitTests.Consents;

public sealed class ConsentTextsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "seeds", "policies", "consents");

    [Fact]
    public void The_delivered_texts_are_complete_and_only_the_core_is_required()
    {
        var texts = ConsentTexts.Load(Folder);
        Assert.Equal(Enum.GetValues<ConsentPurpose>(), texts.All.Select(t => t.Purpose));
        Assert.Equal([ConsentPurpose.Membership], texts.All.Where(t => t.Required).Select(t => t.Purpose));
        Assert.All(texts.All, t => Assert.True(t.Paragraphs.Count > 0 && t.IfDeclined.Length > 0));
    }

    [Fact]
    public void The_highest_version_holds_and_every_word_counts_in_the_hash()
    {
        var texts = ConsentTexts.Load(Folder);
        var old = texts.Of(ConsentPurpose.Location);
        var next = old with { Version = 2, Paragraphs = [.. old.Paragraphs, "新增一条。"] };
        next = new ConsentText(next.Purpose, next.Version, next.Title, next.Required, next.Sensitive, next.Summary, next.Paragraphs, next.IfDeclined);
        var both = new ConsentTexts([next, .. texts.All]);
        Assert.Equal(2, both.Of(ConsentPurpose.Location).Version);
        Assert.NotEqual(old.Hash, both.Of(ConsentPurpose.Location).Hash);
        Assert.Matches("^[0-9a-f]{64}$", old.Hash);
    }

    [Fact]
    public void A_purpose_without_a_text_stops_the_start() =>
        Assert.Throws<InvalidOperationException>(() => new ConsentTexts(ConsentTexts.Load(Folder).All.Skip(1)));
}

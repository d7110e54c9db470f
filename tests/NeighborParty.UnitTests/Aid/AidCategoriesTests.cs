using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;

namespace NeighborParty.UnitTests.Aid;

public sealed class AidCategoriesTests
{
    [Fact]
    public void Lending_and_urgency_are_data()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, """[ { "code": "borrow", "name": "借用物品", "hint": "", "lend": true }, { "code": "child", "name": "接送", "hint": "", "urgency": "soon" } ]""");
        var categories = AidCategories.Load(file);
        File.Delete(file);
        Assert.Equal([true, false], categories.All.Select(c => c.Lend));
        Assert.Equal([AidUrgency.Normal, AidUrgency.Soon], categories.All.Select(c => c.Urgency));
        Assert.True(categories.CanBeLent("borrow"));
        Assert.False(categories.CanBeLent("child"));
        Assert.False(categories.CanBeLent("nothing"));
        Assert.Throws<RefusedException>(() => categories.Require("nothing"));
    }

    /// <summary>Domain 3.4: whatever has to do with a home, a child, money or illness.</summary>
    [Theory]
    [InlineData("company", true)]
    [InlineData("child", true)]
    [InlineData("errand", true)]
    [InlineData("repair", true)]
    [InlineData("other", true)]
    [InlineData("a category of last year", true)]
    [InlineData("borrow", false)]
    [InlineData("skill", false)]
    public void What_needs_an_introduction_is_data_and_silence_means_yes(string code, bool arranged) =>
        Assert.Equal(arranged, AidCategories.Load(Path.Combine(AppContext.BaseDirectory, "seeds", "policies", "aid-categories.json")).IsArranged(code));
}

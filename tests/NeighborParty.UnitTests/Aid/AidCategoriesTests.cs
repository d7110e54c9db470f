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
}

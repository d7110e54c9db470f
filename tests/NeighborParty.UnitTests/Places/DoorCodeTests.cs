using NeighborParty.Core.Basics;
using NeighborParty.Core.Places;
using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.Places;

public sealed class DoorCodeTests
{
    [Fact]
    public void Tokens_are_scenes_of_128_bits_and_never_alike()
    {
        var tokens = Enumerable.Range(0, 10_000).Select(_ => DoorCode.NewToken()).ToList();
        Assert.Equal(tokens.Count, tokens.Distinct(StringComparer.Ordinal).Count());
        Assert.All(tokens, t => Assert.True(DoorCode.IsToken(t) && UnlimitedCodeRules.IsScene(t)));
        // Every place takes many values: nothing in it counts up or names a building.
        for (var i = 0; i < 21; i++)
            Assert.Equal(64, tokens.Select(t => t[i]).Distinct().Count());
    }

    [Fact]
    public void A_code_is_revoked_once()
    {
        var code = new DoorCode { Id = Ids.New(DateTime.UnixEpoch), Token = DoorCode.NewToken() };
        code.Revoke("破损", DateTime.UnixEpoch);
        Assert.Equal("door_code.already_revoked", Assert.Throws<RefusedException>(() => code.Revoke("又破损", DateTime.UnixEpoch.AddDays(1))).Code);
        Assert.Equal("破损", code.RevokedReason);
    }

    [Theory]
    [InlineData(null, 120.1, "latitude")]
    [InlineData(91.0, 120.1, "latitude")]
    [InlineData(30.2, 181.0, "longitude")]
    [InlineData(0.0, 0.0, "latitude")]
    [InlineData(double.NaN, 1.0, "latitude")]
    public void A_building_stands_on_this_earth(double? latitude, double? longitude, string field) =>
        Assert.Equal(field, Assert.Throws<RefusedException>(() => Draft(latitude, longitude).Checked()).Field);

    [Fact]
    public void A_draft_is_cleaned()
    {
        var draft = (Draft(30.2, 120.1) with { Name = " 3号楼 ", Stairwells = ["1单元", "", " 1单元", "2单元"] }).Checked();
        Assert.Equal("3号楼", draft.Name);
        Assert.Equal(["1单元", "2单元"], draft.Stairwells);
        Assert.Throws<RefusedException>(() => (Draft(30.2, 120.1) with { CompoundId = null }).Checked());
    }

    private static BuildingDraft Draft(double? latitude, double? longitude) => new(Ids.New(DateTime.UnixEpoch), null, "1号楼", latitude, longitude, []);
}

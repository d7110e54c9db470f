using NeighborParty.Core.Basics;
using NeighborParty.Core.Slips;

namespace NeighborParty.UnitTests.Slips;

public sealed class SlipNumberTests
{
    private static readonly Guid Community = new("01957000-0000-7000-8000-0000000abcde");

    [Fact]
    public void A_number_names_community_day_and_serial()
    {
        var number = SlipNumber.Of(Community, new DateOnly(2026, 11, 22), 7);
        Assert.Matches("^NP-[0-9A-HJKMNP-TV-Z]{4}-20261122-0007-[0-9]{2}$", number);
        Assert.Equal(number, SlipNumber.Clean($" {number.ToLowerInvariant()} "));
    }

    [Fact]
    public void Every_wrong_character_and_every_swap_of_neighbours_is_found()
    {
        for (var serial = 1; serial < 200; serial += 13)
        {
            var number = SlipNumber.Of(Community, new DateOnly(2026, 11, 22), serial);
            for (var i = 3; i < number.Length; i++)
            {
                if (number[i] == '-')
                    continue;
                foreach (var other in "0123456789".Where(c => c != number[i] && char.IsAsciiDigit(number[i])))
                    Assert.Throws<RefusedException>(() => SlipNumber.Clean(number[..i] + other + number[(i + 1)..]));
                if (i + 1 < number.Length && number[i + 1] != '-' && number[i + 1] != number[i] && char.IsAsciiDigit(number[i]) == char.IsAsciiDigit(number[i + 1]))
                    Assert.Throws<RefusedException>(() => SlipNumber.Clean(number[..i] + number[i + 1] + number[i] + number[(i + 2)..]));
            }
        }
    }

    [Fact]
    public void A_snapshot_hashes_to_the_same_for_ever()
    {
        var json = new SlipSnapshot("NP-7K3Q-20260306-0001-58", SlipLeafKind.Problem, 1, "幸福社区", new DateTime(2026, 3, 6, 2, 0, 0, DateTimeKind.Utc), [new SlipLine("类别", "设施")], null).ToJson();
        // Written down once: were it to change, every slip ever frozen would look forged.
        Assert.Equal("""{"Number":"NP-7K3Q-20260306-0001-58","Kind":0,"Version":1,"Community":"幸福社区","FrozenAt":"2026-03-06T02:00:00Z","Lines":[{"Label":"类别","Value":"设施"}],"Previous":null}""", json);
        Assert.Equal(json, SlipSnapshot.FromJson(json).ToJson());
        Assert.NotEqual(SlipSnapshot.HashOf(json), SlipSnapshot.HashOf(json.Replace("设施", "其他", StringComparison.Ordinal)));
    }
}

using System.Text.RegularExpressions;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Hot;

namespace NeighborParty.UnitTests.DataTests;

/// <summary>The hand-written statements say the same in all three databases, and each binds the community.</summary>
public sealed class HotStatementTests
{
    [Fact]
    public void Sql_Server_understands_each_of_them()
    {
        using var db = Dialects.Open(DatabaseOptions.SqlServer);
        foreach (var (name, text, _) in Of(DatabaseOptions.SqlServer).Concat(HotTexts.OfTheWriter(SqlDialect.Of(DatabaseOptions.SqlServer), new HotTables(db))))
            Assert.True(Record.Exception(() => TransactSql.Require(text)) is null, $"{name}:\n{text}");
    }

    [Fact]
    public void Apart_from_how_a_page_ends_they_are_the_same_text()
    {
        foreach (var (name, sqlite, _) in Of(DatabaseOptions.Sqlite).Where(t => t.Name != "check-in"))
        {
            Assert.Equal(sqlite, Of(DatabaseOptions.PostgreSql).Single(t => t.Name == name).Text);
            Assert.Equal(WithoutPages(sqlite), WithoutPages(Of(DatabaseOptions.SqlServer).Single(t => t.Name == name).Text));
        }
    }

    [Fact]
    public void A_check_in_has_the_same_conditions_everywhere()
    {
        var conditions = Dialects.All.Select(provider => Condition().Matches(Of(provider).Single(t => t.Name == "check-in").Text).Select(m => m.Value.Trim()).ToList()).ToList();
        Assert.True(conditions[0].Count == 5, string.Join('\n', conditions[0]));
        Assert.All(conditions, c => Assert.Equal(conditions[0], c));
    }

    [Fact]
    public void Each_stays_in_one_community()
    {
        foreach (var (name, text, _) in Of(DatabaseOptions.Sqlite).Where(t => t.Name != "sign-in"))
            Assert.True(text.Contains("\"CommunityId\" = @p0", StringComparison.Ordinal), name);
    }

    private static List<(string Name, string Text, IReadOnlyList<object?> Values)> Of(string provider)
    {
        using var db = Dialects.Open(provider);
        return HotTexts.Of(SqlDialect.Of(provider), new HotTables(db)).ToList();
    }

    private static string WithoutPages(string text) =>
        Regex.Replace(text, @"LIMIT (?<n>\S+?)(?=\)|\s|$)|OFFSET 0 ROWS FETCH NEXT (?<n>\S+) ROWS ONLY", "<${n}>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static Regex Condition() => new(@"(NOT )?EXISTS \(SELECT 1 FROM [^\n]*?\)(?=[\s;])", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}

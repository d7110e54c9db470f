using System.Text.RegularExpressions;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Api.Aid;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Hot;

namespace NeighborParty.UnitTests.DataTests;

/// <summary>The hand-written statements say the same in all three databases, and each binds the community.</summary>
public sealed class HotStatementTests
{
    /// <summary>What is written by hand and belongs to no hot request, by the type in which it stands.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["DatabaseCopy"] = "looks a copy of the file over when it is made and before it is taken back",
        ["DatabaseKeyRing"] = "a key of the cookies, a few times a year",
        ["PostgreSqlDb"] = "the lock of a unit of work, as the writer of groups takes it",
        ["SqliteMigration"] = "an update of the file, at a start",
        ["SqliteStatistics"] = "the planner's numbers, at a start",
    };

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

    /// <summary>A statement that somebody writes anew fails here until it stands in <see cref="HotTexts"/>, and so in all tests of the list.</summary>
    [Fact]
    public void Every_text_of_the_program_is_listed_or_is_none_of_a_request()
    {
        var listed = Dialects.All.SelectMany(AllOf).ToList();
        var found = SqlInPrograms.Of(typeof(AidPageSql).Assembly, typeof(NeighborPartyDb).Assembly, typeof(ConsoleAssets).Assembly).ToList();
        Assert.InRange(found.Count, 20, 500);
        var missing = found.Where(f => !Elsewhere.ContainsKey(f.Type) && !listed.Exists(t => t.Contains(f.Text, StringComparison.Ordinal)));
        Assert.True(!missing.Any(), string.Join('\n', missing.Select(f => $"{f.Type}:\n{f.Text}")));
        Assert.Empty(Elsewhere.Keys.Except(found.Select(f => f.Type)));

        static List<string> AllOf(string provider)
        {
            using var db = Dialects.Open(provider);
            var (dialect, tables) = (SqlDialect.Of(provider), new HotTables(db));
            return HotTexts.Of(dialect, tables).Concat(HotTexts.OfTheWriter(dialect, tables)).Select(t => t.Text).ToList();
        }
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

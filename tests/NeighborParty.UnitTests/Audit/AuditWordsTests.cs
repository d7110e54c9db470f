using System.Text.RegularExpressions;
using NeighborParty.AdminConsole.Pages.Audit;

namespace NeighborParty.UnitTests.Audit;

public sealed partial class AuditWordsTests
{
    [Fact]
    public void Every_action_that_the_code_records_has_Chinese_words()
    {
        var actions = Directory.EnumerateFiles(Path.Combine(Root(), "backend", "NeighborParty.Core"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Action().Matches(File.ReadAllText(file)).Select(match => match.Groups["action"].Value))
            .Distinct().ToList();
        Assert.True(actions.Count > 40, $"only {actions.Count} actions were found in the code");
        Assert.DoesNotContain(actions, action => AuditWords.Of(action) == action);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "NeighborParty.sln")))
                return folder.FullName;
        throw new InvalidOperationException("NeighborParty.sln was not found above the tests.");
    }

    [GeneratedRegex("new Act\\(\\s*\"(?<action>[a-z_]+\\.[a-z_]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Action();
}

using System.Text.RegularExpressions;
using NeighborParty.AdminConsole.Pages.Audit;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Audit;

public sealed partial class AuditWordsTests
{
    [Fact]
    public void Every_action_that_the_code_records_has_Chinese_words()
    {
        var actions = Directory.EnumerateFiles(Sources.File("backend", "NeighborParty.Core"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Action().Matches(File.ReadAllText(file)).Select(match => match.Groups["action"].Value))
            .Distinct().ToList();
        Assert.True(actions.Count > 40, $"only {actions.Count} actions were found in the code");
        Assert.DoesNotContain(actions, action => AuditWords.Of(action) == action);
    }

    [GeneratedRegex("new Act\\(\\s*\"(?<action>[a-z_]+\\.[a-z_]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Action();
}

using System.Text.RegularExpressions;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Deploy;

/// <summary>What lies in <c>deploy/</c>, read as text.</summary>
internal static partial class DeployFiles
{
    public static string Read(params string[] path) => File.ReadAllText(Sources.File(["deploy", .. path]));

    /// <summary>Lines that say something.</summary>
    public static IReadOnlyList<string> Lines(params string[] path) => [.. Read(path).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith('#'))];

    /// <summary>NAME=value lines, without comments and without those that are left for the operator to fill in.</summary>
    public static Dictionary<string, string> Environment(params string[] path) => Read(path).Split('\n')
        .Where(l => !l.StartsWith('#') && l.Contains('=', StringComparison.Ordinal))
        .Select(l => l.Split('=', 2))
        .ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    /// <summary>Every setting that any of the files names, spelled with colons.</summary>
    public static IEnumerable<(string File, string Setting)> Settings() =>
        from file in Directory.EnumerateFiles(Sources.File("deploy"), "*", SearchOption.AllDirectories)
        where !file.Contains("/secrets/", StringComparison.Ordinal)
        from Match match in Name().Matches(File.ReadAllText(file))
        select (Path.GetFileName(file), match.Value.Replace("__", ":", StringComparison.Ordinal));

    [GeneratedRegex("\\b[A-Z][A-Za-z]+(__[A-Z][A-Za-z]+)+\\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}

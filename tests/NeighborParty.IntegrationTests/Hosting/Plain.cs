using System.Text.RegularExpressions;

namespace NeighborParty.IntegrationTests.Hosting;

/// <summary>What an answer says, without the ids and instants in it: a few digits of a secret stand in one of those by chance, about once in five hundred runs.</summary>
internal static partial class Plain
{
    public static string Words(string answer) => Chance().Replace(answer, "");

    [GeneratedRegex(@"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[0-9:.]+(Z|\+\d\d:\d\d)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Chance();
}

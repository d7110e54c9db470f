using System.Globalization;

namespace NeighborParty.IntegrationTests.Hosting;

/// <summary>How often a drill does its thing: a few times in the ordinary run, as often as the promise says when asked by an environment variable.</summary>
internal static class Repeats
{
    public static int Of(string variable, int ordinarily) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : ordinarily;
}

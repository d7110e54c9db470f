using System.Globalization;
using System.Text.RegularExpressions;

namespace NeighborParty.IntegrationTests.Telemetry;

/// <summary>Reads the text format strictly: what it does not understand, or meets twice, is a failure.</summary>
internal sealed partial class PrometheusReader
{
    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);

    public PrometheusReader(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
                Assert.True(types.Add(line.Split(' ')[2]), line);
            if (line.StartsWith('#'))
                continue;
            var match = Sample().Match(line);
            Assert.True(match.Success, line);
            Assert.True(_values.TryAdd(match.Groups["series"].Value, Number(match.Groups["value"].Value)), "twice: " + line);
        }
    }

    public IEnumerable<string> Series => _values.Keys;

    /// <summary>The sum over all series of the name whose labels hold every text.</summary>
    public double Sum(string name, params string[] labels) => _values
        .Where(v => (v.Key == name || v.Key.StartsWith(name + "{", StringComparison.Ordinal)) && labels.All(l => v.Key.Contains(l, StringComparison.Ordinal)))
        .Sum(v => v.Value);

    private static double Number(string text) => text == "+Inf" ? double.PositiveInfinity : double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("""^(?<series>[a-zA-Z_][a-zA-Z0-9_]*(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\.)*",?)+\})?) (?<value>[-+0-9.eEInf]+)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sample();
}

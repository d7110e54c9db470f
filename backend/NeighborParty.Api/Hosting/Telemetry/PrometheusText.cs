using System.Globalization;
using System.Text;

namespace NeighborParty.Api.Hosting.Telemetry;

/// <summary>Writes sheets in the text format of Prometheus.</summary>
public static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Of(IEnumerable<MetricSheet> sheets)
    {
        var text = new StringBuilder();
        foreach (var sheet in sheets)
        {
            var started = false;
            foreach (var (labels, series) in sheet.Series)
            {
                if (!started)
                    text.Append($"# HELP {sheet.Name} {MetricNames.Escape(sheet.Description)}\n# TYPE {sheet.Name} {sheet.Type}\n");
                started = true;
                Append(text, sheet.Name, labels, series);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, string labels, MetricSeries series)
    {
        var (sum, buckets) = series.Read();
        if (buckets is null)
        {
            Line(text, name, labels, sum);
            return;
        }

        foreach (var (bound, count) in buckets)
            Line(text, name + "_bucket", labels + (labels.Length > 0 ? "," : "") + $"le=\"{Number(bound)}\"", count);
        Line(text, name + "_sum", labels, sum);
        Line(text, name + "_count", labels, buckets[^1].Count);
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}

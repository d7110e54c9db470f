using System.Globalization;

namespace NeighborParty.Api.Hosting.Telemetry;

/// <summary>Names and labels as Prometheus spells them, after OpenTelemetry's rules: dots become underscores, the unit and _total are appended.</summary>
public static class MetricNames
{
    public static string Of(string name, string? unit, string type)
    {
        var clean = Clean(name);
        var suffix = unit switch { "s" => "_seconds", "By" => "_bytes", "ms" => "_milliseconds", _ => "" };
        if (!clean.EndsWith(suffix, StringComparison.Ordinal))
            clean += suffix;
        return type == "counter" && !clean.EndsWith("_total", StringComparison.Ordinal) ? clean + "_total" : clean;
    }

    /// <returns>False when the labels are longer than the buffer.</returns>
    public static bool TryWriteLabels(ReadOnlySpan<KeyValuePair<string, object?>> tags, Span<char> buffer, out int length)
    {
        length = 0;
        foreach (var (name, value) in tags)
        {
            if (value is null)
                continue;
            if (length > 0 && !Append(",", buffer, ref length))
                return false;
            foreach (var c in name)
                if (!Append(char.IsAsciiLetterOrDigit(c) ? c : '_', buffer, ref length))
                    return false;
            if (!Append("=\"", buffer, ref length) || !AppendValue(value, buffer, ref length) || !Append('"', buffer, ref length))
                return false;
        }

        return true;
    }

    public static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Clean(string name) => string.Create(name.Length, name, (span, n) =>
    {
        for (var i = 0; i < n.Length; i++)
            span[i] = char.IsAsciiLetterOrDigit(n[i]) ? n[i] : '_';
    });

    private static bool AppendValue(object value, Span<char> buffer, ref int length)
    {
        if (value is ISpanFormattable number)
        {
            var fits = number.TryFormat(buffer[length..], out var written, default, CultureInfo.InvariantCulture);
            length += written;
            return fits;
        }

        foreach (var c in value.ToString() ?? "")
        {
            var fits = c switch
            {
                '"' or '\\' => Append('\\', buffer, ref length) && Append(c, buffer, ref length),
                '\n' => Append("\\n", buffer, ref length),
                _ => Append(c, buffer, ref length),
            };
            if (!fits)
                return false;
        }

        return true;
    }

    private static bool Append(ReadOnlySpan<char> text, Span<char> buffer, ref int length)
    {
        if (!text.TryCopyTo(buffer[length..]))
            return false;
        length += text.Length;
        return true;
    }

    private static bool Append(char c, Span<char> buffer, ref int length)
    {
        if (length >= buffer.Length)
            return false;
        buffer[length++] = c;
        return true;
    }
}

using System.Text;

namespace NeighborParty.Core.Exports;

/// <summary>Comma separated values as the office's spreadsheets read them: UTF-8 with a mark, quoted, and no cell that a spreadsheet would run.</summary>
public static class Csv
{
    public static readonly Encoding Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>A leading = + - @, tab or line end makes a formula of a text; a number stays a number.</summary>
    public static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' && !IsNumber(text) ? "'" + text : text;
        return safe.AsSpan().ContainsAny("\",\r\n'") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static bool IsNumber(string text) => text.Length > 1 && text[0] == '-' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}

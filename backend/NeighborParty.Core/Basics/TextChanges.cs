using System.Globalization;

namespace NeighborParty.Core.Basics;

public enum TextPart
{
    Same,
    Removed,
    Added,
}

/// <summary>A stretch of text, in the order in which it is read.</summary>
public sealed record TextPiece(TextPart Part, string Text);

/// <summary>
/// What changed between two texts, by what a reader takes for one character. Takes time and memory by the product of what
/// differs, so it is for texts of a thousand characters or so; longer ones are shown as removed and added.
/// </summary>
public static class TextChanges
{
    /// <summary>Characters that differ, before and after multiplied: four megabytes of table.</summary>
    private const int MostCells = 2_000_000;

    public static IReadOnlyList<TextPiece> Between(string before, string after)
    {
        var (a, b) = (Letters(before), Letters(after));
        var head = 0;
        while (head < a.Length && head < b.Length && a[head] == b[head])
            head++;
        var tail = 0;
        while (tail < a.Length - head && tail < b.Length - head && a[^(tail + 1)] == b[^(tail + 1)])
            tail++;

        var pieces = new Pieces();
        pieces.Add(TextPart.Same, a.AsSpan(0, head));
        Middle(a.AsSpan(head, a.Length - head - tail), b.AsSpan(head, b.Length - head - tail), pieces);
        pieces.Add(TextPart.Same, a.AsSpan(a.Length - tail));
        return pieces.All;
    }

    private static void Middle(ReadOnlySpan<string> a, ReadOnlySpan<string> b, Pieces pieces)
    {
        if ((long)a.Length * b.Length > MostCells)
        {
            pieces.Add(TextPart.Removed, a);
            pieces.Add(TextPart.Added, b);
            return;
        }

        // The longest common run of letters, counted from the end.
        var common = new ushort[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? (ushort)(common[i + 1, j + 1] + 1) : Math.Max(common[i + 1, j], common[i, j + 1]);
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
                (i, j) = (pieces.Add(TextPart.Same, a.Slice(i, 1), i), j + 1);
            else if (i < a.Length && (j == b.Length || common[i + 1, j] >= common[i, j + 1]))
                i = pieces.Add(TextPart.Removed, a.Slice(i, 1), i);
            else
                j = pieces.Add(TextPart.Added, b.Slice(j, 1), j);
        }
    }

    private static string[] Letters(string text)
    {
        var letters = new List<string>(text.Length);
        var each = StringInfo.GetTextElementEnumerator(text);
        while (each.MoveNext())
            letters.Add(each.GetTextElement());
        return [.. letters];
    }

    private sealed class Pieces
    {
        public List<TextPiece> All { get; } = [];

        /// <returns>One more than <paramref name="at"/>.</returns>
        public int Add(TextPart part, ReadOnlySpan<string> letters, int at = 0)
        {
            var text = string.Concat(letters);
            if (All is [.., { } last] && last.Part == part)
                All[^1] = last with { Text = last.Text + text };
            else if (text.Length > 0)
                All.Add(new TextPiece(part, text));
            return at + 1;
        }
    }
}

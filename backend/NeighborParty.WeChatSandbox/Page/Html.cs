using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace NeighborParty.WeChatSandbox.Page;

/// <summary>Markup that is safe to write: whatever is filled into it was encoded, unless it was markup already.</summary>
internal sealed class Html(string text)
{
    public static readonly Html Nothing = new("");

    public static Html Of(Filling filling) => new(filling.Text);

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts));

    public override string ToString() => text;

    /// <summary>Collects `$"..."` and encodes every hole.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Filling(int literalLength, int formattedCount)
    {
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        private readonly StringBuilder builder = new(literalLength + (formattedCount * 16));

        public string Text => builder.ToString();

        public void AppendLiteral(string literal) => builder.Append(literal);

        public void AppendFormatted(Html markup) => builder.Append(markup);

        public void AppendFormatted<T>(T value) => builder.Append(Encoder.Encode(value?.ToString() ?? ""));
    }
}

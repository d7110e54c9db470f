using Microsoft.AspNetCore.Razor.TagHelpers;
using NeighborParty.Core.Basics;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>&lt;np-changes pieces="…" /&gt;: what was taken out struck through, what came in underlined, line breaks as they are.</summary>
[HtmlTargetElement("np-changes", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChangesTagHelper : TagHelper
{
    public IReadOnlyList<TextPiece> Pieces { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "np-content-text");
        foreach (var piece in Pieces)
        {
            if (piece.Part == TextPart.Same)
                output.Content.Append(piece.Text);
            else
                output.Content.AppendHtml(Html.Tag(piece.Part == TextPart.Added ? "ins" : "del", null, piece.Text));
        }
    }
}

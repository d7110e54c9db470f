using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>&lt;np-badge status="@ArmbandStatus.Of.For(row.State)" /&gt; or &lt;np-badge label="已公示" tone="Good" /&gt;.</summary>
[HtmlTargetElement("np-badge", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BadgeTagHelper : TagHelper
{
    public Status? Status { get; set; }

    public string Label { get; set; } = "";

    public Tone Tone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (label, tone) = Status ?? new Status(Label, Tone);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"np-badge {tone.CssClass()}");
        output.Content.SetContent(label);
    }
}

using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>One number with its name, inside div.np-stats; with <c>href</c> it leads to the list behind the number.</summary>
[HtmlTargetElement("np-stat", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatTagHelper : TagHelper
{
    public string Label { get; set; } = "";

    public string Value { get; set; } = "";

    public string? Hint { get; set; }

    public string? Href { get; set; }

    public string? Icon { get; set; }

    /// <summary>Warning and Bad mark what wants attention.</summary>
    public Tone Tone { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // What Razor binds from a null expression is an empty string.
        output.TagName = string.IsNullOrEmpty(Href) ? "div" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Tone is Tone.Warning or Tone.Bad ? $"np-stat {Tone.CssClass()}" : "np-stat");
        if (!string.IsNullOrEmpty(Href))
            output.Attributes.SetAttribute("href", Href);
        output.Content.SetHtmlContent(Html.Tag("span", "np-stat-label", Icon is null ? null : Html.Icon(ViewContext.HttpContext, Icon), Label));
        output.Content.AppendHtml(Html.Tag("span", "np-stat-value", Value));
        if (!string.IsNullOrEmpty(Hint))
            output.Content.AppendHtml(Html.Tag("span", "np-stat-hint", Hint));
    }
}

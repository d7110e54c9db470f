using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>Nothing here yet: says so, says what to do, and offers it as content (a button, or nothing).</summary>
[HtmlTargetElement("np-empty")]
public sealed class EmptyTagHelper : TagHelper
{
    public string Title { get; set; } = "暂时没有内容";

    public string? Hint { get; set; }

    public string Icon { get; set; } = "clipboard-list";

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var action = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "np-empty");
        output.Content.SetHtmlContent(Html.Icon(ViewContext.HttpContext, Icon));
        output.Content.AppendHtml(Html.Tag("p", "np-empty-title", Title));
        if (Hint is not null)
            output.Content.AppendHtml(Html.Tag("p", "np-empty-hint", Hint));
        output.Content.AppendHtml(action);
    }
}

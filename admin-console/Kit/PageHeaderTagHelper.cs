using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>
/// The page's only h1, a line that says what the page is for, and its actions as content. It also sets the window's title.
/// <c>up-label</c> and <c>up-href</c> put one more step into the breadcrumb, between the menu entry and this page.
/// </summary>
[HtmlTargetElement("np-page-header")]
public sealed class PageHeaderTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    public string? Lead { get; set; }

    public string? UpLabel { get; set; }

    public string? UpHref { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.ViewData["Title"] = Title;
        ViewContext.ViewData["UpLabel"] = UpLabel;
        ViewContext.ViewData["UpHref"] = UpHref;

        var actions = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "np-header");
        output.Content.SetHtmlContent(Html.Tag("div", null, Html.Tag("h1", null, Title), Lead is null ? null : Html.Tag("p", null, Lead)));
        if (!actions.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml(Html.Tag("div", "np-actions", actions));
    }
}

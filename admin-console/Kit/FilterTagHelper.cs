using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>A GET form over a list: its fields are np-field tags, bound with <c>[BindProperty(SupportsGet = true)]</c>.</summary>
[HtmlTargetElement("np-filter")]
public sealed class FilterTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var fields = await output.GetChildContentAsync();
        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "np-filter");
        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("role", "search");
        output.Attributes.SetAttribute("aria-label", "筛选");
        output.Attributes.SetAttribute("data-np-filter", "");
        output.Content.SetHtmlContent(fields);
        var buttons = Html.Tag("div", "np-actions", Html.Tag("button", "btn", Html.Icon(ViewContext.HttpContext, "search"), "查询").With("type", "submit"));
        if (request.QueryString.HasValue)
            buttons.InnerHtml.AppendHtml(Html.Tag("a", "btn btn-link", "清除").With("href", request.PathBase + request.Path));
        output.Content.AppendHtml(buttons);
    }
}

using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>
/// Keyset paging: &lt;np-pager next="@Model.Next" shown="@Model.Rows.Count" /&gt;. The page binds <c>?after=</c>; <c>next</c> is the cursor
/// after the last row shown, or null on the last page. The filter's query string is kept. Going back is the browser's.
/// </summary>
[HtmlTargetElement("np-pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper : TagHelper
{
    public string? Next { get; set; }

    public int Shown { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // Razor hands over an empty text where the model has null.
        Next = string.IsNullOrEmpty(Next) ? null : Next;
        var paged = ViewContext.HttpContext.Request.Query.ContainsKey("after");
        // What Razor binds from a null expression is an empty string.
        if (string.IsNullOrEmpty(Next) && !paged)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "np-pager");
        output.Attributes.SetAttribute("aria-label", "分页");
        output.Content.SetHtmlContent(Html.Tag("span", null, string.IsNullOrEmpty(Next) ? $"本页 {Shown} 条，已到最后" : $"本页 {Shown} 条"));
        var links = Html.Tag("div", "np-actions");
        if (paged)
            links.InnerHtml.AppendHtml(Html.Tag("a", "btn", "回到第一页").With("href", Address(null)));
        if (!string.IsNullOrEmpty(Next))
            links.InnerHtml.AppendHtml(Html.Tag("a", "btn", "下一页").With("href", Address(Next)).With("rel", "next"));
        output.Content.AppendHtml(links);
    }

    private string Address(string? after)
    {
        var request = ViewContext.HttpContext.Request;
        // In a part that fetches itself again the links still lead to whole pages.
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key is not ("after" or "handler")).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        if (after is not null)
            query.Add("after", after);
        return request.PathBase + request.Path + query.ToQueryString();
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>
/// A part of a page that fetches itself again: &lt;np-refresh url="@Url.Page(null, "Board")" seconds="30"&gt;…&lt;/np-refresh&gt;.
/// The handler answers with <c>Partial("_Board", …)</c>, the same partial that the content renders. Hidden tabs do not ask, and the
/// request carries X-Background so that it does not count as the person's activity.
/// </summary>
[HtmlTargetElement("np-refresh")]
public sealed class RefreshTagHelper : TagHelper
{
    public string Url { get; set; } = "";

    public int Seconds { get; set; } = 30;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("data-np-refresh", "");
        output.Attributes.SetAttribute("hx-get", Url);
        output.Attributes.SetAttribute("hx-trigger", $"every {Seconds.ToString(CultureInfo.InvariantCulture)}s, np:visible");
        output.Attributes.SetAttribute("hx-swap", "innerHTML");
    }
}

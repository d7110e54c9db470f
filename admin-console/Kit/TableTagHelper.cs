using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>
/// A table in a card; its content is thead and tbody. On a phone each row is a card and each cell shows its column's heading
/// (or its own data-label). Classes for cells: np-number, np-cell-actions.
/// </summary>
[HtmlTargetElement("np-table")]
public sealed class TableTagHelper : TagHelper
{
    /// <summary>What the table lists, for screen readers.</summary>
    public string Caption { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "card");
        var table = Html.Tag("table", "table np-table", Html.Tag("caption", "visually-hidden", Caption), rows);
        output.Content.SetHtmlContent(Html.Tag("div", "table-responsive", table));
    }
}

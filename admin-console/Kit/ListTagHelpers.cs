using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>The facts about one thing: np-list with np-item children, usually inside div.card &gt; div.card-body.</summary>
[HtmlTargetElement("np-list")]
public sealed class ListTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "np-list");
    }
}

/// <summary>&lt;np-item label="编号"&gt;NP-0001&lt;/np-item&gt;; without content it shows a dash.</summary>
[HtmlTargetElement("np-item", ParentTag = "np-list")]
public sealed class ItemTagHelper : TagHelper
{
    public string Label { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.TagName = null;
        output.Content.SetHtmlContent(Html.Tag("dt", null, Label));
        output.Content.AppendHtml(value.IsEmptyOrWhiteSpace ? Html.Tag("dd", null, "—") : Html.Tag("dd", null, value));
    }
}

using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>A boxed remark: &lt;np-note tone="Warning"&gt;此操作会通知全组。&lt;/np-note&gt;.</summary>
[HtmlTargetElement("np-note")]
public sealed class NoteTagHelper : TagHelper
{
    public Tone Tone { get; set; } = Tone.Info;

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"np-note {Tone.CssClass()}");
        output.Content.SetHtmlContent(Html.Icon(ViewContext.HttpContext, Tone.Icon()));
        output.Content.AppendHtml(Html.Tag("div", "np-note-body", Html.Tag("p", null, text)));
    }
}

using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>
/// &lt;np-chart title="每周服务时长" data="@Model.Hours" /&gt;. The picture is drawn in the browser and hidden from screen readers;
/// the same numbers stand in a table below, which anybody can unfold.
/// </summary>
[HtmlTargetElement("np-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChartTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    public Chart Data { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "np-chart");
        output.Content.SetHtmlContent(Html.Tag("figcaption", null, Title));
        output.Content.AppendHtml(Html.Tag("div", "np-chart-canvas")
            .With("aria-hidden", "true")
            .With("data-np-chart", JsonSerializer.Serialize(Data, ChartJson.Default.Chart)));
        output.Content.AppendHtml(Html.Tag("details", null, Html.Tag("summary", null, "查看数据"), Numbers()));
    }

    private TagBuilder Numbers()
    {
        var head = Html.Tag("tr", null, Html.Tag("th", null, "项目").With("scope", "col"));
        foreach (var series in Data.Series)
            head.InnerHtml.AppendHtml(Html.Tag("th", "np-number", series.Name).With("scope", "col"));

        var body = Html.Tag("tbody");
        for (var i = 0; i < Data.Labels.Count; i++)
            body.InnerHtml.AppendHtml(Row(i));
        return Html.Tag("table", "table", Html.Tag("caption", "visually-hidden", Title), Html.Tag("thead", null, head), body);
    }

    private IHtmlContent Row(int index)
    {
        var row = Html.Tag("tr", null, Html.Tag("th", null, Data.Labels[index]).With("scope", "row"));
        foreach (var series in Data.Series)
        {
            var value = index < series.Values.Count ? series.Values[index].ToString("0.##", CultureInfo.InvariantCulture) : "—";
            row.InnerHtml.AppendHtml(Html.Tag("td", "np-number", value));
        }

        return row;
    }
}

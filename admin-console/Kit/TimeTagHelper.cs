using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NeighborParty.Core.Basics;

namespace NeighborParty.AdminConsole.Kit;

public enum TimeStyle
{
    /// <summary>2026-03-06 19:00</summary>
    Full,

    /// <summary>2026-03-06</summary>
    Date,

    /// <summary>19:00</summary>
    Time,

    /// <summary>2026年3月6日 周五 19:00</summary>
    Long,

    /// <summary>3 分钟前, with the full time as its title</summary>
    Relative,
}

/// <summary>&lt;np-time utc="@row.At" as="Relative" /&gt;: a moment from the database on China's clock; a dash when there is none.</summary>
[HtmlTargetElement("np-time", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimeTagHelper(TimeProvider clock) : TagHelper
{
    public DateTime? Utc { get; set; }

    [HtmlAttributeName("as")]
    public TimeStyle Style { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Utc is not { } utc)
        {
            output.TagName = "span";
            output.Content.SetContent("—");
            return;
        }

        output.TagName = "time";
        output.Attributes.SetAttribute("datetime", utc.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + "Z");
        output.Attributes.SetAttribute("title", TimeText.Full(utc));
        output.Content.SetContent(Style switch
        {
            TimeStyle.Date => ChinaTime.Date(utc),
            TimeStyle.Time => TimeText.TimeOnly(utc),
            TimeStyle.Long => ChinaTime.Long(utc),
            TimeStyle.Relative => TimeText.Relative(utc, clock.Now()),
            _ => TimeText.Full(utc),
        });
    }
}

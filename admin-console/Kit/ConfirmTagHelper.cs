using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>
/// A button that asks before it POSTs, with its own form and antiforgery token, so it must not stand inside another form:
/// &lt;np-confirm label="停用" question="停用这个门码？" handler="Revoke" route-id="@row.Id" tone="Bad"&gt;贴出的码将失效。&lt;/np-confirm&gt;.
/// Its content is shown in the dialog and may hold fields. Without script the button sends at once, so the server checks the fields.
/// </summary>
[HtmlTargetElement("np-confirm")]
public sealed class ConfirmTagHelper(IHtmlGenerator generator, IUrlHelperFactory urls) : TagHelper
{
    /// <summary>The word on the button, a verb.</summary>
    public string Label { get; set; } = "";

    public string Question { get; set; } = "";

    /// <summary>The word on the dialog's button; the label when absent.</summary>
    public string? Yes { get; set; }

    public string? Icon { get; set; }

    /// <summary>Bad for what destroys or refuses; Neutral for an ordinary button; Info for the page's main action.</summary>
    public Tone Tone { get; set; }

    /// <summary>The page to POST to; this one when absent.</summary>
    public string? Page { get; set; }

    public string? Handler { get; set; }

    [HtmlAttributeName("all-route-data", DictionaryAttributePrefix = "route-")]
    public Dictionary<string, string?> Route { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var detail = await output.GetChildContentAsync();
        var action = Action();
        var titleId = TitleId(action);

        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "np-confirm");
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", action);
        output.Content.SetHtmlContent(generator.GenerateAntiforgery(ViewContext));
        output.Content.AppendHtml(Opener());
        output.Content.AppendHtml(Html.Tag("dialog", "np-dialog", Html.Tag("h2", null, Question).With("id", titleId), Detail(detail), Buttons())
            .With("aria-labelledby", titleId));
    }

    /// <summary>
    /// The context's own id is that of the tag in the source: a table's rows would share it. A part that is loaded anew gives
    /// each dialog the id that it had, so that none of them is another's on the page around it.
    /// </summary>
    private string TitleId(string? action)
    {
        var about = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{action} {Label} {Question}")).AsSpan(0, 8));
        var seen = (Dictionary<string, int>)(ViewContext.HttpContext.Items[typeof(ConfirmTagHelper)] ??= new Dictionary<string, int>(StringComparer.Ordinal));
        seen[about] = seen.GetValueOrDefault(about) + 1;
        return $"np-{about}-{seen[about]}";
    }

    private string? Action()
    {
        var values = Route.ToDictionary(pair => pair.Key, pair => (object?)pair.Value, StringComparer.OrdinalIgnoreCase);
        if (Handler is not null)
            values["handler"] = Handler;
        var url = urls.GetUrlHelper(ViewContext);
        return url.RouteUrl(new UrlRouteContext { Values = WithPage(values) });
    }

    private Dictionary<string, object?> WithPage(Dictionary<string, object?> values)
    {
        values["page"] = Page ?? ViewContext.RouteData.Values["page"];
        if (Page is null)
        {
            foreach (var (key, value) in ViewContext.RouteData.Values)
                values.TryAdd(key, value);
        }

        return values;
    }

    // formnovalidate: a required field inside the closed dialog must not stop the press that opens it.
    private TagBuilder Opener() =>
        Html.Tag("button", "btn " + ButtonClass(outline: true), Icon is null ? null : Html.Icon(ViewContext.HttpContext, Icon), Label)
            .With("type", "submit").With("formnovalidate").With("data-np-confirm");

    private TagBuilder Buttons() => Html.Tag("div", "np-actions",
        Html.Tag("button", "btn", "取消").With("type", "button").With("data-np-cancel"),
        Html.Tag("button", "btn " + ButtonClass(outline: false), Yes ?? Label).With("type", "submit"));

    private static TagBuilder? Detail(TagHelperContent detail) => detail.IsEmptyOrWhiteSpace ? null : Html.Tag("div", null, detail);

    private string ButtonClass(bool outline) => Tone switch
    {
        Tone.Bad => outline ? "btn-outline-danger" : "btn-danger",
        Tone.Neutral => outline ? "" : "btn-primary",
        _ => "btn-primary",
    };
}

using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>Small pieces of markup that several tag helpers share. Text is always appended encoded.</summary>
internal static class Html
{
    public static TagBuilder Tag(string name, string? cssClass = null, params object?[] content)
    {
        var tag = new TagBuilder(name);
        if (cssClass is not null)
            tag.AddCssClass(cssClass);
        foreach (var piece in content)
        {
            if (piece is IHtmlContent html)
                tag.InnerHtml.AppendHtml(html);
            else if (piece is string { Length: > 0 } text)
                tag.InnerHtml.Append(text);
        }

        return tag;
    }

    public static TagBuilder With(this TagBuilder tag, string attribute, string? value = "")
    {
        if (value is not null)
            tag.MergeAttribute(attribute, value, replaceExisting: true);
        return tag;
    }

    /// <summary>An icon of the sprite; decoration, so it is hidden from screen readers.</summary>
    public static TagBuilder Icon(HttpContext http, string name)
    {
        var use = Tag("use").With("href", $"{http.Asset("dist/icons.svg")}#{name}");
        return Tag("svg", "icon", use).With("aria-hidden", "true").With("focusable", "false");
    }
}

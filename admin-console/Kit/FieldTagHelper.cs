using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>
/// One field of a form: label, control, hint and message.
/// &lt;np-field for="Input.Name" label="名称" hint="居民看到的名字" /&gt;. Types: text, number, tel, password, search, date, time,
/// datetime-local, textarea, select (with <c>items</c>), checkbox, file (photos). A date and time is the wall clock in China: convert with ChinaTime.
/// </summary>
[HtmlTargetElement("np-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(IHtmlGenerator generator) : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>When absent, follows from the property's type.</summary>
    public string? Type { get; set; }

    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>The first entry of a select, with an empty value, e.g. 全部 or 请选择.</summary>
    public string? Empty { get; set; }

    /// <summary>When absent, follows from the property: [Required] or a type that cannot be null.</summary>
    public bool? Required { get; set; }

    public int Rows { get; set; } = 4;

    public string? Autocomplete { get; set; }

    public string? Placeholder { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var type = Type ?? (Items is null ? TypeOf(For.ModelExplorer.ModelType) : "select");
        var required = type != "checkbox" && (Required ?? For.Metadata.IsRequired);
        var id = TagBuilder.CreateSanitizedId(ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name), "_");
        var attributes = Attributes(type, required, id);
        var error = generator.GenerateValidationMessage(ViewContext, For.ModelExplorer, For.Name, null, "span", null);
        error.AddCssClass("np-field-error");
        error.With("id", id + "-error");

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "np-field");
        foreach (var piece in type == "checkbox" ? Check(id, attributes) : Labelled(type, required, id, attributes))
            output.Content.AppendHtml(piece);
        if (Hint is not null)
            output.Content.AppendHtml(Html.Tag("p", "np-field-hint", Hint).With("id", id + "-hint"));
        output.Content.AppendHtml(error);
    }

    private IEnumerable<IHtmlContent> Labelled(string type, bool required, string id, Dictionary<string, object> attributes)
    {
        var mark = required ? Html.Tag("span", "np-required", "*").With("aria-hidden", "true") : null;
        yield return Html.Tag("label", "form-label", Label, mark).With("for", id);
        yield return type switch
        {
            "select" => generator.GenerateSelect(ViewContext, For.ModelExplorer, Empty, For.Name, Items ?? [], allowMultiple: false, attributes),
            "textarea" => generator.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, Rows, 0, attributes),
            "file" => Photos(id, attributes),
            "password" => generator.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, null, attributes),
            _ => generator.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, For.Model, Format(type), attributes),
        };
    }

    /// <summary>A browser never sends back what was chosen before, so there is no value. The script makes large ones smaller.</summary>
    private TagBuilder Photos(string id, Dictionary<string, object> attributes)
    {
        var input = Html.Tag("input").With("id", id).With("name", ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name)).With("accept", "image/jpeg,image/png")
            .With("multiple", For.ModelExplorer.ModelType == typeof(IFormFile) ? null : "multiple");
        foreach (var (name, value) in attributes.Where(a => a.Key != "maxlength"))
            input.With(name, value as string);
        input.With("data-np-most", (MaxLength() ?? 1).ToString(CultureInfo.InvariantCulture)).With("data-np-most-bytes", FormPhotos.MostBytes.ToString(CultureInfo.InvariantCulture));
        input.TagRenderMode = TagRenderMode.SelfClosing;
        return input;
    }

    private IEnumerable<IHtmlContent> Check(string id, Dictionary<string, object> attributes)
    {
        var box = generator.GenerateCheckBox(ViewContext, For.ModelExplorer, For.Name, null, attributes);
        yield return Html.Tag("label", "np-check", box, Html.Tag("span", null, Label)).With("for", id);
        yield return generator.GenerateHiddenForCheckbox(ViewContext, For.ModelExplorer, For.Name);
    }

    private Dictionary<string, object> Attributes(string type, bool required, string id)
    {
        var invalid = ViewContext.ViewData.ModelState.GetFieldValidationState(ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name))
            == Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid;
        var attributes = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["class"] = type switch { "select" => "form-select", "checkbox" => "form-check-input", _ => "form-control" },
        };
        if (type is not ("select" or "textarea" or "checkbox"))
            attributes["type"] = type;
        if (type is "number" && For.ModelExplorer.ModelType != typeof(int))
            attributes["step"] = "any";
        if (required)
            attributes["required"] = "required";
        if (invalid)
            attributes["aria-invalid"] = "true";
        if (Describers(id, invalid) is { Length: > 0 } describers)
            attributes["aria-describedby"] = describers;
        if (Autocomplete is not null)
            attributes["autocomplete"] = Autocomplete;
        if (Placeholder is not null)
            attributes["placeholder"] = Placeholder;
        if (type is not "select" && MaxLength() is { } limit)
            attributes["maxlength"] = limit;
        if (type is "number" && For.Metadata.ValidatorMetadata.OfType<RangeAttribute>().FirstOrDefault() is { } range)
        {
            attributes["min"] = range.Minimum;
            attributes["max"] = range.Maximum;
        }

        return attributes;
    }

    private string Describers(string id, bool invalid) =>
        string.Join(' ', new[] { Hint is null ? null : id + "-hint", invalid ? id + "-error" : null }.OfType<string>());

    private int? MaxLength() =>
        For.Metadata.ValidatorMetadata.OfType<StringLengthAttribute>().FirstOrDefault()?.MaximumLength
        ?? For.Metadata.ValidatorMetadata.OfType<MaxLengthAttribute>().FirstOrDefault()?.Length;

    private static string? Format(string type) => type switch
    {
        "date" => "{0:yyyy-MM-dd}",
        "time" => "{0:HH:mm}",
        "datetime-local" => "{0:yyyy-MM-ddTHH:mm}",
        _ => null,
    };

    private static string TypeOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(bool) => "checkbox",
        var t when t == typeof(int) || t == typeof(long) || t == typeof(decimal) || t == typeof(double) => "number",
        var t when t == typeof(DateOnly) => "date",
        var t when t == typeof(TimeOnly) => "time",
        var t when t.IsAssignableTo(typeof(IFormFile)) || t.IsAssignableTo(typeof(IReadOnlyList<IFormFile>)) => "file",
        var t when t == typeof(DateTime) => "datetime-local",
        _ => "text",
    };
}

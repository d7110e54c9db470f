using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeighborParty.Core.Policies;

namespace NeighborParty.AdminConsole.Pages.Policies;

/// <param name="Name">The property's name; also the form field's.</param>
public sealed record PolicyField(string Name, string Label, string Unit, string Group, int Min, int Max, PropertyInfo Property)
{
    public int Of(CommunityPolicy policy) => (int)Property.GetValue(policy)!;
}

/// <param name="Name">The property's name; also the form field's.</param>
/// <param name="MinLength">0: may be left empty.</param>
public sealed record PolicyText(string Name, string Label, string Hint, string Group, int MinLength, int MaxLength, PropertyInfo Property)
{
    public string Of(CommunityPolicy policy) => (string)Property.GetValue(policy)!;
}

/// <summary>One line of what a new version changed.</summary>
public sealed record PolicyChange(string Label, string Before, string After, string Unit);

/// <summary>The form that <see cref="CommunityPolicy"/>'s attributes describe: a new limit needs no line here.</summary>
public static class PolicyForm
{
    public static readonly IReadOnlyList<PolicyField> Fields =
    [
        .. from property in typeof(CommunityPolicy).GetProperties()
           where property.PropertyType == typeof(int)
           let display = property.GetCustomAttribute<DisplayAttribute>()
           let range = property.GetCustomAttribute<RangeAttribute>()
           where display is not null && range is not null
           select new PolicyField(property.Name, display.Name ?? property.Name, display.Description ?? "", display.GroupName ?? "其他", (int)range.Minimum, (int)range.Maximum, property),
    ];

    public static readonly IReadOnlyList<PolicyText> Texts =
    [
        .. from property in typeof(CommunityPolicy).GetProperties()
           where property.PropertyType == typeof(string)
           let display = property.GetCustomAttribute<DisplayAttribute>()
           let length = property.GetCustomAttribute<StringLengthAttribute>()
           where display is not null && length is not null
           select new PolicyText(property.Name, display.Name ?? property.Name, display.Description ?? "", display.GroupName ?? "其他", length.MinimumLength, length.MaximumLength, property),
    ];

    /// <summary>The policy with the given values; what is not given stays.</summary>
    public static CommunityPolicy With(this CommunityPolicy policy, IReadOnlyDictionary<string, int> values, IReadOnlyDictionary<string, string?> texts)
    {
        var json = (JsonObject)JsonSerializer.SerializeToNode(policy)!;
        foreach (var field in Fields)
            if (values.TryGetValue(field.Name, out var value))
                json[field.Name] = value;
        foreach (var text in Texts)
            if (texts.TryGetValue(text.Name, out var value))
                json[text.Name] = value?.Trim() ?? "";
        return json.Deserialize<CommunityPolicy>()!;
    }

    public static IEnumerable<PolicyChange> Changes(CommunityPolicy before, CommunityPolicy after) =>
        Fields.Select(f => new PolicyChange(f.Label, f.Of(before).ToString(CultureInfo.InvariantCulture), f.Of(after).ToString(CultureInfo.InvariantCulture), f.Unit))
            .Concat(Texts.Select(t => new PolicyChange(t.Label, t.Of(before), t.Of(after), "")))
            .Where(change => change.Before != change.After);
}

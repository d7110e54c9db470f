using System.ComponentModel.DataAnnotations;
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

    /// <summary>The policy with the given values; what is not given stays.</summary>
    public static CommunityPolicy With(this CommunityPolicy policy, IReadOnlyDictionary<string, int> values)
    {
        var json = (JsonObject)JsonSerializer.SerializeToNode(policy)!;
        foreach (var field in Fields)
            if (values.TryGetValue(field.Name, out var value))
                json[field.Name] = value;
        return json.Deserialize<CommunityPolicy>()!;
    }

    public static IEnumerable<(PolicyField Field, int Before, int After)> Changes(CommunityPolicy before, CommunityPolicy after) =>
        Fields.Select(field => (field, field.Of(before), field.Of(after))).Where(change => change.Item2 != change.Item3);
}

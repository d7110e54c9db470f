using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeighborParty.IntegrationTests.Contract;

/// <summary>As much of JSON Schema as the contract uses; a word it does not know is a fault too, so that nothing is passed over.</summary>
internal sealed class SchemaCheck(JsonObject root)
{
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "description", "example", "examples", "default", "title", "deprecated", "readOnly", "writeOnly",
        "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems",
        "properties", "required", "additionalProperties", "items", "enum", "type", "format",
    };

    /// <returns>Where and why the value is not what the schema says; empty when it is.</returns>
    public IReadOnlyList<string> Faults(JsonNode? schema, JsonNode? value)
    {
        var faults = new List<string>();
        Check(schema!.AsObject(), value, "$", faults);
        return faults;
    }

    private void Check(JsonObject schema, JsonNode? value, string at, List<string> faults)
    {
        foreach (var (word, told) in schema)
            switch (word)
            {
                case "$ref":
                    Check(Follow((string)told!), value, at, faults);
                    break;
                case "allOf":
                    foreach (var part in told!.AsArray())
                        Check(part!.AsObject(), value, at, faults);
                    break;
                case "oneOf" or "anyOf":
                    if (!told!.AsArray().Any(part => Fits(part!.AsObject(), value)))
                        faults.Add($"{at} fits none of {word}");
                    break;
                default:
                    if (!Silent.Contains(word) && !word.StartsWith("x-", StringComparison.Ordinal))
                        faults.Add($"{at}: this check does not know '{word}'");
                    break;
            }

        if (schema["type"] is { } type && !Types(type).Any(t => Is(value, t)))
            faults.Add($"{at} is {value?.GetValueKind().ToString() ?? "null"}, not {type.ToJsonString()}");
        if (schema["enum"] is JsonArray allowed && value is not null && !allowed.Any(a => JsonNode.DeepEquals(a, value)))
            faults.Add($"{at} is {value.ToJsonString()}, not one of {allowed.ToJsonString()}");
        if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String && !FormatFits((string?)schema["format"], text.GetValue<string>()))
            faults.Add($"{at} is no {schema["format"]}");
        if (value is JsonObject members)
            Members(schema, members, at, faults);
        if (value is JsonArray list && schema["items"] is JsonObject item)
            for (var i = 0; i < list.Count; i++)
                Check(item, list[i], $"{at}[{i}]", faults);
    }

    private void Members(JsonObject schema, JsonObject members, string at, List<string> faults)
    {
        faults.AddRange((schema["required"] as JsonArray ?? []).Select(r => (string)r!).Where(r => !members.ContainsKey(r)).Select(r => $"{at}.{r} is missing"));
        var known = schema["properties"] as JsonObject;
        foreach (var (name, member) in members)
        {
            if (known?[name] is JsonObject one)
                Check(one, member, $"{at}.{name}", faults);
            else if (schema["additionalProperties"] is JsonObject any)
                Check(any, member, $"{at}.{name}", faults);
            else if (known is not null || schema["additionalProperties"] is JsonValue)
                faults.Add($"{at}.{name} is not in the schema");
        }
    }

    private bool Fits(JsonObject schema, JsonNode? value)
    {
        var faults = new List<string>();
        Check(schema, value, "$", faults);
        return faults.Count == 0;
    }

    private JsonObject Follow(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode)root, (node, step) => node[step] ?? throw new InvalidOperationException($"{reference} leads nowhere"))!.AsObject();

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray several ? several.Select(t => (string)t!) : [(string)type!];

    private static bool Is(JsonNode? value, string type) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => value!.ToJsonString().All(c => char.IsAsciiDigit(c) || c == '-'),
        _ => false,
    };

    private static bool FormatFits(string? format, string text) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "date-time" => (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => true,
    };
}

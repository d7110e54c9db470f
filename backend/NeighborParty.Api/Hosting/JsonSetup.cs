using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace NeighborParty.Api.Hosting;

/// <summary>JSON as the contract has it: strict in, readable Chinese out.</summary>
public static class JsonSetup
{
    public static JsonSerializerOptions Options { get; } = Create();

    public static void Apply(JsonSerializerOptions o)
    {
        o.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        o.PropertyNameCaseInsensitive = false;
        o.NumberHandling = JsonNumberHandling.Strict;
        o.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        o.AllowDuplicateProperties = false;
        o.RespectNullableAnnotations = true;
        o.RespectRequiredConstructorParameters = true;
        o.MaxDepth = 32;
        o.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        // Only for API answers, never inside HTML: escaped Chinese would be 1.7 times the bytes.
        o.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        // What is not listed (drills, tests) is still found by reflection.
        o.TypeInfoResolverChain.Clear();
        o.TypeInfoResolverChain.Add(ApiJson.Default);
        o.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
        o.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Create()
    {
        var o = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Apply(o);
        return o;
    }
}

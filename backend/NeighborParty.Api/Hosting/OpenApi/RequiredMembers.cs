using System.Reflection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NeighborParty.Api.Hosting.OpenApi;

/// <summary>
/// Says which members must be there, as the serializer sees it: what cannot be null and has no default in the record's constructor.
/// Null is never sent: the member is left out. Requests refuse members that nobody knows.
/// </summary>
internal sealed class RequiredMembers : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties.Count: > 0 } told)
            return;
        var nullability = new NullabilityInfoContext();
        var defaults = context.Type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault()?.GetParameters()
            .Where(p => p.HasDefaultValue).Select(p => p.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
        foreach (var property in context.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = JsonSetup.Options.PropertyNamingPolicy!.ConvertName(property.Name);
            if (!told.Properties.ContainsKey(name))
                continue;
            told.Required ??= new HashSet<string>(StringComparer.Ordinal);
            var never = nullability.Create(property).ReadState == NullabilityState.NotNull;
            if (told.Properties[name] is OpenApiSchema { Type: { } type } member)
                member.Type = type == JsonSchemaType.Null ? null : type & ~JsonSchemaType.Null;
            if (never && !defaults.Contains(property.Name))
                told.Required.Add(name);
            else
                told.Required.Remove(name);
        }
    }
}

using System.Reflection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NeighborParty.Api.Hosting.OpenApi;

/// <summary>The contract of the phone API, made from the code: <c>/docs</c> shows it, a test writes and guards its files.</summary>
public static class ContractSetup
{
    public const string Document = "v1";

    public static IServiceCollection AddContract(this IServiceCollection services) => services
        .AddEndpointsApiExplorer()
        .AddSingleton<ISerializerDataContractResolver>(new JsonSerializerDataContractResolver(JsonSetup.Options))
        .AddSwaggerGen(o =>
        {
            o.SwaggerDoc(Document, new OpenApiInfo
            {
                Title = "近邻党建 小程序接口",
                Version = Document,
                Description = "时间一律为 UTC（ISO 8601）；坐标为 GCJ-02；出错时返回 application/problem+json，其中 code 固定不变，title 为给用户看的中文。",
            });
            o.SupportNonNullableReferenceTypes();
            o.NonNullableReferenceTypesAsRequired();
            o.UseAllOfToExtendReferenceSchemas();
            o.CustomSchemaIds(SchemaName);
            o.CustomOperationIds(OperationIds.Of);
            o.AddSecurityDefinition("phone", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "登录后得到的 accessToken" });
            o.SchemaFilter<RequiredMembers>();
            o.OperationFilter<OperationFacts>();
            o.OperationFilter<ParameterFacts>();
            foreach (var xml in Directory.EnumerateFiles(AppContext.BaseDirectory, "NeighborParty.*.xml"))
                o.IncludeXmlComments(xml);
        });

    private static string SchemaName(Type type) => type.IsGenericType
        ? string.Concat(type.GetGenericArguments().Select(SchemaName)) + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]
        : type.DeclaringType is { } outer ? outer.Name + type.Name : type.Name;

    /// <summary>The public static property <c>Example</c> of a request or answer type, serialized as the API does.</summary>
    internal static object? ExampleOf(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(NeighborParty.Core.Basics.Page<>))
            return ExampleOf(type.GetGenericArguments()[0]) is { } item ? new { items = new[] { item }, next = (string?)null } : null;
        if (type.IsGenericType && typeof(System.Collections.IEnumerable).IsAssignableFrom(type) && type != typeof(string))
            return ExampleOf(type.GetGenericArguments()[^1]) is { } item ? new[] { item } : null;
        return type.GetProperty("Example", BindingFlags.Public | BindingFlags.Static)?.GetValue(null);
    }
}

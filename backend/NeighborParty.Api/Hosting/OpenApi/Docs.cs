using Microsoft.OpenApi;

namespace NeighborParty.Api.Hosting.OpenApi;

/// <summary>/docs: the contract for the eyes, with "Try it out". Outside Production only.</summary>
public static class Docs
{
    public static void MapDocs(this WebApplication app) => app
        .MapSwagger("/docs/{documentName}/openapi.{extension:regex(^(json|yaml)$)}", o => o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1)
        .AllowAnonymous();

    /// <summary>Answers before the doors: its files belong to no endpoint.</summary>
    public static void UseDocs(this WebApplication app) => app.UseSwaggerUI(o =>
    {
        o.RoutePrefix = "docs";
        o.DocumentTitle = "近邻党建 小程序接口";
        o.SwaggerEndpoint($"{ContractSetup.Document}/openapi.json", "近邻党建 小程序接口");
        o.DisplayRequestDuration();
        o.EnablePersistAuthorization();
    });
}

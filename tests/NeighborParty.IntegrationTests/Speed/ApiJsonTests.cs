using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Api.Hosting;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Speed;

/// <summary>Every request and answer of the API is read and written by code made at build time.</summary>
public sealed class ApiJsonTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public void No_request_and_no_answer_is_left_to_reflection()
    {
        var types = product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.StartsWith("/api/v1", StringComparison.Ordinal) == true)
            .SelectMany(e => e.Metadata.OfType<IProducesResponseTypeMetadata>().Select(m => m.Type)
                .Concat(e.Metadata.OfType<IAcceptsMetadata>().Where(m => m.ContentTypes.Contains("application/json")).Select(m => m.RequestType)))
            .Where(t => t is not null && t != typeof(void)).Distinct().ToList();
        Assert.True(types.Count > 50, $"{types.Count} types");
        Assert.Equal([], types.Where(t => ApiJson.Default.GetTypeInfo(t!) is null).Select(t => t!.ToString()));
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
namespace NeighborParty.WeChatSandbox.Page;

internal static class PageRoutes
{
    public static void MapPage(this IEndpointRouteBuilder sandbox)
    {
        sandbox.MapGet("/", () => "todo");
    }
}

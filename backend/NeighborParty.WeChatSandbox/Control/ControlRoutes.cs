using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace NeighborParty.WeChatSandbox.Control;

/// <summary>The strings behind the stage: everything that happens outside the product or to it. README.md lists routes and bodies.</summary>
internal static class ControlRoutes
{
    public static void MapControl(this IEndpointRouteBuilder sandbox)
    {
        var group = sandbox.MapGroup("/control").AddEndpointFilter(BadRequests);
        group.MapUserControls();
        group.MapGrantControls();
        group.MapContentControls();
        group.MapPlatformControls();
        group.MapPushControls();
    }

    /// <summary>A body that cannot be read is the caller's mistake and says so.</summary>
    private static async ValueTask<object?> BadRequests(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ControlRefusal refusal)
        {
            return ControlJson.Answer(new { error = refusal.Message }, refusal.Status);
        }
    }
}

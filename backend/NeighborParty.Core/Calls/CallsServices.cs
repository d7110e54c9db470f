using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Calls;

public static class CallsServices
{
    public static IServiceCollection AddCalls(this IServiceCollection services) => services
        .AddScoped<ReadCalls>()
        .AddScoped<MarkTold>();
}

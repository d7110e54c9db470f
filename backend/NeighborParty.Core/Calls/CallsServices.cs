using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Jobs;

namespace NeighborParty.Core.Calls;

public static class CallsServices
{
    public static IServiceCollection AddCalls(this IServiceCollection services) => services
        .AddScoped<ReadCalls>()
        .AddScoped<MarkTold>()
        .AddCommunityJob<EndCalls>(TimeSpan.FromHours(1));
}

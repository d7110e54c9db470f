using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Calls;

public static class CallsServices
{
    public static IServiceCollection AddCalls(this IServiceCollection services) => services
        .AddScoped<ReadCalls>()
        .AddScoped<MarkTold>()
        .AddScoped<IPersonGone, EndCallsOnDeparture>()
        .AddCommunityJob<EndCalls>(TimeSpan.FromHours(1));
}

using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Jobs;

namespace NeighborParty.Core.Signals;

public static class SignalsServices
{
    public static IServiceCollection AddSignals(this IServiceCollection services) => services
        .AddScoped<RaiseFlag>()
        .AddScoped<CompareRecords>()
        .AddScoped<WatchManualConfirms>()
        .AddScoped<DecideFlag>()
        .AddScoped<ReadFlags>()
        .AddCommunityJob<LookForSignals>(TimeSpan.FromMinutes(1));
}

using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Patrols;

public static class PatrolsServices
{
    public static IServiceCollection AddPatrols(this IServiceCollection services) => services
        .AddScoped<SavePatrolRoute>()
        .AddScoped<WalkPatrol>()
        .AddScoped<ReadPatrolRound>()
        .AddScoped<IDemoPart, DemoPatrols>()
        .AddCommunityJob<EndForgottenRounds>(TimeSpan.FromMinutes(10));
}

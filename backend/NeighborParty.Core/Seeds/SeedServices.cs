using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Seeds;

public static class SeedServices
{
    public static IServiceCollection AddSeeds(this IServiceCollection services) => services
        .AddSingleton<SeedDemo>()
        .AddScoped<DemoPlacesAndPeople>();
}

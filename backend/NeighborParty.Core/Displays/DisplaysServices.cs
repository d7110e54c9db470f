using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Displays;

public static class DisplaysServices
{
    public static IServiceCollection AddDisplays(this IServiceCollection services) => services.AddScoped<ManageDisplays>().AddScoped<ReadWall>();
}

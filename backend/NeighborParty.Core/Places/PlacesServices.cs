using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Places;

public static class PlacesServices
{
    public static IServiceCollection AddPlaces(this IServiceCollection services) => services
        .AddScoped<SaveBuilding>()
        .AddScoped<IssueDoorCode>()
        .AddScoped<RevokeDoorCode>()
        .AddScoped<DrawDoorCode>()
        .AddScoped<ResolveDoorCode>()
        .AddScoped<EnterCommunity>();
}

using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Groups;

public static class GroupsServices
{
    public static IServiceCollection AddGroups(this IServiceCollection services) => services
        .AddScoped<Leadership>()
        .AddScoped<Neighbourhood>();
}

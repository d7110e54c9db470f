using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Aid;

public static class AidServices
{
    public static IServiceCollection AddAid(this IServiceCollection services) => services;
}

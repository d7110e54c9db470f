using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Duties;

public static class DutiesServices
{
    public static IServiceCollection AddDuties(this IServiceCollection services) => services;
}

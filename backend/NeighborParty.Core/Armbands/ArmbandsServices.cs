using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Armbands;

public static class ArmbandsServices
{
    public static IServiceCollection AddArmbands(this IServiceCollection services) => services;
}

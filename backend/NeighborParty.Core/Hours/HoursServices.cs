using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Hours;

public static class HoursServices
{
    public static IServiceCollection AddHours(this IServiceCollection services) => services
        .AddScoped<HoursLedger>();
}

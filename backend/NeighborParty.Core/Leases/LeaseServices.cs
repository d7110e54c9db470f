using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Leases;

public static class LeaseServices
{
    public static IServiceCollection AddLeases(this IServiceCollection services) => services
        .AddSingleton(p => new ThisInstance(Ids.New(p.GetRequiredService<TimeProvider>().Now())))
        .AddSingleton<LeaseBook>()
        .AddSingleton<TakeLease>();
}

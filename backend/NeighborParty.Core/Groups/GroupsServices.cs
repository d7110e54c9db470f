using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Consents;

namespace NeighborParty.Core.Groups;

public static class GroupsServices
{
    public static IServiceCollection AddGroups(this IServiceCollection services) => services
        .AddScoped<Leadership>()
        .AddScoped<Neighbourhood>()
        .AddScoped<IConsentWithdrawn, LeaveOnWithdrawal>()
        .AddScoped<IConsentWithdrawn, BecomeNeighbourOnWithdrawal>();
}

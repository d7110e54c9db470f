using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Consents;

namespace NeighborParty.Core.People;

public static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddScoped<SensitiveReads>()
        .AddScoped<IConsentWithdrawn, ClosePersonOnWithdrawal>();
}

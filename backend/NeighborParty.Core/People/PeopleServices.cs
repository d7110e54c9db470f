using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.People;

public static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddScoped<SensitiveReads>();
}

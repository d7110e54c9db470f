using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Consents;

namespace NeighborParty.Core.Notices;

public static class NoticesServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddScoped<TellPerson>()
        .AddScoped<IConsentWithdrawn, DropGrantsOnWithdrawal>();
}

using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Notices;

public static class NoticesServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddScoped<TellPerson>();
}

using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Moderation;

public static class ModerationServices
{
    public static IServiceCollection AddModeration(this IServiceCollection services) => services;
}

using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Sessions;

public static class SessionServices
{
    public static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddSingleton<SessionTokens>()
        .AddSingleton<SessionStanding>()
        .AddScoped<SignInWithWeChat>()
        .AddScoped<RefreshPhoneSession>()
        .AddScoped<EndPhoneSession>();
}

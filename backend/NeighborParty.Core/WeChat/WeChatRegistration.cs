using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace NeighborParty.Core.WeChat;

/// <summary>Wires the WeChat client into a host.</summary>
public static class WeChatRegistration
{
    /// <summary>The name of the HTTP client, for a test that puts another handler under it.</summary>
    public const string HttpClientName = WeChatChannel.ClientName;

    /// <summary>
    /// Adds <see cref="IWeChat"/>, <see cref="PushDecoder"/>, <see cref="EchoVerification"/> and <see cref="WeChatAddress"/>, all
    /// shared, with the settings of a section that are checked at start.
    /// </summary>
    public static IServiceCollection AddWeChat(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<WeChatOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WeChatOptions>, WeChatOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<WeChatAddress>();
        services.AddSingleton<WeChatResilience>();
        services.AddSingleton<WeChatChannel>();
        services.AddSingleton<StableToken>();
        services.TryAddSingleton<ITokenShelf, NoTokenShelf>();
        services.AddSingleton(provider => new AccessTokens(
            provider.GetRequiredService<StableToken>().FetchAsync, provider.GetRequiredService<ITokenShelf>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<WeChatSender>();
        services.AddSingleton<IWeChat, WeChatHttpClient>();
        services.AddSingleton<PushDecoder>();
        services.AddSingleton<EchoVerification>();
        services.AddTransient<WeChatResilienceHandler>();
        services.AddHttpClient(WeChatChannel.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers() // they write addresses, and a switch of the runtime shows the query with secret and token
            .AddHttpMessageHandler<WeChatResilienceHandler>()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            });
        return services;
    }
}

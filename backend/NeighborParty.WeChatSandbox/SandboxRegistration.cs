using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using NeighborParty.WeChatSandbox.Content;
using NeighborParty.WeChatSandbox.Platform;
using NeighborParty.WeChatSandbox.Push;

namespace NeighborParty.WeChatSandbox;

public static class SandboxRegistration
{
    /// <summary>Registers the sandbox with its section (`WeChatSandbox`). Throws in Production: anybody could log in as anybody.</summary>
    public static IServiceCollection AddWeChatSandbox(this IServiceCollection services, IConfiguration section, IHostEnvironment environment)
    {
        RefuseProduction(environment);
        services.AddOptions<SandboxOptions>().Bind(section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SandboxBackChannel>();
        services.AddSingleton<SandboxState>();
        services.AddSingleton<LateWork>();
        services.AddSingleton<LateServices>();
        services.AddSingleton<PushAddress>();
        services.AddSingleton<PushSender>();
        services.AddSingleton<MediaDownload>();
        services.AddSingleton<MediaCallbacks>();
        services.AddSingleton<ApiEndpoint>();
        return services;
    }

    internal static void RefuseProduction(IHostEnvironment environment)
    {
        if (environment.IsProduction())
            throw new InvalidOperationException("The WeChat sandbox must not run in Production: it logs anybody in as anybody.");
    }
}

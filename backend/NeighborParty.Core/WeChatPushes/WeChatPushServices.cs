using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Outbox;

namespace NeighborParty.Core.WeChatPushes;

public static class WeChatPushServices
{
    public static IServiceCollection AddWeChatPushes(this IServiceCollection services) => services
        .AddScoped<TakeInPush>()
        .AddScoped<IOutboxHandler, HandlePush>();
}

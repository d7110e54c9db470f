using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.WeChatTokens;

public static class WeChatTokenServices
{
    /// <summary>Takes the place of the shelf that the client has by itself.</summary>
    public static IServiceCollection AddWeChatTokens(this IServiceCollection services) => services
        .AddSingleton<WeChatTokenRow>()
        .AddSingleton<ITokenShelf, DatabaseTokenShelf>();
}

using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Outbox;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.Notices;

public static class NoticesServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddOptions<MessageTemplateIds>().BindConfiguration("WeChat:Templates");
        return services
            .AddScoped<TellPerson>()
            .AddScoped<ReadInboxMessage>()
            .AddScoped<RecordMessageChoice>()
            .AddScoped<IOutboxHandler, SendSubscribeMessage>()
            .AddScoped<IConsentWithdrawn, DropGrantsOnWithdrawal>()
            .AddScoped<IPushHandler, TakeMessageRejection>();
    }
}

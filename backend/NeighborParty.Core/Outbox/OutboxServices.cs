using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Outbox;

public static class OutboxServices
{
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddSingleton<OutboxBell>()
        .AddScoped<Outbox>()
        .AddScoped<RetryDeadMessage>()
        .AddSingleton<DeliverOutbox>();
}

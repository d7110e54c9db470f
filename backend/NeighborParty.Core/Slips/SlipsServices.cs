using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Slips;

public static class SlipsServices
{
    public static IServiceCollection AddSlips(this IServiceCollection services) => services
        .AddScoped<WriteSlipLines>()
        .AddScoped<FreezeSlip>()
        .AddScoped<ReadSlip>()
        .AddScoped<TakeInPaperLeaf>();
}

using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Jobs;

namespace NeighborParty.Core.Exports;

public static class ExportsServices
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddScoped<ExportRows>()
        .AddScoped<ExportAllowance>()
        .AddScoped<ArmbandRows>()
        .AddScoped<ModerationRows>()
        .AddScoped<CouncilRows>()
        .AddScoped<AidRows>()
        .AddScoped<AskExport>()
        .AddScoped<DecideExport>()
        .AddScoped<WithdrawExport>()
        .AddScoped<OpenExport>()
        .AddCommunityJob<WriteExports>(TimeSpan.FromSeconds(30));
}

using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.StockTakes;

public static class StockTakesServices
{
    public static IServiceCollection AddStockTakes(this IServiceCollection services) => services
        .AddScoped<FindStockTake>()
        .AddScoped<OpenStockTake>()
        .AddScoped<ScanForStockTake>()
        .AddScoped<CountStockTake>()
        .AddScoped<CloseStockTake>()
        .AddScoped<ReportMissing>()
        .AddScoped<StockTakeDue>()
        .AddScoped<IDemoPart, DemoStockTake>();
}

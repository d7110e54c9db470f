using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Hours;

public static class HoursServices
{
    public static IServiceCollection AddHours(this IServiceCollection services) => services
        .AddScoped<AskCorrection>()
        .AddScoped<DecideCorrection>()
        .AddScoped<IssueCertificate>()
        .AddSingleton<CheckCertificate>()
        .AddScoped<ReadHoursFigures>()
        .AddScoped<ReadHoursBoard>()
        .AddScoped<ReadGroupHours>()
        .AddScoped<HoursLedger>()
        .AddScoped<IDemoPart, DemoHours>();
}

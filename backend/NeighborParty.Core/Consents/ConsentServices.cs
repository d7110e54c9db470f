using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Consents;

public static class ConsentServices
{
    /// <param name="textFolder">With one JSON file for each version of each text.</param>
    public static IServiceCollection AddConsents(this IServiceCollection services, string textFolder) => services
        .AddSingleton(ConsentTexts.Load(textFolder))
        .AddScoped<ConsentCheck>()
        .AddScoped<AcceptConsent>()
        .AddScoped<WithdrawConsent>()
        .AddScoped<IDemoPart, DemoConsents>();
}

using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Sealing;

public static class VaultServices
{
    public static IServiceCollection AddVault(this IServiceCollection services, VaultKeys keys) => services
        .AddSingleton(keys)
        .AddSingleton<PersonalDataVault>()
        .AddSingleton<Signer>()
        .AddScoped<ReSeal>();
}

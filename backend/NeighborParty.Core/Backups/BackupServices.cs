using Microsoft.Extensions.DependencyInjection;

namespace NeighborParty.Core.Backups;

public static class BackupServices
{
    public static IServiceCollection AddBackups(this IServiceCollection services) => services.AddScoped<BackUpDatabase>().AddScoped<ThinBackups>().AddScoped<RestoreDatabase>();
}

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data.Sqlite;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Data;

public static class DataServices
{
    /// <summary>The database by configuration. A further provider adds one case and one subclass.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration, DataFolder folder)
    {
        var options = configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        services.AddSingleton(folder);
        services.AddScoped<CommunityScope>();
        services.AddScoped<DatabaseStart>();
        services.AddSingleton(p => new AuditChain(p.GetRequiredService<VaultKeys>().Audit));
        switch (options.Provider)
        {
            case DatabaseOptions.Sqlite:
                services.AddSingleton(new WriteGate(oneAtATime: true));
                services.AddSingleton<SqlitePragmas>();
                services.AddDbContext<NeighborPartyDb, SqliteDb>((p, o) => o
                    .UseSqlite(SqliteConnectionString(options, folder))
                    .AddInterceptors(p.GetRequiredService<SqlitePragmas>()));
                break;
            default:
                throw new StartRefusedException($"Database:Provider is '{options.Provider}'; this build knows {DatabaseOptions.Sqlite}.");
        }

        return services;
    }

    private static string SqliteConnectionString(DatabaseOptions options, DataFolder folder) =>
        options.ConnectionString is { Length: > 0 } given
            ? given
            : new SqliteConnectionStringBuilder { DataSource = folder.File("neighborparty.db"), DefaultTimeout = 5 }.ToString();
}

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data.Hot;
using NeighborParty.Core.Data.PostgreSql;
using NeighborParty.Core.Data.Sqlite;
using NeighborParty.Core.Data.SqlServer;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Tallies;
using Npgsql;

namespace NeighborParty.Core.Data;

public static class DataServices
{
    /// <summary>The database by configuration.</summary>
    /// <exception cref="StartRefusedException">An unknown provider, or a server without a connection string.</exception>
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration, DataFolder folder)
    {
        var options = configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        services.AddSingleton(folder).AddSingleton(options);
        services.AddScoped<CommunityScope>();
        services.AddScoped<DatabaseStart>();
        services.AddSingleton(p => new AuditChain(p.GetRequiredService<VaultKeys>().Audit));
        services.AddSingleton(new WriteGate(oneAtATime: options.Provider == DatabaseOptions.Sqlite));
        var connectionString = options.Provider switch
        {
            DatabaseOptions.Sqlite => SqliteConnectionString(options, folder),
            DatabaseOptions.PostgreSql => PostgreSqlConnectionString(options),
            DatabaseOptions.SqlServer => Required(options),
            _ => throw new StartRefusedException(
                $"Database:Provider is '{options.Provider}'; it must be {DatabaseOptions.Sqlite}, {DatabaseOptions.PostgreSql} or {DatabaseOptions.SqlServer}."),
        };
        var dialect = SqlDialect.Of(options.Provider);
        services.AddSingleton(dialect).AddSingleton(_ => new HotDatabase(dialect, connectionString)).AddSingleton<WriteGroups>().AddSingleton<JournalFolder>().AddSingleton<GroupedWriter>();
        services.AddSingleton(p =>
        {
            using var scope = p.CreateScope();
            return new HotTables(scope.ServiceProvider.GetRequiredService<NeighborPartyDb>());
        });
        services.AddSingleton<RebuildTallies>();
        services.AddSingleton<IInterceptor, TracedStatements>();
        if (options.Provider != DatabaseOptions.Sqlite)
            services.AddSingleton<IInterceptor, PatientStatements>().AddSingleton<IInterceptor, PatientTransactions>();
        return options.Provider switch
        {
            DatabaseOptions.Sqlite => services.AddSingleton<IInterceptor, SqlitePragmas>().AddDbContext<NeighborPartyDb, SqliteDb>((p, o) => o.UseSqlite(connectionString).AddInterceptors(p.GetServices<IInterceptor>()), ServiceLifetime.Scoped, ServiceLifetime.Singleton),
            DatabaseOptions.PostgreSql => services.AddDbContext<NeighborPartyDb, PostgreSqlDb>((p, o) => o.UseNpgsql(connectionString).AddInterceptors(p.GetServices<IInterceptor>()), ServiceLifetime.Scoped, ServiceLifetime.Singleton),
            _ => services.AddDbContext<NeighborPartyDb, SqlServerDb>((p, o) => o.UseSqlServer(connectionString).AddInterceptors(p.GetServices<IInterceptor>()), ServiceLifetime.Scoped, ServiceLifetime.Singleton),
        };
    }

    private static string SqliteConnectionString(DatabaseOptions options, DataFolder folder) =>
        options.ConnectionString is { Length: > 0 } given
            ? given
            : new SqliteConnectionStringBuilder { DataSource = folder.File("neighborparty.db"), DefaultTimeout = 5 }.ToString();

    /// <summary>What the connection string leaves open is set so that a database that does not answer costs a request seconds, not minutes.</summary>
    private static string PostgreSqlConnectionString(DatabaseOptions options)
    {
        var given = new NpgsqlConnectionStringBuilder(Required(options));
        // ContainsKey would say yes to every keyword that exists; ShouldSerialize says which were given.
        if (!given.ShouldSerialize("Timeout"))
            given.Timeout = 2;
        if (!given.ShouldSerialize("Command Timeout"))
            given.CommandTimeout = 10;
        if (!given.ShouldSerialize("Cancellation Timeout"))
            given.CancellationTimeout = -1; // see SilentConnection
        if (!given.ShouldSerialize("Max Auto Prepare"))
            given.MaxAutoPrepare = 200;
        if (!given.ShouldSerialize("Maximum Pool Size"))
            given.MaxPoolSize = 40;
        // The plans of these queries do not depend on their values: one plan for all saves planning each time. And an instance
        // that is cut off in the middle of a write must not hold its locks for longer than the others can bear.
        if (string.IsNullOrEmpty(given.Options))
            given.Options = "-c plan_cache_mode=force_generic_plan -c lock_timeout=10000 -c timezone=UTC -c idle_in_transaction_session_timeout=5000 -c client_connection_check_interval=1000";
        given.ApplicationName ??= "NeighborParty";
        return given.ToString();
    }

    private static string Required(DatabaseOptions options) => options.ConnectionString is { Length: > 0 } given
        ? given
        : throw new StartRefusedException($"Database:ConnectionString is needed for {options.Provider}.");
}

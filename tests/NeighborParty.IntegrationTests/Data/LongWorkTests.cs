using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.PostgreSql;
using NeighborParty.Core.Tallies;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.DataTests;

/// <summary>What bounds the statement of a request would cut an index or a count over a city's years in the middle.</summary>
[Trait(TestDatabase.Trait, "PostgreSql")]
public sealed class LongWorkTests(LongWorkTests.Watched product) : IClassFixture<LongWorkTests.Watched>
{
    private static readonly int Long = (int)DatabaseStart.LongWork.TotalSeconds;

    [PostgreSqlFact]
    public async Task A_migration_may_take_long_and_what_comes_after_it_may_not()
    {
        await using var database = await TestDatabase.CreateAsync(empty: true);
        var seen = new Timeouts();
        var options = new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql($"{database.ConnectionString};Command Timeout=10;Pooling=false").AddInterceptors(seen).Options;
        await using var db = new PostgreSqlDb(options, new CommunityScope(), new WriteGate(oneAtATime: false), new AuditChain(new byte[32]));
        await DatabaseStart.ApplyAsync(db, new DatabaseOptions { Provider = DatabaseOptions.PostgreSql }, default);
        Assert.Equal(Long, Assert.Single(seen.Of("CREATE TABLE").Distinct()));
        Assert.Null(db.Database.GetCommandTimeout());
    }

    [PostgreSqlFact]
    public async Task So_may_the_counting_of_the_tallies()
    {
        await Neighbours.CreateAsync(product);
        await product.Services.GetRequiredService<RebuildTallies>().RunAsync(onlyMissing: false, default);
        Assert.Equal(Long, Assert.Single(product.Seen.Of("DELETE FROM \"Tallies\"").Distinct()));
    }

    public sealed class Watched : Product
    {
        internal Timeouts Seen { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<IInterceptor>(Seen));
        }
    }

    internal sealed class Timeouts : DbCommandInterceptor
    {
        private readonly ConcurrentQueue<(string Text, int Seconds)> _seen = new();

        public IEnumerable<int> Of(string text) => _seen.Where(s => s.Text.Contains(text, StringComparison.Ordinal)).Select(s => s.Seconds);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            _seen.Enqueue((command.CommandText, command.CommandTimeout));
            return ValueTask.FromResult(result);
        }
    }
}

using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Hot;
using NeighborParty.Core.Data.PostgreSql;
using NeighborParty.IntegrationTests.Hosting;
using Npgsql;

namespace NeighborParty.IntegrationTests.DataTests;

/// <summary>Another instance is at work in a community for longer than a request waits: that is the business of that community alone.</summary>
[Trait(TestDatabase.Trait, "PostgreSql")]
public sealed class HeldCommunityTests(Product product) : IClassFixture<Product>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    [PostgreSqlFact]
    public async Task Short_writes_of_other_communities_do_not_wait_for_the_one_that_is_held()
    {
        var (held, free) = (await Neighbours.CreateAsync(product), await Neighbours.CreateAsync(product));
        await WriteAsync(held);
        await WriteAsync(free);
        await using var elsewhere = new NpgsqlConnection(product.Database!.ConnectionString);
        await elsewhere.OpenAsync();
        await using var job = await elsewhere.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", elsewhere, job))
        {
            hold.Parameters.Add(new NpgsqlParameter { Value = PostgreSqlDb.LockOf(held.CommunityId) });
            await hold.ExecuteNonQueryAsync();
        }

        var waiting = Record.ExceptionAsync(() => WriteAsync(held));
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 5; i++)
            await WriteAsync(free);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Soon);
        Assert.False(waiting.IsCompleted);

        // As ever: who waits for the held one is told after two seconds, and is let in afterwards.
        var told = await waiting;
        Assert.True(told is OperationCanceledException || (told is not null && DatabaseErrors.IsTemporary(told)), told?.ToString());
        await job.RollbackAsync();
        await WriteAsync(held);
    }

    private Task WriteAsync(Neighbours where) => product.Services.GetRequiredService<GroupedWriter>().RunAsync(new Nothing(where.CommunityId), default);

    private sealed class Nothing(Guid community) : ShortWrite(community)
    {
        public override IReadOnlyList<object?> Values => [CommunityId];

        public override string TextFor(SqlDialect dialect) => """UPDATE "Compounds" SET "Name" = "Name" WHERE "CommunityId" = @p0 AND 1 = 0 RETURNING "Id" """;

        public override Recorded Happened(HotRow row) => new(new AuditEvent { Action = "test.nothing", Entity = "Test" }, []);
    }
}

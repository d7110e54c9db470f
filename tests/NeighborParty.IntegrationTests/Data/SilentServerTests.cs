using System.Data;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Hot;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Instances;
using NeighborParty.IntegrationTests.ProcessTests;
using Npgsql;

namespace NeighborParty.IntegrationTests.DataTests;

/// <summary>
/// H04: the line falls silent at a moment that the drill DatabaseAway does not meet. Whoever waits is told within three seconds,
/// and what was in use then is never used again.
/// </summary>
[Trait(TestDatabase.Trait, "PostgreSql")]
public sealed class SilentServerTests(SilentServerTests.BehindProxy product) : IClassFixture<SilentServerTests.BehindProxy>
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan SoonAfter = TimeSpan.FromSeconds(2);

    [PostgreSqlFact]
    public async Task A_read_by_a_connection_of_the_pool_is_given_up()
    {
        var hot = product.Services.GetRequiredService<HotDatabase>();
        await OneAsync(default);
        using var patience = StatementPatience.Begin();
        await product.SilencedAsync(async () => Assert.InRange(await GivenUpAfterAsync(() => OneAsync(patience.Token)), TimeSpan.Zero, Promised));
        Assert.Equal(1, await OneAsync(default));

        async Task<long> OneAsync(CancellationToken ct) => (await hot.ReadAsync("SELECT CAST(1 AS bigint)", [], r => r.Number(0), ct))[0];
    }

    [PostgreSqlFact]
    public Task What_is_undone_does_not_wait_for_the_answer() => WriteAsync(async (write, _) =>
    {
        var clock = Stopwatch.StartNew();
        await write.DisposeAsync();
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, SoonAfter);
    });

    [PostgreSqlFact]
    public Task A_commit_is_given_up_and_not_undone_again() => WriteAsync(async (write, ct) =>
        Assert.InRange(
            await GivenUpAfterAsync(async () =>
            {
                await using (write)
                    await write.CommitAsync(ct);
            }),
            TimeSpan.Zero,
            Promised));

    [PostgreSqlFact]
    public async Task Members_of_a_group_are_told_in_time_and_so_are_those_behind_it()
    {
        var here = await Neighbours.CreateAsync(product);
        var writer = product.Services.GetRequiredService<GroupedWriter>();
        await writer.RunAsync(new Nothing(here.CommunityId), default);
        await product.SilencedAsync(async () =>
        {
            var first = MemberAsync();
            await Task.Delay(TimeSpan.FromSeconds(1));
            Assert.All(await Task.WhenAll(first, MemberAsync(), MemberAsync()), after => Assert.InRange(after, TimeSpan.Zero, Promised));
        });
        await writer.RunAsync(new Nothing(here.CommunityId), default);

        async Task<TimeSpan> MemberAsync()
        {
            using var patience = StatementPatience.Begin();
            return await GivenUpAfterAsync(() => writer.RunAsync(new Nothing(here.CommunityId), patience.Token));
        }
    }

    [PostgreSqlFact]
    public async Task A_group_for_which_nobody_has_patience_is_given_up_too()
    {
        var here = await Neighbours.CreateAsync(product);
        var writer = product.Services.GetRequiredService<GroupedWriter>();
        await writer.RunAsync(new Nothing(here.CommunityId), default);
        await product.SilencedAsync(async () =>
            Assert.InRange(await GivenUpAfterAsync(() => writer.RunAsync(new Nothing(here.CommunityId), default)), TimeSpan.Zero, Promised));
    }

    /// <summary>Machines that come up together: the program is there first.</summary>
    [PostgreSqlFact]
    public async Task A_program_that_starts_before_its_database_listens_waits_for_it()
    {
        var line = new NpgsqlConnectionStringBuilder(product.Database!.ConnectionString);
        using var proxy = new FaultProxy(line.Port);
        (line.Host, line.Port) = ("127.0.0.1", proxy.Port);
        proxy.Set(Fault.Refuse);
        var settings = TwoInstances.BesideIt(product).ToDictionary(s => s.Key, s => s.Value ?? "", StringComparer.Ordinal);
        (settings["Database:Provider"], settings["Database:ConnectionString"], settings["Demo:Seed"]) = (TestDatabase.Provider, line.ToString(), "false");
        var starting = ProgramProcess.StartReadyAsync(product.Folder, "Development", settings);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.False(starting.IsFaulted);
        proxy.Set(Fault.None);
        await using var program = await starting;
        Assert.False(program.HasExited);
    }

    /// <summary>In a request, and silent after the first statement of its write.</summary>
    private Task WriteAsync(Func<WriteTransaction, CancellationToken, Task> end) => product.InsideAsync(null, async services =>
    {
        using var patience = StatementPatience.Begin();
        var db = services.GetRequiredService<NeighborPartyDb>();
        var write = await db.BeginWriteAsync(patience.Token);
        var id = Ids.New(services.GetRequiredService<TimeProvider>().Now());
        await db.LockAsync(id, patience.Token);
        await product.SilencedAsync(() => end(write, patience.Token));
        Assert.NotEqual(ConnectionState.Open, db.Database.GetDbConnection().State);
        // Nothing of it stays behind: the lock is free.
        await product.InsideAsync(null, async others =>
        {
            var theirs = others.GetRequiredService<NeighborPartyDb>();
            await using var next = await theirs.BeginWriteAsync(default);
            await theirs.LockAsync(id, default);
        });
    });

    private static async Task<TimeSpan> GivenUpAfterAsync(Func<Task> act)
    {
        var clock = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(act);
        return clock.Elapsed;
    }

    private sealed class Nothing(Guid community) : ShortWrite(community)
    {
        public override IReadOnlyList<object?> Values => [CommunityId];

        public override string TextFor(SqlDialect dialect) => """UPDATE "Compounds" SET "Name" = "Name" WHERE "CommunityId" = @p0 AND 1 = 0 RETURNING "Id" """;

        public override Recorded Happened(HotRow row) => new(new AuditEvent { Action = "test.nothing", Entity = "Test" }, []);
    }

    /// <summary>Reaches its database by a line that can fall silent.</summary>
    public sealed class BehindProxy : Product
    {
        private FaultProxy? _proxy;

        protected override Dictionary<string, string?> Settings
        {
            get
            {
                if (Database?.ConnectionString is not { } direct || TestDatabase.Provider != DatabaseOptions.PostgreSql)
                    return [];
                var line = new NpgsqlConnectionStringBuilder(direct);
                _proxy ??= new FaultProxy(line.Port);
                (line.Host, line.Port) = ("127.0.0.1", _proxy.Port);
                return new(StringComparer.Ordinal) { ["Database:ConnectionString"] = line.ToString() };
            }
        }

        public async Task SilencedAsync(Func<Task> act)
        {
            _proxy!.Set(Fault.Hang);
            try
            {
                await act();
            }
            finally
            {
                _proxy.Set(Fault.None);
            }
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            _proxy?.Dispose();
        }
    }
}

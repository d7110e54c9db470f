using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Hot;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Foundations;

/// <summary>What every table and every connection must be.</summary>
public sealed class ModelTests(Product product) : IClassFixture<Product>
{
    /// <summary>Indexes that look beyond one community on purpose, each with its reason.</summary>
    private static readonly Dictionary<string, string> BeyondOneCommunity = new(StringComparer.Ordinal)
    {
        ["DoorCode.Token"] = "a scanned code says which community it belongs to",
        ["MediaCheckRow.TraceId"] = "WeChat's answer names its own trace and nothing else",
        ["StaffSession.TokenHash"] = "the cookie is read before the community is known",
        ["StaffAccount.UserName"] = "signing in comes before the community is known",
    };

    /// <summary>Never shown to anybody: the worker takes what is due of all communities, the chain's heads are read by the verifier.</summary>
    private static readonly string[] OfTheMachine = ["AuditChainHead", "OutboxMessage"];

    private Task<T> LookAsync<T>(Func<NeighborPartyDb, T> look) => product.InsideAsync(null, s => Task.FromResult(look(s.GetRequiredService<NeighborPartyDb>())));

    [Fact]
    public async Task Whatever_belongs_to_a_community_is_filtered_by_it()
    {
        var faults = await LookAsync(db => db.Model.GetEntityTypes()
            .Where(t => t.FindProperty(nameof(ICommunityOwned.CommunityId)) is { IsNullable: false } && !OfTheMachine.Contains(t.ClrType.Name))
            .Where(t => !typeof(ICommunityOwned).IsAssignableFrom(t.ClrType) || t.GetDeclaredQueryFilters().All(f => f.Key != CommunityFilter.Name))
            .Select(t => t.ClrType.Name).ToList());
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Every_description_of_a_table_is_found_by_its_name()
    {
        var described = typeof(NeighborPartyDb).Assembly.GetTypes()
            .SelectMany(t => t.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>)), (t, i) => (Table: t, Row: i.GenericTypeArguments[0]))
            .ToList();
        var known = await LookAsync(db => db.Model.GetEntityTypes().Select(t => t.ClrType).ToHashSet());
        var lost = described.Where(d => d.Table.FullName != Tables.NameFor(d.Row) || !known.Contains(d.Row)).Select(d => d.Table.Name).ToList();
        Assert.True(described.Count > 90 && lost.Count == 0, string.Join('\n', lost));
    }

    [Fact]
    public async Task The_community_leads_every_key_so_that_no_row_points_into_another_one()
    {
        var faults = await LookAsync(db => db.Model.GetEntityTypes()
            .Where(t => typeof(ICommunityOwned).IsAssignableFrom(t.ClrType))
            .SelectMany(t => t.GetKeys().Select(k => (Type: t, k.Properties))
                .Concat(t.GetForeignKeys().Where(f => typeof(ICommunityOwned).IsAssignableFrom(f.PrincipalEntityType.ClrType)).Select(f => (Type: t, f.Properties))))
            .Where(x => x.Properties[0].Name != nameof(ICommunityOwned.CommunityId))
            .Select(x => $"{x.Type.ClrType.Name}.{string.Join('+', x.Properties.Select(p => p.Name))}").ToList());
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task The_community_leads_every_index_of_its_rows()
    {
        var faults = await LookAsync(db => db.Model.GetEntityTypes()
            .Where(t => typeof(ICommunityOwned).IsAssignableFrom(t.ClrType))
            .SelectMany(t => t.GetIndexes().Select(i => (Type: t, Index: i)))
            // EF makes one for each reference to a table without communities; it leads to rows that are filtered anyway.
            .Where(x => x.Index.Properties[0].Name != nameof(ICommunityOwned.CommunityId) && !x.Type.GetForeignKeys().Any(k => k.Properties.SequenceEqual(x.Index.Properties)))
            .Select(x => $"{x.Type.ClrType.Name}.{string.Join('+', x.Index.Properties.Select(p => p.Name))}")
            .Where(name => !BeyondOneCommunity.ContainsKey(name)).ToList());
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_version_guards_the_write_itself() => Assert.Empty(await LookAsync(db => db.Model.GetEntityTypes()
        .Where(t => typeof(IVersioned).IsAssignableFrom(t.ClrType) && t.FindProperty(nameof(IVersioned.Version)) is not { IsConcurrencyToken: true })
        .Select(t => t.ClrType.Name).ToList()));

    [Theory]
    [Trait(TestDatabase.Trait, "Sqlite")]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "5000")]
    public async Task Every_connection_is_durable_and_checked(string pragma, string value) => await product.InsideAsync(null, async s =>
    {
        var db = s.GetRequiredService<NeighborPartyDb>();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + pragma;
        Assert.Equal(value, Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture));
    });

    /// <summary>Asked by the writer itself, on the connection that it keeps. Those of HotDatabase's readers write nothing, so nothing of theirs has to be durable.</summary>
    [Fact]
    [Trait(TestDatabase.Trait, "Sqlite")]
    public async Task The_connection_that_writes_in_groups_is_durable_and_checked_too()
    {
        var question = new AskTheConnection(Ids.New(DateTime.UnixEpoch));
        await product.Services.GetRequiredService<GroupedWriter>().RunAsync(question, default);
        Assert.Equal("synchronous 2, journal wal, foreign keys 1, timeout 5000", question.Answer);
    }

    [Fact]
    [Trait(TestDatabase.Trait, "Sqlite")]
    public async Task The_database_is_not_older_than_its_last_known_hole() => await product.InsideAsync(null, async s =>
    {
        var version = await s.GetRequiredService<NeighborPartyDb>().Database.SqlQueryRaw<string>("SELECT sqlite_version() AS Value").SingleAsync();
        Assert.True(Version.Parse(version) >= new Version(3, 50, 2), version);
    });

    private sealed class AskTheConnection(Guid community) : ShortWrite(community)
    {
        public string? Answer { get; private set; }

        public override IReadOnlyList<object?> Values => [];

        public override string TextFor(SqlDialect dialect) => """
            SELECT 'synchronous ' || s.synchronous || ', journal ' || j.journal_mode || ', foreign keys ' || f.foreign_keys || ', timeout ' || t.timeout
            FROM pragma_synchronous s, pragma_journal_mode j, pragma_foreign_keys f, pragma_busy_timeout t
            """;

        public override Recorded Happened(HotRow row)
        {
            Answer = row.Text(0);
            return new Recorded(new AuditEvent { Id = Ids.New(DateTime.UnixEpoch), CommunityId = CommunityId, At = DateTime.UnixEpoch, Action = "test.asked", Entity = "Test" }, []);
        }
    }
}

using System.Diagnostics;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data.Hot;
using NeighborParty.Core.Tallies;
using NeighborParty.Core.Telemetry;

namespace NeighborParty.Core.Data;

/// <summary>
/// The one database context; every provider adds an empty subclass with its own migrations.
/// The nouns add their tables in their own folders (partial class, <see cref="Tables"/>).
/// </summary>
public abstract partial class NeighborPartyDb(DbContextOptions options, CommunityScope scope, WriteGate gate, AuditChain chain) : DbContext(options)
{
    /// <summary>Read by the query filter of every community-owned table.</summary>
    public Guid? ScopedCommunity => scope.CommunityId;

    /// <summary>Transactions of this scope that stand. What is to be done again from its beginning must not have added one.</summary>
    public int Commits { get; private set; }

    private readonly List<Action> _afterCommit = [];
    private readonly HashSet<Guid> _locked = [];
    private WriteTransaction? _write;

    /// <summary>
    /// Opens the transaction in which a rule may look first and write after: nobody else writes to the community meanwhile,
    /// neither in this program nor in another instance. Inside an outer one (an idempotent request) it joins that.
    /// </summary>
    /// <exception cref="RefusedException">503 when the line of writers is too long or stands still (<see cref="WriteGate"/>).</exception>
    public async Task<WriteTransaction> BeginWriteAsync(CancellationToken ct)
    {
        if (_write is not null)
            return WriteTransaction.Joined;

        var asked = Stopwatch.GetTimestamp();
        var turn = await gate.EnterAsync(ScopedCommunity, ct);
        try
        {
            var transaction = await Database.BeginTransactionAsync(ct);
            var write = _write = new WriteTransaction(transaction, turn, Finished);
            try
            {
                if (ScopedCommunity is { } community)
                    await LockAsync(community, ct);
                Readings.WriteWaited(Stopwatch.GetElapsedTime(asked));
                return write;
            }
            catch
            {
                await write.DisposeAsync();
                throw;
            }
        }
        catch when (_write is null)
        {
            turn?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Inside a write: waits until no other transaction holds the same id, and holds it until the end of this one.
    /// A write takes its community's by itself; what has none yet (a session, a sign-in) locks what it looks at.
    /// </summary>
    public async Task LockAsync(Guid id, CancellationToken ct)
    {
        if (_locked.Add(id))
            await LockInDatabaseAsync(id, ct);
    }

    /// <summary>What the hand-written statements must know of this database.</summary>
    protected abstract SqlDialect Dialect { get; }

    /// <summary>A hand-written statement inside the current write.</summary>
    private async Task RunAsync(string text, IReadOnlyList<object?> values, CancellationToken ct)
    {
        using var span = HotDatabase.Statements.StartActivity("db.write", ActivityKind.Client);
        await using var connection = new HotConnection(Database.GetDbConnection(), Dialect, isBorrowed: true);
        StatementPatience.Start(connection.Connection);
        try
        {
            await connection.ExecuteAsync(text, values, Database.CurrentTransaction!.GetDbTransaction(), ct);
            DatabaseAnswered();
        }
        finally
        {
            StatementPatience.Stop();
        }
    }

    /// <summary>A statement of this context came back: the line of writers behind its write does not stand still.</summary>
    internal void DatabaseAnswered() => _write?.DatabaseAnswered();

    /// <summary>SQLite needs none: there the <see cref="WriteGate"/> lets in one writer at a time.</summary>
    protected virtual Task LockInDatabaseAsync(Guid id, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Runs when the current transaction has been committed, e.g. to drop a cached session. Never for what must not get lost.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        GuardScope();
        GuardLedgers();
        CountVersions();
        if (!ChangeTracker.HasChanges())
            return 0;

        await using var write = await BeginWriteAsync(cancellationToken);
        await chain.LinkAsync(this, cancellationToken);
        var tallies = TallyBook.Of(this);
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        foreach (var (text, values) in tallies.Statements(Dialect))
            await RunAsync(text, values, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return rows;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Writes are asynchronous: SaveChangesAsync.");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Tables.Describe(modelBuilder);
        CommunityKeys.LeadEveryKey(modelBuilder.Model);
        // What only hangs on an ignored property has no key, and goes when the model is finished.
        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(t => t.FindPrimaryKey() is not null).Select(t => t.ClrType).ToList())
        {
            // The program makes every id; an empty one (the chain of no community) is a value too.
            foreach (var key in modelBuilder.Entity(type).Metadata.FindPrimaryKey()!.Properties)
                key.ValueGenerated = ValueGenerated.Never;
            if (typeof(ICommunityOwned).IsAssignableFrom(type))
                FilterByCommunityMethod.MakeGenericMethod(type).Invoke(this, [modelBuilder]);
            if (typeof(IVersioned).IsAssignableFrom(type))
                modelBuilder.Entity(type).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<uint>().HaveConversion<long>();
    }

    private static readonly MethodInfo FilterByCommunityMethod =
        typeof(NeighborPartyDb).GetMethod(nameof(FilterByCommunity), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private void FilterByCommunity<T>(ModelBuilder model)
        where T : class, ICommunityOwned =>
        model.Entity<T>().HasQueryFilter(CommunityFilter.Name, row => row.CommunityId == ScopedCommunity);

    private void GuardScope()
    {
        if (ScopedCommunity is not { } community)
            return;

        foreach (var entry in ChangeTracker.Entries<ICommunityOwned>())
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && entry.Entity.CommunityId != community && entry.Entity is not AuditEvent)
                throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} of another community must not be written here.");
    }

    private void GuardLedgers()
    {
        foreach (var entry in ChangeTracker.Entries<IAppendOnly>())
            if (entry.State is EntityState.Modified or EntityState.Deleted)
                throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} is append-only: add a correcting row instead.");
    }

    private void CountVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
            if (entry.State == EntityState.Modified && entry.Properties.Any(p => p.IsModified && !entry.Entity.NotedBeside.Contains(p.Metadata.Name)))
                entry.Property(e => e.Version).CurrentValue = entry.Property(e => e.Version).OriginalValue + 1;
    }

    private void Finished(bool committed)
    {
        _write = null;
        Commits += committed ? 1 : 0;
        _locked.Clear();
        var actions = _afterCommit.ToList();
        _afterCommit.Clear();
        if (committed)
            actions.ForEach(a => a());
        else
            ChangeTracker.Clear();
    }
}

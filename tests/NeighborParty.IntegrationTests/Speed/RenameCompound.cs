using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Hot;
using NeighborParty.Core.Places;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Speed;

/// <summary>A short write with its audit row. A null name breaks the column's rule.</summary>
internal sealed class RenameCompound(Guid community, Guid id, string? name, Action<Guid>? acted = null) : ShortWrite(community)
{
    public bool HasHappened { get; private set; }

    public override IReadOnlyList<object?> Values => [CommunityId, id, name];

    public override string TextFor(SqlDialect dialect) => dialect.IsSqlServer
        ? """UPDATE "Compounds" SET "Name" = @p2 OUTPUT inserted."Id" WHERE "CommunityId" = @p0 AND "Id" = @p1"""
        : """UPDATE "Compounds" SET "Name" = @p2 WHERE "CommunityId" = @p0 AND "Id" = @p1 RETURNING "Id" """;

    public override void Begin() => HasHappened = false;

    public override Recorded Happened(HotRow row)
    {
        HasHappened = true;
        acted?.Invoke(CommunityId);
        return new Recorded(new AuditEvent { Id = Ids.New(DateTime.UnixEpoch), CommunityId = CommunityId, At = DateTime.UnixEpoch, Action = "compound.renamed", Entity = nameof(Compound), EntityId = row.Id(0) }, []);
    }
}

internal static class CompoundsToRename
{
    public static Task<List<Guid>> CompoundsAsync(this Neighbours here, int count) => here.Product.InsideAsync(here.CommunityId, async s =>
    {
        var db = s.GetRequiredService<NeighborPartyDb>();
        var rows = Enumerable.Range(0, count).Select(i => new Compound { Id = Ids.New(s.GetRequiredService<TimeProvider>().Now()), CommunityId = here.CommunityId, Name = $"旧名{i}" }).ToList();
        db.Compounds.AddRange(rows);
        await db.SaveChangesAsync();
        return rows.ConvertAll(r => r.Id);
    });
}

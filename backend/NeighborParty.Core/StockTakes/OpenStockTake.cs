using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.StockTakes;

/// <summary>Staff open a stock-take: the list of what should be there is frozen in the same moment.</summary>
public sealed class OpenStockTake(NeighborPartyDb db, CurrentActor current, CommunityScope scope, AuditTrail audit, TimeProvider time)
{
    /// <summary>What should be seen: everything that is neither lost nor retired.</summary>
    private static readonly ArmbandState[] There =
        [ArmbandState.InStock, ArmbandState.PendingAcceptance, ArmbandState.Issued, ArmbandState.ReturnPending, ArmbandState.Overdue, ArmbandState.Damaged];

    /// <param name="compoundId">Null: all compounds.</param>
    /// <param name="name">Empty: the day.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404 for a foreign compound, 409 already_open, 422 nothing_expected.</exception>
    public async Task<StockTake> RunAsync(Guid? compoundId, string? name, CancellationToken ct)
    {
        var now = time.Now();
        var clean = CleanText.Optional("name", name, 30, "名称") ?? $"{ChinaTime.Date(now)} 盘点";
        await using var write = await db.BeginWriteAsync(ct);
        if (compoundId is { } compound && !await db.Compounds.AnyAsync(c => c.Id == compound, ct))
            throw Refusals.NotFound("小区");
        if (await db.StockTakes.Where(s => s.State == StockTakeState.Open && (s.CompoundId == null || compoundId == null || s.CompoundId == compoundId))
            .OrderBy(s => s.OpenedAt).Select(s => s.Name).FirstOrDefaultAsync(ct) is { } open)
            throw StockTakeRefusals.AlreadyOpen(open);

        var expected = await db.Armbands.Where(a => There.Contains(a.State) && (compoundId == null || a.CompoundId == compoundId))
            .OrderBy(a => a.Serial).Select(a => new { a.Id, a.Serial, a.State, a.HolderPersonId }).ToListAsync(ct);
        if (expected.Count == 0)
            throw StockTakeRefusals.NothingExpected();
        var made = new StockTake
        {
            Id = Ids.New(now), CommunityId = scope.CommunityId ?? throw Refusals.Forbidden(), CompoundId = compoundId, Name = clean,
            OpenedAt = now, OpenedBy = current.Actor.Name, Expected = expected.Count,
        };
        db.StockTakes.Add(made);
        db.StockTakeItems.AddRange(expected.Select(a => new StockTakeItem
        {
            Id = Ids.New(now), CommunityId = made.CommunityId, StockTakeId = made.Id, ArmbandId = a.Id, Serial = a.Serial, StateThen = a.State, PersonId = a.HolderPersonId,
        }));
        audit.Record(new Act("stock_take.opened", nameof(StockTake), made.Id)
        {
            To = nameof(StockTakeState.Open), Details = new { compound = compoundId, expected = expected.Count },
        });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            throw StockTakeRefusals.AlreadyOpen(clean);
        }

        await write.CommitAsync(ct);
        return made;
    }
}

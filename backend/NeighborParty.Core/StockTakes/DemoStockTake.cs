using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.StockTakes;

/// <summary>A stock-take that was done in the first town: all but two were seen, and a lost one turned up.</summary>
public sealed class DemoStockTake(NeighborPartyDb db, CurrentActor current, OpenStockTake open, ScanForStockTake scan, CloseStockTake close) : IDemoPart
{
    private const int NotSeen = 2;

    /// <summary>After the armbands.</summary>
    public int Order => 45;

    public async Task FillAsync(DemoTown town, CancellationToken ct)
    {
        if (!town.IsFirst)
            return;
        var officer = town.File.Staff[0];
        var staff = await db.StaffAccounts.AsNoTracking().FirstAsync(s => s.UserName == officer.UserName, ct);
        current.Actor = new Actor(ActorKind.Staff, staff.Id, staff.DisplayName) { CommunityId = town.CommunityId };
        try
        {
            var made = await open.RunAsync(town.CompoundId, "第一次盘点", ct);
            var expected = await db.StockTakeItems.Where(i => i.StockTakeId == made.Id).OrderBy(i => i.Serial).Select(i => i.Serial).ToListAsync(ct);
            var lost = await db.Armbands.Where(a => a.State == Armbands.ArmbandState.ReportedLost).OrderBy(a => a.Serial).Select(a => a.Serial).Take(1).ToListAsync(ct);
            foreach (var serial in expected.SkipLast(NotSeen).Concat(lost))
            {
                db.ChangeTracker.Clear(); // otherwise every save looks at all of the ones before
                await scan.RunAsync(made.Id, serial, ct);
            }

            await close.CloseAsync(made.Id, null, made.Version, ct);
        }
        finally
        {
            current.Actor = Actor.System;
        }
    }
}

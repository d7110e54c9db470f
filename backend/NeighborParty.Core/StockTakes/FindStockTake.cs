using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.StockTakes;

/// <summary>Which stock-takes somebody may scan for: staff all of them, leaders those of the compounds of their groups.</summary>
public sealed class FindStockTake(NeighborPartyDb db, CurrentActor current, Leadership leadership)
{
    /// <exception cref="RefusedException">401, 403 for a resident who leads no group.</exception>
    public async Task<IQueryable<StockTake>> InSightAsync(CancellationToken ct)
    {
        if (current.Actor.Kind == ActorKind.Staff)
            return db.StockTakes;
        var led = await LedAsync(ct);
        var near = leadership.CompoundsOf(led);
        return db.StockTakes.Where(s => s.CompoundId == null || near.Contains(s.CompoundId.Value));
    }

    /// <exception cref="RefusedException">404</exception>
    public async Task<(StockTake StockTake, StockTakeRole Role)> RunAsync(Guid id, CancellationToken ct)
    {
        var found = await (await InSightAsync(ct)).FirstOrDefaultAsync(s => s.Id == id, ct) ?? throw StockTakeRefusals.NotFound();
        return (found, current.Actor.Kind == ActorKind.Staff ? StockTakeRole.Staff : StockTakeRole.Leader);
    }

    /// <summary>The armbands whose number the one who asks may scan: of the own compounds, and what the own groups have.</summary>
    public async Task<IQueryable<Armband>> ScannableAsync(CancellationToken ct)
    {
        if (current.Actor.Kind == ActorKind.Staff)
            return db.Armbands;
        var led = await LedAsync(ct);
        var near = leadership.CompoundsOf(led);
        return db.Armbands.Where(a => near.Contains(a.CompoundId) || (a.GroupId != null && led.Contains(a.GroupId.Value)));
    }

    /// <summary>The armbands that the leader looks after: the own groups' and the stock of their compounds.</summary>
    public async Task<IQueryable<Guid>> OwnAsync(CancellationToken ct)
    {
        var led = await LedAsync(ct);
        var near = leadership.CompoundsOf(led);
        return db.Armbands.Where(a => (a.GroupId != null && led.Contains(a.GroupId.Value)) || (a.HolderPersonId == null && near.Contains(a.CompoundId))).Select(a => a.Id);
    }

    private async Task<IReadOnlyList<Guid>> LedAsync(CancellationToken ct)
    {
        var led = await leadership.GroupsLedByAsync(current.RequirePerson(), ct);
        return led.Count > 0 ? led : throw Refusals.Forbidden("只有组长和社区工作人员可以盘点红袖标。");
    }
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Slips;

/// <summary>Freezes the leaves of an order's slip whenever what they say has changed. In the caller's transaction, so that no step is without its paper.</summary>
public sealed class FreezeSlip(NeighborPartyDb db, WriteSlipLines lines, PersonalDataVault vault, AuditTrail audit, TimeProvider time)
{
    /// <summary>After a step of the order's history.</summary>
    public async Task AfterAsync(Order order, OrderStep step, CancellationToken ct)
    {
        SlipLeafKind[] leaves = step.On switch
        {
            OrderEvent.Dispatch or OrderEvent.Prioritise or OrderEvent.Extend or OrderEvent.GiveInfo or OrderEvent.QuestionRefused or OrderEvent.Resume => [SlipLeafKind.Problem, SlipLeafKind.Responsibility],
            OrderEvent.Accept or OrderEvent.AcceptFor or OrderEvent.Transfer or OrderEvent.Back or OrderEvent.BackFresh
                or OrderEvent.Decline or OrderEvent.DeclineFor or OrderEvent.GoAlong or OrderEvent.AllowAlone or OrderEvent.Lapse or OrderEvent.GiveBack or OrderEvent.Escalate => [SlipLeafKind.Responsibility],
            OrderEvent.Finish or OrderEvent.Confirm or OrderEvent.AutoConfirm or OrderEvent.Rate => [SlipLeafKind.Service],
            _ => [],
        };
        if (leaves.Length == 0 || await SlipOfAsync(order, IsIssuedBy(step), ct) is not { } slip)
            return;
        foreach (var kind in leaves)
            await FreezeAsync(slip, kind, await lines.OfAsync(order, kind, step, ct), null, ct);
    }

    /// <summary>Somebody is asked to do it, or the council gives it to an office.</summary>
    private static bool IsIssuedBy(OrderStep step) => step.On == OrderEvent.Dispatch || step is { On: OrderEvent.Resume, By: OrderRole.Council };

    /// <summary>The next version of the third leaf: the paper as it was photographed, with what it says.</summary>
    public async Task<SlipLeaf> PaperAsync(Slip slip, IReadOnlyList<SlipLine> said, Guid photoId, CancellationToken ct) =>
        (await FreezeAsync(slip, SlipLeafKind.Service, said, photoId, ct))!;

    private async Task<SlipLeaf?> FreezeAsync(Slip slip, SlipLeafKind kind, IReadOnlyList<SlipLine> said, Guid? paper, CancellationToken ct)
    {
        var last = db.SlipLeaves.Local.Where(l => l.SlipId == slip.Id && l.Kind == kind).MaxBy(l => l.Version)
            ?? await db.SlipLeaves.AsNoTracking().Where(l => l.SlipId == slip.Id && l.Kind == kind).OrderByDescending(l => l.Version).FirstOrDefaultAsync(ct);
        if (paper is null && last is not null && SlipSnapshot.FromJson(vault.Open(SlipLeaf.SnapshotField, last.Id, last.SnapshotSealed)).Lines.SequenceEqual(said))
            return null;
        var now = time.Now();
        var id = Ids.New(now);
        var community = await db.Communities.Where(c => c.Id == slip.CommunityId).Select(c => c.Name).FirstAsync(ct);
        var json = new SlipSnapshot(slip.Number, kind, (last?.Version ?? 0) + 1, community, now, said, last?.Hash).ToJson();
        var leaf = new SlipLeaf
        {
            Id = id, CommunityId = slip.CommunityId, SlipId = slip.Id, Kind = kind, Version = (last?.Version ?? 0) + 1,
            SnapshotSealed = vault.Seal(SlipLeaf.SnapshotField, id, json), Hash = SlipSnapshot.HashOf(json), FrozenAt = now, PaperPhotoId = paper,
        };
        db.SlipLeaves.Add(leaf);
        audit.Record(new Act("slip.frozen", nameof(Slip), slip.Id) { Details = new { number = slip.Number, leaf = kind.ToString(), version = leaf.Version, hash = leaf.Hash } });
        return leaf;
    }

    private async Task<Slip?> SlipOfAsync(Order order, bool issue, CancellationToken ct)
    {
        var slip = await db.Slips.FirstOrDefaultAsync(s => s.OrderId == order.Id, ct);
        if (slip is not null || !issue)
            return slip;
        var now = time.Now();
        var day = ChinaTime.Today(now);
        var serial = 1 + (await db.Slips.Where(s => s.Day == day).MaxAsync(s => (int?)s.Serial, ct) ?? 0);
        slip = new Slip { Id = Ids.New(now), CommunityId = order.CommunityId, OrderId = order.Id, Day = day, Serial = serial, Number = SlipNumber.Of(order.CommunityId, day, serial), IssuedAt = now };
        db.Slips.Add(slip);
        audit.Record(new Act("slip.issued", nameof(Slip), slip.Id) { Details = new { number = slip.Number, order = order.Id } });
        return slip;
    }
}

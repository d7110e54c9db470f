using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Slips;

/// <summary>A leaf as it stands, and whether it is still what was frozen.</summary>
/// <param name="IsWhole">The hash fits the text, and the chain to the version before is not broken.</param>
public sealed record LeafFound(SlipLeafKind Kind, int Version, DateTime FrozenAt, string Hash, bool IsWhole, IReadOnlyList<SlipLine> Lines, Guid? PaperPhotoId);

/// <param name="Leaves">All versions, leaf by leaf, the newest of each last.</param>
public sealed record SlipFound(Guid Id, Guid OrderId, string Number, DateTime IssuedAt, IReadOnlyList<LeafFound> Leaves)
{
    public bool IsWhole => Leaves.All(l => l.IsWhole);

    public LeafFound? Newest(SlipLeafKind kind) => Leaves.LastOrDefault(l => l.Kind == kind);
}

/// <summary>Finds a slip by its number or its order, and proves every leaf.</summary>
public sealed class ReadSlip(NeighborPartyDb db, OrderRoles roles, OrderStepSight sight, CurrentActor current, PersonalDataVault vault)
{
    /// <exception cref="RefusedException">400 for what is no number; 404 for one that was never given.</exception>
    public async Task<SlipFound> ByNumberAsync(string? number, CancellationToken ct)
    {
        var clean = SlipNumber.Clean(number);
        return await FoundAsync(await db.Slips.AsNoTracking().FirstOrDefaultAsync(s => s.Number == clean, ct) ?? throw Refusals.NotFound("三联单"), ct);
    }

    /// <summary>Null before the order was dispatched.</summary>
    public async Task<SlipFound?> OfOrderAsync(Guid orderId, CancellationToken ct) =>
        await db.Slips.AsNoTracking().FirstOrDefaultAsync(s => s.OrderId == orderId, ct) is { } slip ? await FoundAsync(slip, ct) : null;

    /// <summary>For a phone: the resident has the first and the third leaf, the volunteer all, as has the leader.</summary>
    /// <exception cref="RefusedException">404 for strangers and before the order was dispatched.</exception>
    public async Task<SlipFound> ForPartyAsync(Guid orderId, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == orderId, ct) ?? throw OrderRefusals.NotFound();
        var role = await roles.RequireAnyPartyAsync(order, ct);
        var slip = await OfOrderAsync(orderId, ct) ?? throw Refusals.NotFound("三联单");
        if (role != OrderRole.Leader)
            slip = await WithoutUncheckedAsync(slip, ct);
        return role switch
        {
            OrderRole.Requester => slip with { Leaves = [.. slip.Leaves.Where(l => l.Kind != SlipLeafKind.Responsibility)] },
            _ when order.IsTextHidden => slip with { Leaves = [.. slip.Leaves.Select(Covered)] },
            _ => slip,
        };
    }

    /// <summary>What the other side wrote of the work, and nobody has checked yet, stands on no leaf that a side reads.</summary>
    private async Task<SlipFound> WithoutUncheckedAsync(SlipFound slip, CancellationToken ct)
    {
        var finishes = await db.OrderSteps.AsNoTracking().Where(s => s.OrderId == slip.OrderId && s.On == OrderEvent.Finish).OrderBy(s => s.Number).ToListAsync(ct);
        var read = await sight.OfAsync(finishes, ct);
        var mayRead = finishes.ToLookup(s => s.ActorId == current.Actor.Id || read[s.Id].Instead is null, s => read[s.Id]);
        // A line that is none of the words he may read belongs to some that he may not, however much of them was covered when the leaf was frozen.
        return mayRead[false].LastOrDefault() is not { } hidden ? slip : slip with
        {
            Leaves = [.. slip.Leaves.Select(leaf => leaf with
            {
                Lines = [.. leaf.Lines.Select(l => l.Label == WriteSlipLines.Done && mayRead[true].All(s => s.Text != l.Value) ? l with { Value = hidden.Instead! } : l)],
            })],
        };
    }

    /// <summary>A leaf stays as it was frozen; what a moderator covered since is covered wherever it is read.</summary>
    private async Task<Func<SlipLine, SlipLine>> CoverAsync(Guid orderId, CancellationToken ct)
    {
        var order = await roles.Readable(db.Orders.AsNoTracking()).Where(o => o.Id == orderId).Select(o => new
        {
            o.Title, o.Text, Done = db.OrderSteps.Where(s => s.OrderId == o.Id && s.On == OrderEvent.Finish).Join(db.OrderStepCovers, s => s.Id, c => c.Id, (s, c) => new { Step = s, Cover = c }).ToList(),
        }).FirstOrDefaultAsync(ct) ?? throw Refusals.NotFound("三联单");
        var done = order.Done.ConvertAll(d => (Written: d.Step.Text(vault) ?? "", Read: d.Cover.Text(vault) ?? ""));
        return line => line with
        {
            Value = line.Label switch
            {
                WriteSlipLines.Problem when Redaction.OnlyCovers(line.Value, order.Title) => order.Title,
                WriteSlipLines.Text when Redaction.OnlyCovers(line.Value, order.Text) => order.Text,
                // Frozen as it was written, or with less covered than now.
                WriteSlipLines.Done when done.Find(d => Redaction.OnlyCovers(d.Written, line.Value) && Redaction.OnlyCovers(line.Value, d.Read)) is { Read: { } read } => read,
                _ => line.Value,
            },
        };
    }

    /// <summary>While moderators look at the words again, the slip does not show them either.</summary>
    private static LeafFound Covered(LeafFound leaf) => leaf with
    {
        Lines = [.. leaf.Lines.Select(l => l.Label is WriteSlipLines.Problem or WriteSlipLines.Text ? l with { Value = "（内容正在复核）" } : l)],
    };

    /// <exception cref="RefusedException">404 for a slip about one's own household, in the office as well.</exception>
    private async Task<SlipFound> FoundAsync(Slip slip, CancellationToken ct)
    {
        var rows = await db.SlipLeaves.AsNoTracking().Where(l => l.SlipId == slip.Id).ToListAsync(ct);
        var leaves = new List<LeafFound>();
        var cover = await CoverAsync(slip.OrderId, ct);
        foreach (var kind in Enum.GetValues<SlipLeafKind>())
        {
            string? previous = null;
            foreach (var row in rows.Where(r => r.Kind == kind).OrderBy(r => r.Version))
            {
                var json = vault.Open(SlipLeaf.SnapshotField, row.Id, row.SnapshotSealed);
                var snapshot = SlipSnapshot.FromJson(json);
                var whole = SlipSnapshot.HashOf(json) == row.Hash && snapshot.Previous == previous && snapshot.Number == slip.Number && snapshot.Version == row.Version && snapshot.Kind == kind;
                leaves.Add(new LeafFound(kind, row.Version, row.FrozenAt, row.Hash, whole, [.. snapshot.Lines.Select(cover)], row.PaperPhotoId));
                previous = row.Hash;
            }
        }

        return new SlipFound(slip.Id, slip.OrderId, slip.Number, slip.IssuedAt, leaves);
    }
}

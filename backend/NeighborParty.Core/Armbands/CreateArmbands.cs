using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <param name="Code">The compound's short code, e.g. XF.</param>
/// <param name="First">The first number, or null for the one after the last.</param>
/// <param name="Count">1 to 500.</param>
/// <param name="Batch">What is known of the delivery; nothing need be.</param>
public sealed record NewArmbands(Guid CompoundId, string? Code, ArmbandKind Kind, int? First, int Count, NewBatch? Batch = null);

/// <summary>Takes a range of numbers into stock, all of them or none.</summary>
public sealed class CreateArmbands(NeighborPartyDb db, ArmbandHistory history, AuditTrail audit, CurrentActor current, CommunityScope scope, TimeProvider time)
{
    private const int MaxAtOnce = 500;

    /// <returns>The new serials, in order.</returns>
    /// <exception cref="RefusedException">400 for a bad code or range, 404 for a foreign compound, 409 when a number exists or the code belongs to another compound.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(NewArmbands wanted, CancellationToken ct)
    {
        var code = ArmbandSerial.CleanCode(wanted.Code);
        if (wanted.Count is < 1 or > MaxAtOnce)
            throw Refusals.Invalid("count", $"一次可以入库 1 到 {MaxAtOnce} 个。");

        await using var write = await db.BeginWriteAsync(ct);
        if (!await db.Compounds.AnyAsync(c => c.Id == wanted.CompoundId, ct))
            throw Refusals.NotFound("小区");
        await RequireOwnCodeAsync(code, wanted.CompoundId, ct);
        var first = wanted.First ?? await NextNumberAsync(code, ct);
        if (first < 1 || first + wanted.Count - 1 > ArmbandSerial.MaxNumber)
            throw Refusals.Invalid("first", $"号码只能在 1 到 {ArmbandSerial.MaxNumber} 之间。");

        var serials = Enumerable.Range(first, wanted.Count).Select(n => ArmbandSerial.Of(code, n)).ToList();
        if (await db.Armbands.Where(a => serials.Contains(a.Serial)).OrderBy(a => a.Serial).Select(a => a.Serial).FirstOrDefaultAsync(ct) is { } taken)
            throw ArmbandRefusals.SerialTaken(taken);

        var now = time.Now();
        var community = scope.CommunityId ?? throw Refusals.Forbidden();
        var batch = ArmbandBatch.Of(wanted, serials, community, current.Actor.Name, now);
        db.ArmbandBatches.Add(batch);
        foreach (var serial in serials)
        {
            var armband = Armband.Create(Ids.New(now), community, wanted.CompoundId, serial, wanted.Kind, now, batch.Id, batch.Size);
            db.Armbands.Add(armband);
            history.AddCreated(armband);
        }

        audit.Record(new Act("armband.created", nameof(Armband), null)
        {
            To = nameof(ArmbandState.InStock),
            Details = new { compound = wanted.CompoundId, first = serials[0], last = serials[^1], count = serials.Count, kind = wanted.Kind.ToString(), batch = batch.Id, unitCostFen = batch.UnitCostFen },
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return serials;
    }

    private async Task RequireOwnCodeAsync(string code, Guid compoundId, CancellationToken ct)
    {
        var prefix = ArmbandSerial.Prefix(code);
        var other = await db.Armbands.Where(a => a.Serial.StartsWith(prefix) && a.CompoundId != compoundId)
            .Select(a => db.Compounds.First(c => c.Id == a.CompoundId).Name).FirstOrDefaultAsync(ct);
        if (other is not null)
            throw ArmbandRefusals.CodeOfAnother(other);
    }

    private async Task<int> NextNumberAsync(string code, CancellationToken ct)
    {
        var prefix = ArmbandSerial.Prefix(code);
        var last = await db.Armbands.Where(a => a.Serial.StartsWith(prefix)).OrderByDescending(a => a.Serial).Select(a => a.Serial).FirstOrDefaultAsync(ct);
        return last is null ? 1 : ArmbandSerial.NumberOf(last) + 1;
    }
}

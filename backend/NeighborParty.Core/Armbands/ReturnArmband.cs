using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <summary>An armband that came back, as its history has it.</summary>
/// <param name="State">InStock, or Damaged when it is no longer fit for use.</param>
public sealed record ArmbandReturn(Guid ArmbandId, string Serial, Guid PersonId, ArmbandState State, ArmbandCondition Condition, DateTime ReturnedAt);

/// <summary>Takes an armband back from the person who has it. A repeat gives the first result, also after it went to somebody else.</summary>
public sealed class ReturnArmband(NeighborPartyDb db, FindArmband find, ArmbandHistory history, ArmbandNotices notices, TimeProvider time)
{
    /// <param name="personId">From whom: a late repeat must not take it from the next holder.</param>
    /// <exception cref="RefusedException">404, 409 wrong_state or other_holder.</exception>
    public async Task<ArmbandReturn> RunAsync(Guid id, Guid personId, ArmbandCondition condition, string? note, CancellationToken ct)
    {
        var clean = CleanText.Optional("note", note, 200, "说明");
        await using var write = await db.BeginWriteAsync(ct);
        var (armband, role) = await find.AsKeeperAsync(id, ct);
        if (armband.HolderPersonId != personId)
            return await FirstAsync(armband, personId, ct);

        var from = armband.State;
        armband.Return(condition, role, time.Now());
        var step = condition == ArmbandCondition.Damaged ? ArmbandStep.ReturnDamaged : ArmbandStep.Return;
        var row = history.Add(armband, step, from, role, new ArmbandFacts(personId, condition.ToString(), clean));
        await notices.ReturnedAsync(armband, personId, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return Answer(armband, row);
    }

    private async Task<ArmbandReturn> FirstAsync(Armband armband, Guid personId, CancellationToken ct)
    {
        var last = await db.ArmbandEvents.AsNoTracking()
            .Where(e => e.ArmbandId == armband.Id && e.PersonId == personId && e.Step != ArmbandStep.ShowVoid)
            .OrderByDescending(e => e.Number).FirstOrDefaultAsync(ct);
        return last is { Step: ArmbandStep.Return or ArmbandStep.ReturnDamaged } ? Answer(armband, last) : throw ArmbandRefusals.OtherHolder();
    }

    private static ArmbandReturn Answer(Armband armband, ArmbandEvent row) =>
        new(armband.Id, armband.Serial, row.PersonId!.Value, row.To, Enum.Parse<ArmbandCondition>(row.Detail!), row.At);
}

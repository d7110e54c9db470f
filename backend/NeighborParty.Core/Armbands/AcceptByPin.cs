using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Armbands;

/// <summary>Somebody without a phone types the own PIN on the leader's phone or at the office. A wrong try is kept, so it must not run inside a transaction that the refusal rolls back.</summary>
public sealed class AcceptByPin(
    NeighborPartyDb db, FindArmband find, PolicyBook policies, ArmbandHistory history, ArmbandNotices notices, AuditTrail audit, TimeProvider time)
{
    /// <summary>The history's word.</summary>
    public const string Method = "by_pin";

    /// <exception cref="RefusedException">404, 409 wrong_state, 422 no_pin or wrong_pin.</exception>
    public async Task<Armband> RunAsync(Guid id, string? typed, CancellationToken ct)
    {
        // Checking takes some 100 ms on purpose, so it is done before anybody has to wait for this write; tries are counted inside.
        var seen = await SeenAsync(id, ct);
        var right = seen?.Matches(typed) == true;
        await using var write = await db.BeginWriteAsync(ct);
        var (armband, role) = await find.AsKeeperAsync(id, ct);
        if (armband.State.IsInUse())
            return armband;
        if (!ArmbandStates.Machine.Allows(armband.State, ArmbandStep.Accept, role))
            armband.Accept(role, time.Now());

        var most = (await policies.TodayAsync(ct)).ArmbandPinTries;
        var pin = await db.ArmbandPins.FirstOrDefaultAsync(p => p.PersonId == armband.HolderPersonId, ct);
        if (pin is null || !pin.IsUsable(most))
            throw ArmbandRefusals.NoPin();
        if (!right || pin.Hash != seen!.Hash)
        {
            pin.CountWrong();
            audit.Record(new Act("armband_pin.tried", nameof(ArmbandPin), pin.Id) { Result = "wrong", Via = role == ArmbandRole.Leader ? ActedVia.Leader : null });
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
            throw ArmbandRefusals.WrongPin(Math.Max(0, most - pin.WrongTries));
        }

        armband.Accept(role, time.Now());
        pin.Spend(time.Now());
        history.Add(armband, ArmbandStep.Accept, ArmbandState.PendingAcceptance, role, new ArmbandFacts(armband.HolderPersonId, Method));
        await notices.AcceptedOnTheSpotAsync(armband, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return armband;
    }

    /// <summary>Only for who may act on the armband: others must not keep the program busy.</summary>
    private async Task<ArmbandPin?> SeenAsync(Guid id, CancellationToken ct)
    {
        var (armband, _) = await find.AsKeeperAsync(id, ct);
        var holder = armband.HolderPersonId;
        // Read again inside the write.
        db.Entry(armband).State = EntityState.Detached;
        var most = (await policies.TodayAsync(ct)).ArmbandPinTries;
        return await db.ArmbandPins.AsNoTracking().FirstOrDefaultAsync(p => p.PersonId == holder, ct) is { } pin && pin.IsUsable(most) ? pin : null;
    }
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <param name="Retired">How many are retired now; 0 when a second person must agree first.</param>
/// <param name="RequestId">The request that waits for the second person; null when it was few.</param>
public sealed record RetirementAsked(int Retired, Guid? RequestId);

/// <summary>Retires a list of armbands: few at once, many when another member of staff has agreed.</summary>
public sealed class AskRetirement(
    NeighborPartyDb db, CurrentActor current, CommunityScope scope, RetirementLimit limit, TakeOutOfUse takeOut, AuditTrail audit, TimeProvider time)
{
    private const int MaxAtOnce = 500;

    /// <param name="serials">As typed or scanned, 1 to 500.</param>
    /// <param name="reason">Required.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">400 for a bad list, 404 for an unknown number, 409 wrong_state for one that is out of use already.</exception>
    public async Task<RetirementAsked> RunAsync(IReadOnlyCollection<string> serials, string? reason, CancellationToken ct)
    {
        var why = CleanText.Required("reason", reason, 200, "停用原因");
        var wanted = serials.Select(ArmbandSerial.Clean).Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count is < 1 or > MaxAtOnce)
            throw Refusals.Invalid("serials", $"请填写 1 到 {MaxAtOnce} 个编号。");

        await using var write = await db.BeginWriteAsync(ct);
        var armbands = await db.Armbands.Where(a => wanted.Contains(a.Serial)).OrderBy(a => a.Serial).ToListAsync(ct);
        if (wanted.Except(armbands.Select(a => a.Serial), StringComparer.Ordinal).FirstOrDefault() is { } missing)
            throw Refusals.Invalid("serials", $"没有编号 {missing}，请检查。");
        foreach (var armband in armbands)
            _ = ArmbandStates.Machine.Next(armband.State, ArmbandStep.Retire, ArmbandRole.Staff);

        var asked = await limit.NeedsTwoAsync(armbands.Count, ct) ? Ask(armbands, why) : await RetireNowAsync(armbands, why, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return asked;
    }

    private async Task<RetirementAsked> RetireNowAsync(List<Armband> armbands, string why, CancellationToken ct)
    {
        foreach (var armband in armbands)
            await takeOut.RunAsync(armband, ArmbandRole.Staff, detail: null, why, ct);
        return new RetirementAsked(armbands.Count, null);
    }

    private RetirementAsked Ask(List<Armband> armbands, string why)
    {
        var now = time.Now();
        var community = scope.CommunityId ?? throw Refusals.Forbidden();
        var request = new ArmbandRetirement
        {
            Id = Ids.New(now), CommunityId = community, Reason = why, AskedBy = current.Actor.Id, AskedByName = current.Actor.Name, AskedAt = now,
        };
        request.Items.AddRange(armbands.Select(a => new ArmbandRetirementItem { Id = Ids.New(now), CommunityId = community, RetirementId = request.Id, ArmbandId = a.Id }));
        db.ArmbandRetirements.Add(request);
        audit.Record(new Act("armband_retirement.asked", nameof(ArmbandRetirement), request.Id)
        {
            To = nameof(RetirementState.Asked), ReasonText = why, Details = new { count = armbands.Count, first = armbands[0].Serial, last = armbands[^1].Serial },
        });
        return new RetirementAsked(0, request.Id);
    }
}

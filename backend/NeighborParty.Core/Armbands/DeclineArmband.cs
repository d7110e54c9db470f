using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

public enum DeclineReason
{
    /// <summary>不需要</summary>
    NotNeeded,

    /// <summary>没有收到实物</summary>
    NotReceived,

    /// <summary>损坏或尺寸不合适</summary>
    Unfit,

    /// <summary>其他: the text says what.</summary>
    Other,
}

/// <summary>The person does not take it. That is a report to the leader and staff, not silence.</summary>
public sealed class DeclineArmband(NeighborPartyDb db, FindArmband find, ArmbandHistory history, ArmbandNotices notices, TimeProvider time)
{
    /// <exception cref="RefusedException">400 without a text for Other, 404, 409 wrong_state or other_holder.</exception>
    public async Task<Armband> RunAsync(Guid id, DeclineReason reason, string? text, CancellationToken ct)
    {
        var note = reason == DeclineReason.Other
            ? CleanText.Required("text", text, 200, "原因")
            : CleanText.Optional("text", text, 200, "原因");
        await using var write = await db.BeginWriteAsync(ct);
        var (armband, person) = await find.AsHolderAsync(id, ct);
        if (armband.HolderPersonId is { } holder && holder != person)
            throw ArmbandRefusals.OtherHolder();
        if (await history.IsLastAsync(armband, ArmbandStep.Decline, person, ct))
            return armband;

        armband.Decline(time.Now());
        history.Add(armband, ArmbandStep.Decline, ArmbandState.PendingAcceptance, ArmbandRole.Holder, new ArmbandFacts(person, reason.ToString(), note));
        await notices.DeclinedAsync(armband, person, reason, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return armband;
    }

    public static string Label(DeclineReason reason) => reason switch
    {
        DeclineReason.NotNeeded => "不需要",
        DeclineReason.NotReceived => "没有收到实物",
        DeclineReason.Unfit => "损坏或尺寸不合适",
        _ => "其他原因",
    };
}

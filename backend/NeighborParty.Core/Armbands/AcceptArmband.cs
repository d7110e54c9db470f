using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Photos;

namespace NeighborParty.Core.Armbands;

/// <summary>The holder acknowledges on the phone; or a leader or staff record it on the spot. A repeat changes nothing and gives the first result.</summary>
public sealed class AcceptArmband(NeighborPartyDb db, FindArmband find, CurrentActor current, ArmbandHistory history, ArmbandNotices notices, AttachPhotos photos, TimeProvider time)
{
    public const string OnPhone = "on_phone";

    public const string OnTheSpot = "on_the_spot";

    /// <exception cref="RefusedException">404, 409 wrong_state, other_holder or accept_too_late.</exception>
    public async Task<Armband> OnPhoneAsync(Guid id, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var (armband, person) = await find.AsHolderAsync(id, ct);
        if (armband.HolderPersonId is { } holder && holder != person)
            throw ArmbandRefusals.OtherHolder();
        if (armband.State.IsInUse())
            return armband;

        armband.Accept(ArmbandRole.Holder, time.Now());
        history.Add(armband, ArmbandStep.Accept, ArmbandState.PendingAcceptance, ArmbandRole.Holder, new ArmbandFacts(person, OnPhone));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return armband;
    }

    /// <param name="witness">Who saw it, or where the signature lies.</param>
    /// <param name="photoId">A picture of the signature or the moment, if the leader took one.</param>
    /// <exception cref="RefusedException">400 without a witness, 404, 409 wrong_state, 422 for somebody else's photo.</exception>
    public async Task<Armband> OnTheSpotAsync(Guid id, string? witness, Guid? photoId, CancellationToken ct)
    {
        var note = CleanText.Required("witness", witness, 200, "见证说明");
        await using var write = await db.BeginWriteAsync(ct);
        var (armband, role) = await find.AsKeeperAsync(id, ct);
        if (armband.State.IsInUse())
            return armband;

        armband.Accept(role, time.Now());
        var accepted = history.Add(armband, ArmbandStep.Accept, ArmbandState.PendingAcceptance, role, new ArmbandFacts(armband.HolderPersonId, OnTheSpot, note, PhotoId: photoId));
        if (photoId is { } photo)
            await photos.RunAsync(current.RequirePerson(), accepted.Id, [photo], ct);
        await notices.AcceptedOnTheSpotAsync(armband, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return armband;
    }
}

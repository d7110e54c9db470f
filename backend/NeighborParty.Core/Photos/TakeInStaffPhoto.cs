using System.Security.Cryptography;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Photos;

/// <summary>Takes in a picture that staff made of a paper, or were given at the desk. It belongs to the resident whom it is about.</summary>
public sealed class TakeInStaffPhoto(NeighborPartyDb db, IPhotoStore store, ConsentCheck consents, CommunityScope scope, TimeProvider time)
{
    /// <param name="file">JPEG or PNG.</param>
    /// <param name="about">Whose matters it shows.</param>
    /// <param name="field">Of the form, for the refusal.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">422 when one of them took back the consent to photos; 422 and 413 from <see cref="PhotoInspection"/>.</exception>
    public async Task<StoredPhoto> StoreAsync(ReadOnlyMemory<byte> file, IReadOnlyCollection<Guid> about, string field, CancellationToken ct)
    {
        if (await consents.AnyWithdrewAsync(about, ConsentPurpose.Photos, ct))
            throw PhotoRefusals.ConsentWithdrawn(field);
        var picture = PhotoInspection.Inspect(file);
        var name = $"{RandomNumberGenerator.GetHexString(32, lowercase: true)}.{Photo.ExtensionOf(picture.Type)}";
        await store.SaveAsync(scope.CommunityId!.Value, name, picture.Bytes, ct);
        return new StoredPhoto(name, picture);
    }

    /// <summary>In the caller's unit of work.</summary>
    public Photo Add(StoredPhoto stored, Guid owner, Guid attachedTo)
    {
        var now = time.Now();
        var photo = new Photo
        {
            Id = Ids.New(now), CommunityId = scope.CommunityId!.Value, OwnerId = owner, FileName = stored.FileName, Type = stored.Picture.Type,
            Width = stored.Picture.Width, Height = stored.Picture.Height, Bytes = stored.Picture.Bytes.Length, CreatedAt = now,
        };
        photo.AttachTo(attachedTo);
        db.Photos.Add(photo);
        return photo;
    }
}

using System.Security.Cryptography;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Photos;

/// <summary>Takes in a picture that staff made of a paper, or were given at the desk. It belongs to the resident whom it is about.</summary>
public sealed class TakeInStaffPhoto(NeighborPartyDb db, IPhotoStore store, CommunityScope scope, TimeProvider time)
{
    /// <exception cref="RefusedException">422 and 413 from <see cref="PhotoInspection"/>.</exception>
    public async Task<StoredPhoto> StoreAsync(ReadOnlyMemory<byte> file, CancellationToken ct)
    {
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

using System.Security.Cryptography;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.Photos;

/// <summary>A photo whose bytes are in the store and that has no row yet. Without one the sweep takes it away after a day.</summary>
public sealed record StoredPhoto(string FileName, InspectedPhoto Picture);

/// <summary>Takes a picture in, in two steps: checking and storing take time and must not hold the database; the row is the act.</summary>
public sealed class TakeInPhoto(
    NeighborPartyDb db, IPhotoStore store, Neighbourhood neighbourhood, ConsentCheck consents, CurrentActor current, CommunityScope scope, TimeProvider time)
{
    /// <exception cref="RefusedException">422 and 413 from <see cref="PhotoInspection"/>; 403 for who is not a member anywhere or did not consent.</exception>
    public async Task<StoredPhoto> StoreAsync(ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        var (person, _) = await neighbourhood.RequireMemberAsync(ct);
        await consents.RequireAsync(person, ConsentPurpose.Photos, ct);
        var picture = PhotoInspection.Inspect(file);
        var name = $"{RandomNumberGenerator.GetHexString(32, lowercase: true)}.{Photo.ExtensionOf(picture.Type)}";
        await store.SaveAsync(scope.CommunityId!.Value, name, picture.Bytes, ct);
        return new StoredPhoto(name, picture);
    }

    /// <param name="stored">From <see cref="StoreAsync"/>.</param>
    /// <param name="assurance">What the sender says of it.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Photo> RunAsync(StoredPhoto stored, PhotoAssurance assurance, CancellationToken ct)
    {
        var now = time.Now();
        var photo = new Photo
        {
            Id = Ids.New(now),
            CommunityId = scope.CommunityId!.Value,
            OwnerId = current.RequirePerson(),
            FileName = stored.FileName,
            Type = stored.Picture.Type,
            Width = stored.Picture.Width,
            Height = stored.Picture.Height,
            Bytes = stored.Picture.Bytes.Length,
            CreatedAt = now,
            Assurance = assurance,
        };
        db.Photos.Add(photo);
        await db.SaveChangesAsync(ct);
        return photo;
    }
}

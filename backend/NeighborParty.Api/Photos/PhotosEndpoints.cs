using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Photos;

namespace NeighborParty.Api.Photos;

/// <param name="Id">Name it where the photo belongs, within a day.</param>
public sealed record PhotoAdded(Guid Id, int Width, int Height)
{
    public static PhotoAdded Example => new(new Guid("0195aaaa-0000-7000-8000-000000000001"), 1080, 1440);
}

public static class PhotosEndpoints
{
    public static void MapPhotos(this RouteGroupBuilder api)
    {
        var photos = api.MapGroup("/photos").WithTags("照片");
        photos.MapPost("", Add).RequireRateLimiting(Limits.Upload)
            .WithMetadata(new RequestSizeLimitAttribute(PhotoUpload.MaxRequestBytes))
            .Accepts<PhotoForm>("multipart/form-data")
            .WithSummary("上传一张照片，并说明上面有没有孩子的脸、证件（拍摄位置等信息会被去除；一天内未使用会自动删除）")
            .Refuses("consent_required", "membership_required", "photo.wrong_type", "photo.damaged", "photo.too_many_pixels", "photo.too_large", "photo.assurance_required", "too_large")
            .Idempotent();
        photos.MapGet("/{id:guid}", Show).AllowAnonymous()
            .WithSummary("查看照片（地址由其他接口给出，带签名，十分钟内有效）")
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg", additionalContentTypes: "image/png")
            .Refuses("not_found");
    }

    private static async Task<Created<PhotoAdded>> Add(PhotoUpload upload, TakeInPhoto take, CancellationToken ct)
    {
        var photo = await take.RunAsync(upload.Stored, upload.Assurance, ct);
        return TypedResults.Created((string?)null, new PhotoAdded(photo.Id, photo.Width, photo.Height));
    }

    /// <summary>The signature is the right to look: pictures in pages and WeChat's check cannot sign in.</summary>
    private static async Task<IResult> Show(
        Guid id, [FromQuery] string? expires, [FromQuery] string? signature, PhotoAddresses addresses, NeighborPartyDb db, IPhotoStore store, HttpContext http, CancellationToken ct)
    {
        if (!addresses.IsGood(id, expires, signature)
            || await db.Photos.AcrossCommunities().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } photo
            || await store.OpenAsync(photo.CommunityId, photo.FileName, ct) is not { } file)
            throw Refusals.NotFound("照片");

        http.Response.Headers.ContentDisposition = $"inline; filename=\"{photo.FileName}\"";
        http.Response.Headers.CacheControl = "private, max-age=600";
        return TypedResults.Stream(file, photo.ContentType);
    }
}

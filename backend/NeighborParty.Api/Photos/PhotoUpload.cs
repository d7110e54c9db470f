using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Features;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Photos;

namespace NeighborParty.Api.Photos;

/// <summary>
/// A photo that came in as multipart/form-data and was checked and stored while the request was bound: before the
/// transaction that keeps the answer, which must not wait for it. Of the request only the hash is compared on a repeat.
/// </summary>
public sealed record PhotoUpload(string Sha256, PhotoAssurance Assurance, [property: JsonIgnore] StoredPhoto Stored)
{
    /// <summary>The picture and the form around it.</summary>
    public const long MaxRequestBytes = PhotoInspection.MaxBytes + (64 * 1024);

    private const string Field = "photo";

    /// <exception cref="RefusedException">400 without exactly one file, 413, 422 without a word on who is in the picture.</exception>
    public static async ValueTask<PhotoUpload?> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        var ct = http.RequestAborted;
        if (!http.Request.HasFormContentType)
            throw PhotoRefusals.Missing();
        var form = await ReadFormAsync(http, ct);
        if (form.Files.Count != 1 || form.Files.GetFile(Field) is not { Length: > 0 } file)
            throw PhotoRefusals.Missing();
        if (file.Length > PhotoInspection.MaxBytes)
            throw PhotoRefusals.TooLarge();
        var assurance = QueryWords.Read<PhotoAssurance>("assurance", form["assurance"]) ?? throw PhotoRefusals.AssuranceRequired();

        var bytes = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
            await stream.ReadExactlyAsync(bytes, ct);
        var stored = await http.RequestServices.GetRequiredService<TakeInPhoto>().StoreAsync(bytes, ct);
        return new PhotoUpload(Convert.ToHexStringLower(SHA256.HashData(bytes)), assurance, stored);
    }

    private static async Task<IFormCollection> ReadFormAsync(HttpContext http, CancellationToken ct)
    {
        try
        {
            return await new FormFeature(http.Request, new FormOptions { ValueCountLimit = 8, MultipartBodyLengthLimit = MaxRequestBytes })
                .ReadFormAsync(ct);
        }
        catch (InvalidDataException)
        {
            throw PhotoRefusals.Missing();
        }
    }
}

/// <summary>The form as the contract shows it.</summary>
/// <param name="Photo">JPG 或 PNG，不超过 10 MiB，每边不超过 8000 像素，总共不超过 2500 万像素。</param>
/// <param name="Assurance">nothingPrivate：没有孩子的脸、证件和车牌；withConsent：有，但本人已同意（孩子由监护人）。会和照片一起记录，审核时能看到。</param>
public sealed record PhotoForm(IFormFile Photo, PhotoAssurance Assurance);

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.Core.Photos;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>Pictures that staff send with a form. Its page says RequestSizeLimit(MostRequestBytes): every other form is small, and limited to that.</summary>
internal static class FormPhotos
{
    /// <summary>The pictures of a form together, in bytes. The browser has made them smaller before.</summary>
    public const long MostBytes = PhotoInspection.MaxBytes;

    /// <summary>With the fields around them; below what the proxy of deploy/ lets through.</summary>
    public const long MostRequestBytes = MostBytes + (64 * 1024);

    /// <returns>Null when they are too large: the field says so.</returns>
    public static async Task<IReadOnlyList<ReadOnlyMemory<byte>>?> ReadPhotosAsync(this PageModel page, string field, IReadOnlyList<IFormFile> files, CancellationToken ct)
    {
        if (files.Sum(f => f.Length) > MostBytes)
        {
            page.ModelState.AddModelError(field, "照片太大，合起来不能超过 10 MB。");
            return null;
        }

        var read = new List<ReadOnlyMemory<byte>>();
        foreach (var file in files)
        {
            var bytes = new byte[file.Length];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(bytes, ct);
            read.Add(bytes);
        }

        return read;
    }

    /// <summary>When a form is shown again as it was filled in: a browser does not send back what was chosen before.</summary>
    public static void AskAgain(this PageModel page, string field, IReadOnlyList<IFormFile> files)
    {
        if (files.Count > 0)
            page.ModelState.AddModelError(field, "照片没有保存，请重新选择。");
    }
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sessions;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.Places;

/// <summary>
/// The picture of a code for print. WeChat draws it once; it is kept as a file in the data folder, because the same scene
/// always gives the same code and printing must work when WeChat does not.
/// </summary>
public sealed class DrawDoorCode(NeighborPartyDb db, DataFolder folder, IWeChat weChat)
{
    /// <summary>Pixels: 9 cm at 300 dpi.</summary>
    private const int Width = 1060;

    /// <exception cref="RefusedException">404 for a foreign code, 410 for a revoked one, 503 when WeChat cannot be reached.</exception>
    public async Task<WeChatPicture> RunAsync(Guid codeId, CancellationToken ct)
    {
        var code = await db.DoorCodes.AsNoTracking().FirstOrDefaultAsync(c => c.Id == codeId, ct) ?? throw Refusals.NotFound("门码");
        if (code.IsRevoked)
            throw PlaceRefusals.RevokedCode();

        foreach (var (extension, type) in new[] { ("jpg", "image/jpeg"), ("png", "image/png") })
            if (File.Exists(PathOf(code, extension)))
                return new WeChatPicture(await File.ReadAllBytesAsync(PathOf(code, extension), ct), type);

        try
        {
            var picture = await weChat.GetUnlimitedCodeAsync(new UnlimitedCode(code.Token, Width: Width), ct);
            await KeepAsync(PathOf(code, picture.ContentType == "image/png" ? "png" : "jpg"), picture.Bytes, ct);
            return picture;
        }
        catch (WeChatException)
        {
            throw SessionRefusals.WeChatDown();
        }
    }

    private string PathOf(DoorCode code, string extension) => Path.Combine(folder.DoorCodes, $"{code.Id:N}.{extension}");

    /// <summary>Whole or not at all: a half-written picture must not be printed.</summary>
    private static async Task KeepAsync(string path, byte[] bytes, CancellationToken ct)
    {
        var half = $"{path}.{Path.GetRandomFileName()}";
        await File.WriteAllBytesAsync(half, bytes, ct);
        File.Move(half, path, overwrite: true);
    }
}

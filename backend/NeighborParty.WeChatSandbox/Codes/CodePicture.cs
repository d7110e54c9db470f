using QRCoder;

namespace NeighborParty.WeChatSandbox.Codes;

/// <summary>Draws the code with a striped frame and the word SANDBOX below, so that no print of it passes for a real one.</summary>
internal static class CodePicture
{
    private const byte Paper = 255;
    private const byte Stripe = 170; // light enough for readers to take it for paper

    public static byte[] Jpeg(string content, int width)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix; // includes four modules of quiet zone on each side
        var pixels = new byte[width * width];
        Array.Fill(pixels, Paper);

        var frame = Math.Max(6, width / 50);
        var letter = Math.Max(2, width / 160);
        var footer = letter * 9;
        DrawFrame(pixels, width, frame);
        PixelLetters.Draw(pixels, width, (width - PixelLetters.Width("SANDBOX", letter)) / 2, width - frame - footer + letter, letter, "SANDBOX");

        var room = width - (2 * frame) - footer;
        var scale = Math.Max(1, room / modules.Count);
        var left = (width - (scale * modules.Count)) / 2;
        var top = frame + ((room - (scale * modules.Count)) / 2);
        for (var y = 0; y < modules.Count * scale; y++)
        {
            for (var x = 0; x < modules.Count * scale; x++)
            {
                if (modules[y / scale][x / scale])
                    pixels[((top + y) * width) + left + x] = 0;
            }
        }

        return GrayJpeg.Encode(pixels, width, width);
    }

    /// <summary>Dark modules on nothing.</summary>
    public static byte[] Png(string content)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return code.GetGraphic(8, [0, 0, 0, 255], [255, 255, 255, 0]);
    }

    private static void DrawFrame(byte[] pixels, int width, int frame)
    {
        for (var y = 0; y < width; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var edge = Math.Min(Math.Min(x, y), Math.Min(width - 1 - x, width - 1 - y));
                if (edge < frame && (x + y) / frame % 2 == 0)
                    pixels[(y * width) + x] = Stripe;
            }
        }
    }
}

namespace NeighborParty.Core.Photos;

/// <summary>A picture that passed: its type, its size and the bytes that are kept.</summary>
public sealed record InspectedPhoto(PhotoType Type, int Width, int Height, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Looks at a file from outside before anything decodes it: what it really is, whether its structure holds, how large the
/// picture is. Keeps only what is needed to draw it: position, camera, comments, colour profiles and hidden tails are left behind.
/// WebP is not taken because WeChat cannot check it.
/// </summary>
public static class PhotoInspection
{
    /// <summary>10 MiB, as sent and as kept; WeChat's check takes no more.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Pixels on a side.</summary>
    public const int MaxSide = 8_000;

    /// <summary>25 megapixels.</summary>
    public const int MaxPixels = 25_000_000;

    /// <exception cref="Basics.RefusedException">422 when it is not a whole JPEG or PNG or has too many pixels, 413 when it is too large.</exception>
    public static InspectedPhoto Inspect(ReadOnlyMemory<byte> file)
    {
        if (file.Length > MaxBytes)
            throw PhotoRefusals.TooLarge();
        var photo = JpegFile.HasSignature(file.Span) ? JpegFile.Clean(file.Span)
            : PngFile.HasSignature(file.Span) ? PngFile.Clean(file)
            : throw PhotoRefusals.WrongType();
        return photo.Bytes.Length <= MaxBytes ? photo : throw PhotoRefusals.TooLarge();
    }

    internal static void RequireSize(int width, int height)
    {
        if (width <= 0 || height <= 0)
            throw PhotoRefusals.Damaged();
        if (width > MaxSide || height > MaxSide || (long)width * height > MaxPixels)
            throw PhotoRefusals.TooManyPixels();
    }
}

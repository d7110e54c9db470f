using System.Text;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Photos;

namespace NeighborParty.UnitTests.Photos;

public sealed class PhotoInspectionTests
{
    [Fact]
    public void A_jpeg_loses_position_comments_and_tail_and_keeps_its_orientation()
    {
        var hidden = CraftedFiles.Jpeg(
            segments: [CraftedFiles.Exif(6), CraftedFiles.Segment(0xFE, "COMMENT-CANARY"u8.ToArray()), CraftedFiles.Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0XMP-CANARY"u8]), CraftedFiles.Segment(0xE2, [.. "ICC_PROFILE\0ICC-CANARY"u8])],
            tail: [.. "<html><script>alert('TAIL-CANARY')</script>"u8]);
        var photo = PhotoInspection.Inspect(hidden);

        Assert.Equal((PhotoType.Jpeg, 8, 8), (photo.Type, photo.Width, photo.Height));
        var text = Encoding.Latin1.GetString(photo.Bytes.Span);
        Assert.DoesNotContain("CANARY", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", text, StringComparison.Ordinal);
        Assert.Equal(6, OrientationIn(photo.Bytes.ToArray()));
        Assert.EndsWith("\u00FF\u00D9", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_stands_upright_carries_no_exif_at_all() =>
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(PhotoInspection.Inspect(CraftedFiles.Jpeg(segments: [CraftedFiles.Exif(1)])).Bytes.Span), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void An_impossible_orientation_is_dropped(byte orientation) =>
        Assert.Null(OrientationIn(PhotoInspection.Inspect(CraftedFiles.Jpeg(segments: [CraftedFiles.Exif(orientation)])).Bytes.ToArray()));

    [Fact]
    public void What_was_cleaned_is_clean_and_stays_as_it_is()
    {
        var once = PhotoInspection.Inspect(CraftedFiles.Jpeg(segments: [CraftedFiles.Exif(8)], tail: [1, 2, 3])).Bytes;
        Assert.Equal(once.ToArray(), PhotoInspection.Inspect(once).Bytes.ToArray());
    }

    [Fact]
    public void Stuffed_bytes_and_restarts_in_a_scan_are_part_of_the_picture()
    {
        byte[] scan = [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56];
        var kept = PhotoInspection.Inspect(CraftedFiles.Jpeg(scan: scan)).Bytes.Span;
        Assert.True(kept.IndexOf(scan) > 0);
    }

    [Fact]
    public void A_png_loses_text_other_chunks_and_tails()
    {
        var file = CraftedFiles.Png(
            extra: [("tEXt", "Comment\0TEXT-CANARY"u8.ToArray()), ("eXIf", "EXIF-CANARY"u8.ToArray()), ("iCCP", "ICC-CANARY"u8.ToArray())],
            tail: CraftedFiles.Zip(), packedTail: "PACKED-CANARY"u8.ToArray());
        var photo = PhotoInspection.Inspect(file);

        Assert.Equal((PhotoType.Png, 4, 4), (photo.Type, photo.Width, photo.Height));
        var text = Encoding.Latin1.GetString(photo.Bytes.Span);
        Assert.DoesNotContain("CANARY", text, StringComparison.Ordinal);
        Assert.DoesNotContain("PK\u0003\u0004", text, StringComparison.Ordinal);
        Assert.Equal(photo.Bytes.ToArray(), PhotoInspection.Inspect(photo.Bytes).Bytes.ToArray());
    }

    [Fact]
    public void An_interlaced_png_passes_with_its_seven_passes()
    {
        var exact = InterlacedBytes(4, 4);
        Assert.Equal(PhotoType.Png, PhotoInspection.Inspect(CraftedFiles.Png(pixels: new byte[exact], interlace: 1)).Type);
        Assert.Equal("photo.damaged", Refused(CraftedFiles.Png(pixels: new byte[exact - 1], interlace: 1)));
    }

    public static TheoryData<string, byte[]> NotPhotos => new()
    {
        { "svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray() },
        { "html", "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray() },
        { "gif", "GIF89a\u0001\0\u0001\0"u8.ToArray() },
        { "zip", CraftedFiles.Zip() },
        { "webp", "RIFF\u0010\0\0\0WEBPVP8 "u8.ToArray() },
        { "html before a jpeg", [.. "<html>"u8, .. CraftedFiles.Jpeg()] },
        { "nothing", [] },
        { "one byte", [0xFF] },
    };

    [Theory]
    [MemberData(nameof(NotPhotos))]
    public void What_is_no_photo_is_refused_whatever_it_is_called(string what, byte[] file)
    {
        Assert.NotNull(what);
        Assert.Equal("photo.wrong_type", Refused(file));
    }

    [Theory]
    [InlineData(8001, 10)]
    [InlineData(10, 8001)]
    [InlineData(6000, 5000)]
    public void Too_many_pixels_are_refused_by_the_head_alone(int width, int height)
    {
        Assert.Equal("photo.too_many_pixels", Refused(CraftedFiles.Jpeg(width, height)));
        Assert.Equal("photo.too_many_pixels", Refused(CraftedFiles.Png(width, height, pixels: [])));
    }

    [Fact]
    public void Sizes_at_the_limit_are_taken() => Assert.Equal(8000, PhotoInspection.Inspect(CraftedFiles.Jpeg(8000, 3125)).Width);

    [Fact]
    public void Every_cut_through_a_jpeg_or_png_is_refused_and_never_an_error()
    {
        byte[][] files = [CraftedFiles.Jpeg(segments: [CraftedFiles.Exif(6)]), CraftedFiles.Png()];
        foreach (var whole in files)
            for (var length = 0; length < whole.Length; length++)
                Assert.Contains(Refused(whole[..length]), (string[])["photo.damaged", "photo.wrong_type"]);
    }

    [Fact]
    public void Any_changed_byte_is_taken_or_refused_and_never_an_error()
    {
        byte[][] files = [CraftedFiles.Jpeg(segments: [CraftedFiles.Exif(6)]), CraftedFiles.Png()];
        foreach (var whole in files)
            for (var at = 0; at < whole.Length; at++)
                foreach (byte value in (byte[])[0, 1, 0x7F, 0x80, 0xFF])
                {
                    var changed = (byte[])whole.Clone();
                    changed[at] = value;
                    _ = Refused(changed);
                }
    }

    [Fact]
    public void A_png_that_unpacks_to_more_than_its_head_says_is_refused() =>
        Assert.Equal("photo.damaged", Refused(CraftedFiles.Png(pixels: new byte[10_000_000])));

    [Fact]
    public void A_wrong_checksum_is_refused()
    {
        var file = CraftedFiles.Png();
        file[^1] ^= 1;
        Assert.Equal("photo.damaged", Refused(file));
    }

    [Fact]
    public void Tables_with_room_for_a_payload_are_refused() =>
        Assert.Equal("photo.damaged", Refused(CraftedFiles.Jpeg(segments: [CraftedFiles.Segment(0xDB, [0, .. new byte[64], .. "<script>"u8])])));

    [Fact]
    public void More_than_ten_megabytes_are_refused() => Assert.Equal("photo.too_large", Refused(new byte[PhotoInspection.MaxBytes + 1]));

    private static string? Refused(byte[] file)
    {
        try
        {
            PhotoInspection.Inspect(file);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Code;
        }
    }

    private static int InterlacedBytes(int width, int height)
    {
        (int X, int Y, int Dx, int Dy)[] passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        var bytes = 0;
        foreach (var (x0, y0, dx, dy) in passes)
            for (var y = y0; y < height; y += dy)
            {
                var columns = 0;
                for (var x = x0; x < width; x += dx)
                    columns++;
                bytes += columns == 0 ? 0 : 1 + (3 * columns);
            }

        return bytes;
    }

    /// <summary>Read independently of the code under test: the tag in big-endian directory entries.</summary>
    private static int? OrientationIn(byte[] jpeg)
    {
        var at = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x01, 0x12, 0, 3, 0, 0, 0, 1]);
        return at < 0 ? null : jpeg[at + 9];
    }
}

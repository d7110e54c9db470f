using System.Buffers.Text;

namespace NeighborParty.Core.Basics;

/// <summary>Where a keyset page goes on: the sort time and the id of the last row, opaque to the client.</summary>
public sealed record Cursor(DateTime At, Guid Id)
{
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[24];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, At.Ticks);
        Id.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="RefusedException">400 for a cursor that this program did not make.</exception>
    public static Cursor? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        Span<byte> bytes = stackalloc byte[24];
        if (text.Length != 32 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != 24)
            throw Refusals.Invalid("after", "翻页标记不正确，请从第一页重新打开。");

        var ticks = System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes);
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks
            ? throw Refusals.Invalid("after", "翻页标记不正确，请从第一页重新打开。")
            : new Cursor(new DateTime(ticks, DateTimeKind.Utc), new Guid(bytes[8..], bigEndian: true));
    }
}

/// <summary>One page of a list. <see cref="Next"/> is null on the last one.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

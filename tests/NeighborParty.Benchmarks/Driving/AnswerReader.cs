using System.Buffers.Text;
using System.Net.Sockets;

namespace NeighborParty.Benchmarks.Driving;

/// <summary>Finds the end of an HTTP/1.1 answer that is the only one on its connection.</summary>
internal static class AnswerReader
{
    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> LengthHeader => "\r\nContent-Length: "u8;

    private static ReadOnlySpan<byte> LastChunk => "\r\n0\r\n\r\n"u8;

    /// <returns>How many bytes the whole answer had; 0 when the server hung up.</returns>
    public static async ValueTask<int> ReadAsync(Socket socket, byte[] buffer, CancellationToken ct)
    {
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), ct);
            if (read == 0)
                return 0;
            length += read;
            if (IsWhole(buffer.AsSpan(0, length)))
                return length;
            if (length == buffer.Length)
                throw new InvalidOperationException("An answer is longer than this client expects.");
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf(HeadEnd);
        if (head < 0)
            return false;
        var at = answer[..head].IndexOf(LengthHeader);
        if (at < 0)
            return answer[^3..].SequenceEqual("\n\r\n"u8) && (answer.EndsWith(LastChunk) || answer[(head + 4)..].SequenceEqual("0\r\n\r\n"u8));
        return Utf8Parser.TryParse(answer[(at + LengthHeader.Length)..], out int body, out _) && answer.Length >= head + 4 + body;
    }
}

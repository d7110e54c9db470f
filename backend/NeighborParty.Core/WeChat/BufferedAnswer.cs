using System.Net.Http.Headers;

namespace NeighborParty.Core.WeChat;

/// <summary>An answer that was read to its end, within a limit, while the clock of the attempt was still running.</summary>
internal sealed class BufferedAnswer : ByteArrayContent
{
    private static readonly string[] PictureTypes = ["image/jpeg", "image/png", "image/jpg", "application/octet-stream"];

    private BufferedAnswer(byte[] bytes, MediaTypeHeaderValue? contentType)
        : base(bytes)
    {
        Bytes = bytes;
        Headers.ContentType = contentType;
    }

    public byte[] Bytes { get; }

    /// <summary>
    /// The picture type when both what the server says and the first bytes speak for one; null otherwise. Neither
    /// alone is enough: refusals are JSON, with any content type, under the same status.
    /// </summary>
    public string? PictureType
    {
        get
        {
            var said = Headers.ContentType?.MediaType;
            if (said is not null && !PictureTypes.Contains(said, StringComparer.OrdinalIgnoreCase))
                return null;
            return Bytes switch
            {
                [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
                [0x89, 0x50, 0x4E, 0x47, ..] => "image/png",
                _ => null,
            };
        }
    }

    /// <summary>Replaces the content of a response by its bytes.</summary>
    /// <exception cref="WeChatException">The answer is larger than the call allows.</exception>
    public static async Task FillAsync(HttpResponseMessage response, WeChatCall call, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > call.AnswerLimit)
            throw TooLarge(call);
        using var kept = new MemoryStream();
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var chunk = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            if (kept.Length + read > call.AnswerLimit)
                throw TooLarge(call);
            await kept.WriteAsync(chunk.AsMemory(0, read), cancellationToken);
        }
        response.Content = new BufferedAnswer(kept.ToArray(), response.Content.Headers.ContentType);
    }

    private static WeChatException TooLarge(WeChatCall call) =>
        new(WeChatFailure.Unavailable, 0, call.Path) { OutcomeUnknown = true };
}

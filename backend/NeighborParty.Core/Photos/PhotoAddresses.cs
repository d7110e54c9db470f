using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Photos;

/// <summary>
/// Makes and checks the addresses that open a photo without signing in, for pictures in pages and for WeChat's check.
/// Whoever makes one has made sure that its reader may see the picture.
/// </summary>
public sealed class PhotoAddresses(Signer signer, TimeProvider time)
{
    /// <summary>Ten minutes.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private const string Purpose = "photo";
    private const int MinuteSeconds = 60;
    private readonly ConcurrentDictionary<Guid, string> _thisMinute = new();
    private long _minute;

    /// <summary>
    /// A path with query, for the program's own address; good for nine to ten minutes. It stays the same within a minute, so that
    /// a list that did not change is the same to the letter.
    /// </summary>
    public string For(Guid photoId)
    {
        var minute = time.GetUtcNow().ToUnixTimeSeconds() / MinuteSeconds;
        if (Interlocked.Exchange(ref _minute, minute) != minute)
            _thisMinute.Clear();
        return _thisMinute.GetOrAdd(photoId, static (id, a) => a.Self.Make(id, a.Expires), (Self: this, Expires: (minute * MinuteSeconds) + (long)Life.TotalSeconds));
    }

    private string Make(Guid photoId, long expires)
    {
        var signature = Base64Url.EncodeToString(signer.Sign(Purpose, Text(photoId, expires)));
        return string.Create(CultureInfo.InvariantCulture, $"/api/v1/photos/{photoId}?expires={expires}&signature={signature}");
    }

    public bool IsGood(Guid photoId, string? expires, string? signature)
    {
        Span<byte> bytes = stackalloc byte[32];
        return signature is { Length: 43 }
            && Base64Url.TryDecodeFromChars(signature, bytes, out var written) && written == bytes.Length
            && long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            && until >= time.GetUtcNow().ToUnixTimeSeconds()
            && signer.Verify(Purpose, Text(photoId, until), bytes);
    }

    private static string Text(Guid photoId, long expires) => string.Create(CultureInfo.InvariantCulture, $"{photoId:N}|{expires}");
}

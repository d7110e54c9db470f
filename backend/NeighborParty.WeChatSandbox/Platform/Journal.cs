using System.Text;

namespace NeighborParty.WeChatSandbox.Platform;

/// <summary>One call as it may be shown: secrets are masked before they get here.</summary>
internal sealed record JournalEntry(
    int Number,
    DateTimeOffset At,
    string Method,
    string Path,
    string Query,
    string RequestBody,
    int Status,
    int Errcode,
    string ResponseBody,
    string? Rid,
    string ClientIp,
    int Milliseconds);

/// <summary>The last calls, newest last.</summary>
internal sealed class Journal
{
    private const int Kept = 500;
    private const int BodyShown = 2000;
    private readonly List<JournalEntry> entries = [];
    private int numbers;

    public IReadOnlyList<JournalEntry> Entries => entries;

    public void Clear() => entries.Clear();

    public JournalEntry? ByRid(string rid) => entries.Find(e => e.Rid == rid);

    public void Add(ApiCall call, ApiAnswer answer, byte[] body, DateTimeOffset now, int milliseconds)
    {
        var text = answer.ContentType.StartsWith("image/", StringComparison.Ordinal)
            ? $"({answer.ContentType}, {body.Length} bytes)"
            : Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, BodyShown));
        entries.Add(new JournalEntry(
            ++numbers, now, call.Method, call.Path, Masking.Query(call.QueryText), Masking.Json(Shorten(call.RawBody)),
            answer.Status, answer.Errcode, Masking.Json(text), RidLookup.RidIn(text), call.ClientIp, milliseconds));
        if (entries.Count > Kept)
            entries.RemoveAt(0);
    }

    private static string Shorten(string text) => text.Length <= BodyShown ? text : text[..BodyShown];
}

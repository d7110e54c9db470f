namespace NeighborParty.WeChatSandbox.Content;

/// <summary>Counts requests for the same picture: too many in a minute are refused.</summary>
internal sealed class MediaRepeats
{
    private readonly List<(string Url, DateTimeOffset At)> recent = [];

    /// <summary>Requests taken since the start.</summary>
    public int Total { get; private set; }

    public bool Allow(string url, int limit, DateTimeOffset now)
    {
        recent.RemoveAll(r => now - r.At >= TimeSpan.FromMinutes(1));
        if (recent.Count(r => r.Url == url) >= limit)
            return false;

        recent.Add((url, now));
        Total++;
        return true;
    }
}

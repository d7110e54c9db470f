using System.Globalization;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Audit;

/// <summary>
/// Heads of the chains written to a file outside the database, once a day. Whoever cuts the tail of the trail in
/// the database would have to change these files too; copy them elsewhere.
/// </summary>
public sealed class AuditAnchors(DataFolder folder) : IDisposable
{
    private readonly SemaphoreSlim _file = new(1, 1);

    /// <summary>Appends one line for each head that has none for this day: day, community, sequence, hash.</summary>
    public async Task ExportAsync(IEnumerable<AuditChainHead> heads, DateOnly day, CancellationToken ct)
    {
        var path = Path.Combine(folder.Anchors, $"{day:yyyy-MM}.txt");
        await _file.WaitAsync(ct);
        try
        {
            var known = File.Exists(path)
                ? (await File.ReadAllLinesAsync(path, ct)).Select(l => l.Split(' ')).Where(l => l.Length == 4).Select(l => (l[0], l[1])).ToHashSet()
                : [];
            var lines = heads.Select(h => (Day: day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Community: h.CommunityId.ToString("N"), Head: h))
                .Where(l => !known.Contains((l.Day, l.Community)))
                .Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Day} {l.Community} {l.Head.Sequence} {l.Head.Hash}"))
                .ToList();
            if (lines.Count > 0)
                await File.AppendAllLinesAsync(path, lines, ct);
        }
        finally
        {
            _file.Release();
        }
    }

    internal IReadOnlyDictionary<Guid, Dictionary<long, string>> Read()
    {
        var anchored = new Dictionary<Guid, Dictionary<long, string>>();
        foreach (var line in Directory.EnumerateFiles(folder.Anchors, "*.txt").SelectMany(File.ReadLines))
        {
            var part = line.Split(' ');
            if (part.Length != 4)
                continue;
            var community = Guid.ParseExact(part[1], "N");
            if (!anchored.TryGetValue(community, out var links))
                anchored[community] = links = [];
            links[long.Parse(part[2], CultureInfo.InvariantCulture)] = part[3];
        }

        return anchored;
    }

    public void Dispose() => _file.Dispose();
}

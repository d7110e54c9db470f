using System.Globalization;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Audit;

/// <summary>
/// Heads of the chains written to a file outside the database, once a day. Whoever cuts the tail of the trail in
/// the database would have to change these files too; copy them elsewhere.
/// </summary>
public sealed class AuditAnchors(DataFolder folder)
{
    /// <summary>Appends one line for each head: day, community, sequence, hash.</summary>
    public async Task ExportAsync(IEnumerable<AuditChainHead> heads, DateOnly day, CancellationToken ct)
    {
        var lines = heads.Select(h => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} {h.CommunityId:N} {h.Sequence} {h.Hash}"));
        await File.AppendAllLinesAsync(Path.Combine(folder.Anchors, $"{day:yyyy-MM}.txt"), lines, ct);
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
}

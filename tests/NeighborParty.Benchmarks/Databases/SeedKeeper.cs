using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NeighborParty.Benchmarks.Schema;

namespace NeighborParty.Benchmarks.Databases;

/// <summary>Names kept databases by what they were made from, and notes when that was.</summary>
public static class SeedKeeper
{
    /// <summary>Older ones hold whereabouts that the product's own jobs would soon clear away.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public static string NameOf(string provider, string schema, int rows, int members) => string.Create(CultureInfo.InvariantCulture,
        $"{provider}_{rows}_{members}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{SeedRows.Version}\n{schema}")))[..12]}");

    /// <summary>The pattern of names that differ only in the schema: of no use any more.</summary>
    public static string Siblings(string name) => name[..(name.LastIndexOf('_') + 1)] + "*";

    public static SeedPlan NewPlan(int rows, int members)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new SeedPlan(rows, members, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)));
    }

    /// <summary>Null when there is none, it was not finished, or it is too old.</summary>
    public static SeedPlan? Find(string folder, int rows, int members)
    {
        var note = Path.Combine(folder, "seeded-at.txt");
        if (!File.Exists(note))
            return null;
        var at = DateTime.Parse(File.ReadAllText(note), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        return TimeProvider.System.GetUtcNow().UtcDateTime - at < Kept ? new SeedPlan(rows, members, at) : null;
    }

    public static void Keep(string folder, SeedPlan plan) => File.WriteAllText(Path.Combine(folder, "seeded-at.txt"), plan.Now.ToString("O", CultureInfo.InvariantCulture));
}

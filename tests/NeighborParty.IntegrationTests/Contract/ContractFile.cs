using System.Text;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Contract;

/// <summary>A file of the contract: compared with what the program says now, or written anew when asked to.</summary>
internal static class ContractFile
{
    public const string Switch = "NEIGHBORPARTY_UPDATE_CONTRACT";

    public static async Task GuardAsync(string name, string now)
    {
        var path = Sources.File("miniprogram-contract", name);
        now = now.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(Switch) == "1")
            await File.WriteAllTextAsync(path, now, new UTF8Encoding(false));
        var kept = File.Exists(path) ? (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n") : "";
        Assert.True(kept == now, $"{name} is not what the program says. First difference in line {FirstDifference(kept, now)}. Update: {Switch}=1 dotnet test tests/NeighborParty.IntegrationTests --filter FullyQualifiedName~Contract");
    }

    private static string FirstDifference(string kept, string now)
    {
        var (before, after) = (kept.Split('\n'), now.Split('\n'));
        var line = Enumerable.Range(0, Math.Min(before.Length, after.Length)).FirstOrDefault(i => before[i] != after[i], Math.Min(before.Length, after.Length) - 1);
        return $"{line + 1}: '{before[line].Trim()}' was, '{after[line].Trim()}' is";
    }
}

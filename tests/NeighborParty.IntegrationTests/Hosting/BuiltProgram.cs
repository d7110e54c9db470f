using System.Diagnostics;

namespace NeighborParty.IntegrationTests.Hosting;

/// <summary>
/// The program for tests that start it as a process: as tests/run.sh published it, compiled ahead, which starts in a fraction of the processor's time;
/// else as it was built beside these tests.
/// </summary>
internal static class BuiltProgram
{
    /// <summary>Names the folder of the published program.</summary>
    private const string Variable = "NEIGHBORPARTY_TEST_PRODUCT";

    /// <summary>In the folder of its settings and pages; arguments and environment are added by who starts it.</summary>
    public static ProcessStartInfo Start()
    {
        var (home, file) = Place();
        return new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = home, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { Path.Combine(file, "NeighborParty.Api.dll") },
        };
    }

    private static (string Home, string File) Place()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } published)
            return (published, published);
        var api = Sources.File("backend", "NeighborParty.Api");
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return (api, Path.Combine(api, "bin", configuration, "net10.0"));
    }
}

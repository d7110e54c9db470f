namespace NeighborParty.EndToEndTests.Hosting;

/// <summary>
/// A test that needs Chromium. A plain <c>dotnet test</c> on a machine without it skips these and says so;
/// tests/run.sh installs Chromium and sets NEIGHBORPARTY_BROWSER=required, so that there a missing one is a failure.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (!File.Exists(Browser.Executable) && Environment.GetEnvironmentVariable("NEIGHBORPARTY_BROWSER") != "required")
            Skip = $"Needs Chromium at {Browser.Executable}; bash tests/run.sh installs it.";
    }
}

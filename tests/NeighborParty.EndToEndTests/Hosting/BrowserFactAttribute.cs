namespace NeighborParty.EndToEndTests.Hosting;

/// <summary>
/// A test that needs Chromium, and zbarimg to read printed codes. A plain <c>dotnet test</c> on a machine without it skips these and says so;
/// tests/run.sh installs Chromium and sets NEIGHBORPARTY_BROWSER=required, so that there a missing one is a failure.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (!(File.Exists(Browser.Executable) && File.Exists(QrReader.Executable)) && Environment.GetEnvironmentVariable("NEIGHBORPARTY_BROWSER") != "required")
            Skip = $"Needs {Browser.Executable} and {QrReader.Executable}; bash tests/run.sh installs them.";
    }
}

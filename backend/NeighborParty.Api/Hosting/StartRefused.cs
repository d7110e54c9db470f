using Microsoft.Extensions.Options;

namespace NeighborParty.Api.Hosting;

/// <summary>The program does not start with these settings. The message names the setting and never repeats a secret.</summary>
public sealed class StartRefused(string message) : Exception(message)
{
    public const int ExitCode = 2;

    /// <summary>A wrong setting ends in one readable line and exit code 2 instead of a stack trace.</summary>
    public static void ExitWithItsMessage() => AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
    {
        if (unhandled.ExceptionObject is not (StartRefused or OptionsValidationException))
            return;
        Console.Error.WriteLine("NeighborParty does not start: " + ((Exception)unhandled.ExceptionObject).Message);
        Environment.Exit(ExitCode);
    };
}

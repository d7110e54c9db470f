using Microsoft.Extensions.Options;
using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Hosting;

/// <summary>A wrong setting ends in one readable line and an exit code of its own instead of a stack trace.</summary>
public static class StartRefusals
{
    public const int ExitCode = 2;

    public static void EndWithTheirMessage() => AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
    {
        if (unhandled.ExceptionObject is not (StartRefusedException or OptionsValidationException))
            return;
        Console.Error.WriteLine("NeighborParty does not start: " + ((Exception)unhandled.ExceptionObject).Message);
        Environment.Exit(ExitCode);
    };
}

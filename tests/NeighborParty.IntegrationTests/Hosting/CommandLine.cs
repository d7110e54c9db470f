using System.Diagnostics;

namespace NeighborParty.IntegrationTests.Hosting;

/// <summary>Runs the program as an operator does, in a process of its own, on a data folder.</summary>
public static class CommandLine
{
    public sealed record Outcome(int Exit, string Output, string Errors);

    public static async Task<Outcome> RunAsync(string folder, params string[] command)
    {
        var start = BuiltProgram.Start();
        foreach (var word in command)
            start.ArgumentList.Add(word);
        start.ArgumentList.Add("--Data:Directory");
        start.ArgumentList.Add(folder);
        start.ArgumentList.Add("--Logging:LogLevel:Default=Warning");
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, await output, await errors);
    }
}

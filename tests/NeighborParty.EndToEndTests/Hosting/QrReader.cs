using System.Diagnostics;
using System.Web;

namespace NeighborParty.EndToEndTests.Hosting;

/// <summary>Reads the printed code as a phone's camera would, with zbarimg.</summary>
public static class QrReader
{
    public const string Executable = "/usr/bin/zbarimg";

    /// <summary>The scene in the address that the sandbox writes into its codes.</summary>
    public static async Task<string> SceneOfAsync(byte[] picture)
    {
        var text = await TextOfAsync(picture);
        return HttpUtility.ParseQueryString(new Uri(text).Query)["scene"] ?? throw new InvalidOperationException($"No scene in {text}");
    }

    /// <summary>What the code says; empty when there is none in the picture.</summary>
    public static async Task<string> TextOfAsync(byte[] picture)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, picture);
            using var zbar = Process.Start(new ProcessStartInfo(Executable) { ArgumentList = { "--quiet", "--raw", path }, RedirectStandardOutput = true, UseShellExecute = false })
                ?? throw new InvalidOperationException("zbarimg did not start.");
            var text = (await zbar.StandardOutput.ReadToEndAsync()).Trim();
            await zbar.WaitForExitAsync();
            return text;
        }
        finally
        {
            File.Delete(path);
        }
    }
}

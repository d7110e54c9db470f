using System.Diagnostics;
using NeighborParty.Benchmarks.Databases;
using NeighborParty.Benchmarks.Schema;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Sessions;

namespace NeighborParty.Benchmarks.Driving;

/// <summary>The published product, its keys, and the settings of a production that lets one machine play a whole town.</summary>
public sealed class Product
{
    private const string Program = "NeighborParty.Api.dll";
    private readonly string _folder;
    private readonly string _keyFile;
    private readonly PersonalDataVault _vault;
    private readonly ConsentTexts _texts;
    private readonly AuditChain _chain;

    private Product(string folder, string cache)
    {
        _folder = folder;
        _keyFile = Path.Combine(cache, "vault.json");
        var keys = VaultKeys.LoadOrCreate(_keyFile);
        _vault = new PersonalDataVault(keys);
        _chain = new AuditChain(keys.Audit);
        Tokens = new SessionTokens(new Signer(keys));
        _texts = ConsentTexts.Load(Path.Combine(folder, "seeds", "policies", "consents"));
    }

    public SessionTokens Tokens { get; }

    public SeedRows Rows(SeedPlan plan) => new(plan, _vault, _texts, _chain);

    /// <summary>Takes the folder that was named, or publishes this source in Release.</summary>
    public static async Task<Product> GetAsync(BenchmarkOptions options, CancellationToken ct)
    {
        Directory.CreateDirectory(options.Cache);
        if (options.Product is { } named)
            return new Product(Path.GetFullPath(named), options.Cache);
        var folder = Path.Combine(options.Cache, "product");
        Console.WriteLine("Publishing the product …");
        string[] arguments = ["publish", Path.Combine(SourceRoot(), "backend", "NeighborParty.Api"), "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", folder, "-v", "quiet", "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false"];
        await EndedWellAsync(Process.Start(new ProcessStartInfo("dotnet", arguments))!, ct);
        return new Product(folder, options.Cache);
    }

    /// <summary>Makes or renews the schema with the product's own command.</summary>
    public Task MigrateAsync(string dataFolder, IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        Directory.CreateDirectory(dataFolder);
        return EndedWellAsync(Start(dataFolder, settings, "migrate", "--Logging:LogLevel:Microsoft.EntityFrameworkCore", "None"), ct);
    }

    /// <summary>Brings up to date what the product keeps beside the rows that were put in behind its back.</summary>
    public Task AfterSeedAsync(string dataFolder, IReadOnlyDictionary<string, string> settings, CancellationToken ct) =>
        EndedWellAsync(Start(dataFolder, settings, "tallies", "rebuild"), ct);

    public Task<Server> StartAsync(WorkDatabase database, CancellationToken ct)
    {
        var port = Server.FreePort();
        return Server.ReadyAsync(port, "/health/ready", () => Start(database.Folder, database.Settings, "--urls", $"http://127.0.0.1:{port}"), ct);
    }

    /// <summary>Walks the whole trail with the product's own command.</summary>
    /// <returns>False when a link does not hold.</returns>
    public async Task<bool> IsTrailWholeAsync(WorkDatabase database, CancellationToken ct)
    {
        using var process = Start(database.Folder, database.Settings, "audit", "verify");
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0;
    }

    private Process Start(string dataFolder, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(_folder, Program), .. arguments, "--Data:Directory", dataFolder]) { WorkingDirectory = _folder };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || k.StartsWith("DOTNET_ENV", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in Production().Concat(settings))
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return Server.Launch(start);
    }

    /// <summary>Every limiter is on, with numbers that one address and a few sessions do not reach. Nothing is sent to WeChat.</summary>
    private Dictionary<string, string> Production() => new(StringComparer.Ordinal)
    {
        ["Vault:KeyFile"] = _keyFile,
        ["AllowedHosts"] = "127.0.0.1",
        ["WeChat:AppId"] = "wx1234567890abcdef",
        ["WeChat:AppSecret"] = "0123456789abcdef0123456789abcdef",
        ["Limits:PerSession"] = "1000000000",
        ["Limits:PerAnonymousAddress"] = "1000000000",
        ["Limits:PerStaffSession"] = "1000000000",
    };

    private static async Task EndedWellAsync(Process process, CancellationToken ct)
    {
        using (process)
        {
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} ended with {process.ExitCode}.");
        }
    }

    private static string SourceRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NeighborParty.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("NeighborParty.sln is not above the program; name a published product with --product.");
        return folder.FullName;
    }
}

using NeighborParty.IntegrationTests.Hosting;
using System.Net;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Sealing;
using NeighborParty.WeChatSandbox;

namespace NeighborParty.IntegrationTests.ProcessTests;

/// <summary>I04: Production does not start with a bad setting, says which, and shows no secret.</summary>
[Trait(TestDatabase.Trait, "Sqlite")]
public sealed class ProductionStartTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private static Dictionary<string, string> Good(TemporaryFolder folder)
    {
        var keys = folder.File("vault.json");
        if (!File.Exists(keys))
            VaultKeys.Create().Save(keys);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Vault:KeyFile"] = keys,
            ["AllowedHosts"] = "neighbours.example",
            ["WeChat:AppId"] = "wx1234567890abcdef",
            ["WeChat:AppSecret"] = Secret,
        };
    }

    public static TheoryData<string, string, string> BadSettings => new()
    {
        { "Vault:KeyFile", "", "Vault:KeyFile" },
        { "Vault:KeyFile", "/nowhere/vault.json", "Vault:KeyFile" },
        { "AllowedHosts", "*", "AllowedHosts" },
        { "AllowedHosts", "neighbours.example;*", "AllowedHosts" },
        { "AllowedHosts", "", "AllowedHosts" },
        { "WeChat:AppId", "", "AppId" },
        { "WeChat:AppId", SandboxDefaults.AppId, "AppId" },
        { "WeChat:AppSecret", "", "AppSecret" },
        { "WeChat:BaseAddress", "http://localhost:5080/sandbox/api/", "BaseAddress" },
        { "Demo:Seed", "true", "Demo:Seed" },
        { "DetailedErrors", "true", "DetailedErrors" },
        { "ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true", "ForwardedHeaders_Enabled" },
        { "WeChatSandbox:Seed", "1", "WeChatSandbox" },
        { "Proxy:KnownAddresses", "0.0.0.0/0", "Proxy:KnownAddresses" },
        { "Proxy:KnownAddresses", "my-proxy", "Proxy:KnownAddresses" },
        { "Shutdown:DrainSeconds", "600", "Shutdown:DrainSeconds" },
        { "Database:Provider", "Access", "Database:Provider" },
        { "PublicAddress", "neighbours.example", "PublicAddress" },
        { "Telemetry:OtlpEndpoint", "collector:4318", "Telemetry:OtlpEndpoint" },
        { "Telemetry:MetricsAddress", "everywhere", "Telemetry:MetricsAddress" },
        { "Limits:Connections", "5", "Limits:Connections" },
    };

    [Theory]
    [MemberData(nameof(BadSettings))]
    public async Task Production_refuses_to_start(string setting, string value, string named)
    {
        using var folder = new TemporaryFolder();
        var settings = Good(folder);
        settings[setting] = value;
        settings["Database:MigrateAtStart"] = "true"; // so that the schema is not what is refused
        await using var program = ProgramProcess.Start(folder.File("data"), "Production", settings);
        Assert.Equal(StartRefusals.ExitCode, await program.ExitCodeAsync());
        Assert.Contains("NeighborParty does not start", program.Log, StringComparison.Ordinal);
        Assert.Contains(named, program.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, program.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no json, but secret-key-bytes")]
    [InlineData("")]
    public async Task A_file_that_is_no_key_file_is_refused_and_not_quoted(string content)
    {
        using var folder = new TemporaryFolder();
        var settings = Good(folder);
        await File.WriteAllTextAsync(settings["Vault:KeyFile"], content);
        await using var program = ProgramProcess.Start(folder.File("data"), "Production", settings);
        Assert.Equal(StartRefusals.ExitCode, await program.ExitCodeAsync());
        Assert.Contains("Vault:KeyFile", program.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key-bytes", program.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_production_serves_without_anything_of_development()
    {
        using var folder = new TemporaryFolder();
        var settings = Good(folder);
        settings["Proxy:KnownAddresses"] = "127.0.0.1";
        settings["AllowedHosts"] = "neighbours.example;127.0.0.1";
        await MigrateAsync(folder, settings);
        await using var program = await ProgramProcess.StartReadyAsync(folder.File("data"), "Production", settings);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = program.Address };
        foreach (var path in (string[])["docs", "docs/index.html", "docs/v1/openapi.json", "drill/clock", "sandbox", "sandbox/control/users", "metrics"])
        {
            using var answer = await http.GetAsync(path);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized, $"{path}: {answer.StatusCode}");
        }

        var start = await http.GetStringAsync("");
        Assert.DoesNotContain("演示", start, StringComparison.Ordinal);
        Assert.DoesNotContain("/sandbox", start, StringComparison.Ordinal);
        Assert.DoesNotContain("/docs", start, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.File("data"), "demo-sign-in.txt")));
        Assert.DoesNotContain("No XML encryptor", program.Log, StringComparison.Ordinal);
        await HstsIsSaidBehindTheProxyOnly(http);
        using var other = new HttpRequestMessage(HttpMethod.Get, "health/live") { Headers = { Host = "evil.example" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await http.SendAsync(other)).StatusCode);
    }

    [Fact]
    public async Task Production_leaves_the_schema_to_the_command_unless_told_otherwise()
    {
        using var folder = new TemporaryFolder();
        var settings = Good(folder);
        settings["AllowedHosts"] = "neighbours.example;127.0.0.1";
        await using (var early = ProgramProcess.Start(folder.File("data"), "Production", settings))
        {
            Assert.Equal(StartRefusals.ExitCode, await early.ExitCodeAsync());
            Assert.Contains("Run the command 'migrate' first", early.Log, StringComparison.Ordinal);
        }

        await MigrateAsync(folder, settings);
        await using (var after = await ProgramProcess.StartReadyAsync(folder.File("data"), "Production", settings))
            Assert.DoesNotContain("does not start", after.Log, StringComparison.Ordinal);

        settings["Database:MigrateAtStart"] = "true";
        await using var told = await ProgramProcess.StartReadyAsync(folder.File("other"), "Production", settings);
        Assert.DoesNotContain("does not start", told.Log, StringComparison.Ordinal);
    }

    private static async Task MigrateAsync(TemporaryFolder folder, Dictionary<string, string> settings)
    {
        await using var command = ProgramProcess.Start(folder.File("data"), "Production", settings, arguments: ["migrate", "--Data:Directory", folder.File("data")]);
        Assert.True(await command.ExitCodeAsync() == 0, command.Log);
    }

    private static async Task HstsIsSaidBehindTheProxyOnly(HttpClient http)
    {
        using var plain = await http.GetAsync("health/live");
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "health/live");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var behindProxy = await http.SendAsync(request);
        Assert.StartsWith("max-age=31536000", behindProxy.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        Assert.False(behindProxy.Headers.Contains("Server"));
    }
}

using System.Text.RegularExpressions;
using NeighborParty.Api.Hosting;
using NeighborParty.Api.Hosting.Telemetry;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.WeChat;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Deploy;

/// <summary>What the files of <c>deploy/</c> promise is there in the code, and they hold no secret.</summary>
public sealed class SettingsTests
{
    private static readonly Dictionary<string, Type> Sections = new(StringComparer.Ordinal)
    {
        ["Database"] = typeof(DatabaseOptions), ["Telemetry"] = typeof(TelemetryOptions), ["WeChat"] = typeof(WeChatOptions),
        ["WeChat:Templates"] = typeof(MessageTemplateIds), ["Limits"] = typeof(LimitOptions), ["Data"] = typeof(DataOptions),
    };

    [Fact]
    public void Every_setting_named_in_deploy_exists()
    {
        var literals = Directory.EnumerateFiles(Sources.File("backend"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText).ToList();
        var found = DeployFiles.Settings().Distinct().ToList();
        Assert.True(found.Count > 20);
        Assert.All(found, f => Assert.True(Exists(f.Setting, literals), $"{f.File}: {f.Setting}"));
        Assert.False(Exists("WeChat:Nothing", literals));
    }

    [Fact]
    public void The_files_hold_no_secret_and_what_holds_one_is_never_committed()
    {
        foreach (var name in (string[])["app.env.example", "systemd/app.env.example"])
            Assert.DoesNotContain(DeployFiles.Environment(name.Split('/')), e => Regex.IsMatch(e.Key, "Secret|Password|Token|AesKey|ConnectionString", RegexOptions.None, TimeSpan.FromSeconds(1)));
        var ignored = File.ReadAllLines(Sources.File(".gitignore"));
        foreach (var path in (string[])["/deploy/secrets/", "/deploy/certs/", "/deploy/app.env"])
            Assert.Contains(path, ignored);
        Assert.DoesNotContain("PASSWORD:", DeployFiles.Read("compose.yaml"), StringComparison.Ordinal);
    }

    private static bool Exists(string setting, List<string> literals)
    {
        var cut = setting.LastIndexOf(':');
        return (Sections.TryGetValue(setting[..cut], out var options) && options.GetProperty(setting[(cut + 1)..]) is not null)
            || literals.Exists(l => l.Contains($"\"{setting}\"", StringComparison.Ordinal));
    }
}

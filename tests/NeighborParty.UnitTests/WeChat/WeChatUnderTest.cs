using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NeighborParty.Core.WeChat;

namespace NeighborParty.UnitTests.WeChat;

/// <summary>The client wired as the host wires it, over a fake network or the real one.</summary>
internal sealed class WeChatUnderTest : IDisposable
{
    public const string AppId = "wx0123456789abcdef";
    public const string AppSecret = "5ecre75ecre75ecre75ecre75ecre75e";
    public const string OpenId = "oAbcdefghijklmnopqrstuvwxyz1";

    private readonly ServiceProvider _provider;

    public WeChatUnderTest(FakeServer? server = null, Dictionary<string, string?>? settings = null, string environment = "Development")
    {
        Dictionary<string, string?> all = new(StringComparer.Ordinal)
        {
            ["AppId"] = AppId,
            ["AppSecret"] = AppSecret,
            ["AttemptTimeout"] = "00:00:00.500",
            ["TotalTimeout"] = "00:00:05",
        };
        foreach (var (key, value) in settings ?? [])
            all[key] = value;
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton<IHostEnvironment>(new NamedEnvironment(environment));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddWeChat(new ConfigurationBuilder().AddInMemoryCollection(all).Build());
        if (server is not null)
            services.AddHttpClient(WeChatRegistration.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => server);
        _provider = services.BuildServiceProvider(validateScopes: true);
    }

    public CapturedLogs Logs { get; } = new();

    public FakeClock Clock { get; } = new();

    public IWeChat WeChat => Get<IWeChat>();

    public T Get<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    public void Dispose() => _provider.Dispose();

    /// <summary>A server whose token endpoint works.</summary>
    public static FakeServer Server() => new FakeServer().Says(FakeServer.Token, """{"access_token":"T1","expires_in":7200}""");

    internal sealed class NamedEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

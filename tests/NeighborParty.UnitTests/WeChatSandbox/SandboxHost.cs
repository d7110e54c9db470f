using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NeighborParty.WeChatSandbox;

namespace NeighborParty.UnitTests.WeChatSandbox;

/// <summary>The sandbox on a real port, with a product behind `/wechat/push` that writes down what it is sent.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    public const string Wang = "oSandboxWang0000000000000002";
    private const string Credentials = $"appid={SandboxDefaults.AppId}&secret={SandboxDefaults.AppSecret}";
    private readonly WebApplication app;

    private SandboxHost(WebApplication app, string address)
    {
        this.app = app;
        Address = address;
        Http = new HttpClient { BaseAddress = new Uri(address + "/sandbox/") };
    }

    public string Address { get; }

    public HttpClient Http { get; }

    /// <summary>What arrived at `/wechat/push`: method, query and body, oldest first.</summary>
    public ConcurrentQueue<ReceivedPush> Pushes { get; } = new();

    /// <summary>Answers before the usual one: a status for the next push each.</summary>
    public Queue<int> PushAnswers { get; } = new();

    public TimeSpan PushDelay { get; set; }

    public bool SpoilEcho { get; set; }

    public byte[] Picture { get; set; } = [0xFF, 0xD8, 1, 2, 3];

    public static async Task<SandboxHost> Start(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["WeChatSandbox:MediaCallbackDelay"] = "00:00:00.02", ["WeChatSandbox:PushRetryPause"] = "00:00:00.01", ["WeChatSandbox:SubscribeEvents"] = "false" }
                .Concat(settings.Select(s => KeyValuePair.Create("WeChatSandbox:" + s.Key, (string?)s.Value))).GroupBy(p => p.Key).Select(g => g.Last()));
        builder.Services.AddSingleton<TimeProvider>(new StandingClock());
        builder.Services.AddWeChatSandbox(builder.Configuration.GetSection("WeChatSandbox"), builder.Environment);

        var built = builder.Build();
        SandboxHost? host = null;
        built.MapWeChatSandbox();
        built.MapMethods("/wechat/push", ["GET", "POST"], (Delegate)((HttpContext context) => host!.Receive(context)));
        built.MapGet("/picture/{name}", (string name) => name == "missing" ? Results.NotFound() : Results.Bytes(host!.Picture, "image/jpeg"));
        await built.StartAsync();
        host = new SandboxHost(built, built.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return host;
    }

    public async Task<JsonObject> Get(string path) => Parse(await Http.GetStringAsync(path));

    public async Task<JsonObject> Post(string path, object? body = null) => Parse(await (await Send(HttpMethod.Post, path, body)).Content.ReadAsStringAsync());

    public async Task<JsonObject> Put(string path, object body) => Parse(await (await Send(HttpMethod.Put, path, body)).Content.ReadAsStringAsync());

    public async Task<JsonArray> List(string path) => JsonNode.Parse(await Http.GetStringAsync(path))!.AsArray();

    public Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body = null)
    {
        HttpContent? content = body is string text ? new StringContent(text, Encoding.UTF8, "application/json") : body is null ? null : JsonContent.Create(body);
        return Http.SendAsync(new HttpRequestMessage(method, path) { Content = content });
    }

    public async Task<string> LoginCode(string user = "wang", string? appId = null) => (string)(await Post($"control/users/{user}/login-code", new { appId }))["code"]!;

    public async Task<string> PhoneCode(string user = "wang", string? appId = null) => (string)(await Post($"control/users/{user}/phone-code", new { appId }))["code"]!;

    public Task<JsonObject> Login(string code) => Get($"api/sns/jscode2session?{Credentials}&grant_type=authorization_code&js_code={code}");

    public async Task<string> Token() => (string)(await Get($"api/cgi-bin/token?{Credentials}&grant_type=client_credential"))["access_token"]!;

    public Task<JsonObject> StableToken(bool force = false) => Post(
        "api/cgi-bin/stable_token", new { grant_type = "client_credential", appid = SandboxDefaults.AppId, secret = SandboxDefaults.AppSecret, force_refresh = force });

    /// <summary>A call with a fresh token.</summary>
    public async Task<JsonObject> Call(string path, object? body = null) => await Call(path, body, await Token());

    public Task<JsonObject> Call(string path, object? body, string token) => Post($"api{path}?access_token={token}", body);

    public Task Advance(double seconds) => Post("control/clock/advance", new { seconds });

    public async Task<ReceivedPush> NextPush()
    {
        for (var i = 0; i < 500; i++, await Task.Delay(10))
        {
            if (Pushes.TryDequeue(out var push))
                return push;
        }

        throw new TimeoutException("no push arrived");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    /// <summary>Ten in the morning in Shanghai, for ever: only the control API moves the time, so every boundary is exact.</summary>
    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);
    }

    private async Task<IResult> Receive(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method))
            return Results.Text(SpoilEcho ? "no" : context.Request.Query["echostr"].ToString());

        using var reader = new StreamReader(context.Request.Body);
        Pushes.Enqueue(new ReceivedPush(context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()), await reader.ReadToEndAsync()));
        await Task.Delay(PushDelay);
        return PushAnswers.TryDequeue(out var status) ? Results.StatusCode(status) : Results.Text("success");
    }

    private static JsonObject Parse(string text) => JsonNode.Parse(text)!.AsObject();
}

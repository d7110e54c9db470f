using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.PostgreSql;
using NeighborParty.Core.Data.Sqlite;
using NeighborParty.Core.Data.SqlServer;

namespace NeighborParty.IntegrationTests.Hosting;

/// <summary>
/// The whole program on a real port with a database file of its own, the real migrations and the WeChat sandbox.
/// One for each test class (IClassFixture); every test makes its own rows.
/// </summary>
public class Product : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("np-test-").FullName;
    private TestDatabase? _own;

    /// <summary>Overrides for this class's program; a subclass adds its own.</summary>
    protected virtual Dictionary<string, string?> Settings => [];

    /// <summary>Background work that does not start: jobs run when a test asks for them, not between two of its steps whenever one is due.</summary>
    protected virtual IReadOnlyList<Type> AtRest => [typeof(JobWorker)];

    public HttpClient Http { get; private set; } = null!;

    public string Folder => _folder;

    /// <summary>A new one for this program, unless a second instance takes that of the first.</summary>
    public TestDatabase? Database { get; protected set; }

    public async Task InitializeAsync()
    {
        if (Database is null)
            Database = _own = await TestDatabase.CreateAsync(folder: _folder);
        UseKestrel(0);
        StartServer();
        Http = NewClient();
    }

    /// <summary>A client that follows no redirects and keeps no cookies.</summary>
    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = ClientOptions.BaseAddress };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Data:Directory", _folder);
        builder.UseSetting("Demo:Seed", "false");
        builder.UseSetting("Database:Provider", TestDatabase.Provider);
        builder.UseSetting("Database:ConnectionString", Database!.ConnectionString);
        // Tests send more than a phone does; the limiters have tests of their own.
        builder.UseSetting("Limits:PerSession", "100000");
        builder.UseSetting("Limits:PerAnonymousAddress", "100000");
        builder.UseSetting("Limits:SignInsPerAddress", "100000");
        builder.UseSetting("Limits:UploadsPerSession", "100000");
        builder.UseSetting("Limits:PerStaffSession", "100000");
        builder.UseSetting("AdminConsole:FailuresPerAddress", "100000");
        builder.UseSetting("AdminConsole:FailuresPerAddressAndHour", "100000");
        builder.UseSetting("Limits:DoorCodesPerSession", "100000");
        builder.UseSetting("Limits:PushesPerAddress", "100000");
        builder.ConfigureServices(CommunityFence.Raise);
        // "The first hundred" without saying of which order is another hundred on another database.
        builder.ConfigureServices(s => s.ConfigureDbContext<SqliteDb>(Strictly).ConfigureDbContext<PostgreSqlDb>(Strictly).ConfigureDbContext<SqlServerDb>(Strictly));
        builder.ConfigureTestServices(services =>
        {
            foreach (var worker in services.Where(s => s.ServiceType == typeof(IHostedService) && AtRest.Contains(s.ImplementationType)).ToList())
                services.Remove(worker);
        });
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
    }

    private static void Strictly(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(w => w.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning));

    /// <summary>Works in the program's own services, inside one community.</summary>
    public async Task<T> InsideAsync<T>(Guid? community, Func<IServiceProvider, Task<T>> act)
    {
        using var lifted = CommunityFence.Lift();
        await using var scope = Services.CreateAsyncScope();
        if (community is { } id)
            scope.ServiceProvider.GetRequiredService<CommunityScope>().Enter(id);
        return await act(scope.ServiceProvider);
    }

    public Task InsideAsync(Guid? community, Func<IServiceProvider, Task> act) =>
        InsideAsync(community, async services =>
        {
            await act(services);
            return true;
        });

    /// <summary>Moves the server's clock (and the sandbox's with it).</summary>
    public async Task AdvanceAsync(TimeSpan by) =>
        (await Http.PostAsJsonAsync("/drill/clock", new { seconds = by.TotalSeconds })).EnsureSuccessStatusCode();

    public async Task RunJobsAsync() => (await Http.PostAsync("/drill/jobs", null)).EnsureSuccessStatusCode();

    public async Task DeliverOutboxAsync() => (await Http.PostAsync("/drill/outbox", null)).EnsureSuccessStatusCode();

    /// <summary>Signs a sandbox user in as the mini-program does.</summary>
    public async Task<Phone> SignInAsync(string sandboxUser)
    {
        var code = await Http.PostAsync($"/sandbox/control/users/{sandboxUser}/login-code", null);
        code.EnsureSuccessStatusCode();
        var loginCode = (await code.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>();
        var answer = await Http.PostAsJsonAsync("/api/v1/sessions", new { loginCode });
        answer.EnsureSuccessStatusCode();
        var grant = await answer.Content.ReadFromJsonAsync<JsonObject>();
        return new Phone(NewClient(), sandboxUser, grant!["accessToken"]!.GetValue<string>(), grant["refreshToken"]!.GetValue<string>());
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        if (_own is not null)
            await _own.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A signed-in phone.</summary>
public sealed class Phone
{
    public Phone(HttpClient http, string user, string accessToken, string refreshToken)
    {
        (Http, User, AccessToken, RefreshToken) = (http, user, accessToken, refreshToken);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
    }

    public HttpClient Http { get; }

    public string User { get; }

    public string AccessToken { get; }

    public string RefreshToken { get; }

    /// <summary>A POST with an idempotency key of its own.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, object? body = null, string? key = null, string? ifMatch = null) =>
        SendAsync(HttpMethod.Post, path, body, key ?? Path.GetRandomFileName(), ifMatch);

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null, null);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body, string? key, string? ifMatch)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await Http.SendAsync(request);
    }
}

public static class Answers
{
    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonObject>())!;

    /// <summary>The stable code of a refusal.</summary>
    public static async Task<string> CodeAsync(this HttpResponseMessage answer) => (await answer.JsonAsync())["code"]!.GetValue<string>();
}

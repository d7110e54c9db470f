using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Sessions;

public sealed class SessionTests(Product product) : IClassFixture<Product>
{
    private async Task<string> LoginCodeAsync(string user) =>
        (await (await product.Http.PostAsync($"/sandbox/control/users/{user}/login-code", null)).JsonAsync())["code"]!.GetValue<string>();

    private Task<HttpResponseMessage> StartAsync(string code) => product.Http.PostAsJsonAsync("/api/v1/sessions", new { loginCode = code });

    private Task<HttpResponseMessage> RefreshAsync(string token) => product.Http.PostAsJsonAsync("/api/v1/sessions/refresh", new { refreshToken = token });

    private async Task<HttpStatusCode> EndCurrentAsync(string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/sessions/current");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + accessToken);
        using var answer = await product.Http.SendAsync(request);
        return answer.StatusCode;
    }

    [Fact]
    public async Task A_login_code_is_redeemed_once_even_when_sent_twenty_times_at_once()
    {
        var code = await LoginCodeAsync("chen");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => StartAsync(code)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.OK), a => Assert.Equal(HttpStatusCode.Unauthorized, a.StatusCode));
    }

    [Fact]
    public async Task An_unknown_or_old_code_makes_no_account()
    {
        Task<int> Accounts() => product.InsideAsync(null, s => s.GetRequiredService<NeighborPartyDb>().Accounts.CountAsync());
        var before = await Accounts();
        Assert.Equal("session.bad_code", await (await StartAsync("nonsense")).CodeAsync());
        var old = await LoginCodeAsync("zhao");
        await product.AdvanceAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.Unauthorized, (await StartAsync(old)).StatusCode);
        Assert.Equal(before, await Accounts());
    }

    [Fact]
    public async Task A_high_risk_user_is_blocked_in_plain_words() =>
        Assert.Equal("session.blocked", await (await StartAsync(await LoginCodeAsync("highrisk"))).CodeAsync());

    [Fact]
    public async Task A_refresh_gives_new_tokens_and_the_same_ones_for_ten_seconds()
    {
        var phone = await product.SignInAsync("wang");
        var first = await (await RefreshAsync(phone.RefreshToken)).JsonAsync();
        var again = await (await RefreshAsync(phone.RefreshToken)).JsonAsync();
        Assert.NotEqual(phone.RefreshToken, first["refreshToken"]!.GetValue<string>());
        Assert.Equal(first["refreshToken"]!.GetValue<string>(), again["refreshToken"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_spent_refresh_token_ends_the_whole_chain()
    {
        var phone = await product.SignInAsync("wang");
        var next = await (await RefreshAsync(phone.RefreshToken)).JsonAsync();
        await product.AdvanceAsync(TimeSpan.FromSeconds(15));
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(phone.RefreshToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(next["refreshToken"]!.GetValue<string>())).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await EndCurrentAsync(next["accessToken"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Twenty_refreshes_at_once_make_one_successor()
    {
        var phone = await product.SignInAsync("sun");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => await (await RefreshAsync(phone.RefreshToken)).JsonAsync()));
        Assert.Single(answers.Select(a => a["refreshToken"]!.GetValue<string>()).Distinct());
    }

    [Fact]
    public async Task An_access_token_lives_fifteen_minutes()
    {
        var phone = await product.SignInAsync("zhao");
        await product.AdvanceAsync(TimeSpan.FromMinutes(15.1));
        Assert.Equal(HttpStatusCode.Unauthorized, await EndCurrentAsync(phone.AccessToken));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_at_once()
    {
        var phone = await product.SignInAsync("zhao");
        Assert.Equal(HttpStatusCode.NoContent, await EndCurrentAsync(phone.AccessToken));
        Assert.Equal(HttpStatusCode.Unauthorized, await EndCurrentAsync(phone.AccessToken));
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(phone.RefreshToken)).StatusCode);
    }

    [Fact]
    public async Task Another_instance_forgets_an_ended_session_within_a_minute()
    {
        var other = new SecondInstance(product);
        await ((IAsyncLifetime)other).InitializeAsync();
        try
        {
            var phone = await product.SignInAsync("han");
            using var there = other.NewClient();
            there.DefaultRequestHeaders.Authorization = new("Bearer", phone.AccessToken);
            Assert.NotEqual(HttpStatusCode.Unauthorized, (await there.GetAsync("/api/v1/me")).StatusCode);
            Assert.Equal(HttpStatusCode.NoContent, await EndCurrentAsync(phone.AccessToken));
            await other.AdvanceAsync(TimeSpan.FromSeconds(59));
            Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/api/v1/me")).StatusCode);
        }
        finally
        {
            await ((IAsyncLifetime)other).DisposeAsync();
        }
    }

    /// <summary>A second program on the same database and keys.</summary>
    private sealed class SecondInstance : Product
    {
        private readonly string _folder;

        public SecondInstance(Product first)
        {
            _folder = first.Folder;
            Database = first.Database;
        }

        protected override Dictionary<string, string?> Settings => new(StringComparer.Ordinal) { ["Data:Directory"] = _folder };
    }

    [Fact]
    public async Task Tampered_tokens_are_worth_nothing()
    {
        var phone = await product.SignInAsync("chen");
        var token = phone.AccessToken;
        string[] bad =
        [
            token[..^1], token + "A", token.ToUpperInvariant(), token[..20] + (token[20] == 'A' ? 'B' : 'A') + token[21..],
            phone.RefreshToken, new string('A', token.Length), new string('A', 64 * 1024 / 4), "", "null", "eyJhbGciOiJub25lIn0.e30.",
        ];
        foreach (var t in bad)
            Assert.Equal(HttpStatusCode.Unauthorized, await EndCurrentAsync(t));
        Assert.Equal(HttpStatusCode.Unauthorized, (await product.Http.DeleteAsync("/api/v1/sessions/current?access_token=" + token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(token)).StatusCode);
    }

    [Fact]
    [Trait(TestDatabase.Trait, "Sqlite")]
    public async Task Neither_the_database_nor_an_answer_holds_a_token_or_an_openid()
    {
        var phone = await product.SignInAsync("wang");
        var users = await product.Http.GetFromJsonAsync<JsonNode>("/sandbox/control/users");
        var openId = System.Text.RegularExpressions.Regex.Match(users!.ToJsonString(), "\"open[iI]d\":\"(?<id>[^\"]+)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["id"].Value;
        Assert.Equal(28, openId.Length);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var files = Directory.EnumerateFiles(product.Folder, "neighborparty.db*").ToList();
        Assert.NotEmpty(files);
        foreach (var text in files.Select(f => Encoding.Latin1.GetString(ReadShared(f))))
        {
            Assert.DoesNotContain(phone.AccessToken, text, StringComparison.Ordinal);
            Assert.DoesNotContain(phone.RefreshToken, text, StringComparison.Ordinal);
            Assert.DoesNotContain(openId, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WeChat_down_makes_a_fast_503()
    {
        (await product.Http.PutAsJsonAsync("/sandbox/control/down", new { down = true })).EnsureSuccessStatusCode();
        try
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var answer = await StartAsync("anything");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("wechat.unavailable", await answer.CodeAsync());
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3.5), $"took {clock.Elapsed}");
        }
        finally
        {
            (await product.Http.PutAsJsonAsync("/sandbox/control/down", new { down = false })).EnsureSuccessStatusCode();
        }
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeighborParty.EndToEndTests.Hosting;

/// <summary>What the mini-program on a resident's phone does: WeChat's codes come from the sandbox, everything else goes through the phone API.</summary>
public sealed class PhoneHand : IDisposable
{
    private readonly HttpClient _http;

    private PhoneHand(HttpClient http, string user) => (_http, User) = (http, user);

    public string User { get; }

    public static async Task<PhoneHand> SignInAsync(RunningProduct product, string user)
    {
        var http = new HttpClient { BaseAddress = product.Address };
        var hand = new PhoneHand(http, user);
        var grant = await hand.PostAsync("/api/v1/sessions", new { loginCode = await hand.SandboxCodeAsync("login-code"), device = "测试手机" });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", grant["accessToken"]!.GetValue<string>());
        return hand;
    }

    /// <summary>login-code or phone-code, as WeChat hands it to the mini-program.</summary>
    public async Task<string> SandboxCodeAsync(string kind)
    {
        using var answer = await _http.PostAsync(new Uri($"/sandbox/control/users/{User}/{kind}", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>();
    }

    public Task<JsonObject> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null);

    /// <param name="version">Of what is being changed, as last read.</param>
    public Task<JsonObject> PostAsync(string path, object? body = null, int? version = null) =>
        SendAsync(HttpMethod.Post, path, body, version is null ? null : $"\"v{version}\"");

    /// <summary>Sends what must be refused, and gives the refusal's code.</summary>
    public async Task<string> RefusedAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: JsonSerializerOptions.Web) };
        request.Headers.Add("Idempotency-Key", Path.GetRandomFileName());
        using var answer = await _http.SendAsync(request);
        Assert.False(answer.IsSuccessStatusCode, $"{path} was not refused");
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>();
    }

    /// <summary>Takes a picture out of the phone's album.</summary>
    public async Task<JsonObject> UploadAsync(string path, byte[] picture, string type)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(picture);
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        form.Add(file, "photo", "photo.png");
        form.Add(new StringContent("nothingPrivate"), "assurance");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        request.Headers.Add("Idempotency-Key", Path.GetRandomFileName());
        return await ReadAsync(await _http.SendAsync(request), path);
    }

    /// <summary>Until the machine has had its look at something of one's own, and it is the moderators' turn.</summary>
    public async Task WaitForModeratorsAsync(string content)
    {
        for (var tries = 0; tries < 60; tries++, await Task.Delay(500))
            if ((await GetAsync("/api/v1/moderation/pending"))["items"]!.AsArray().Any(i => i!["contentId"]!.GetValue<string>() == content && i["state"]!.GetValue<string>() == "queue"))
                return;
        throw new Xunit.Sdk.XunitException($"{content} never came to the moderators");
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonObject> SendAsync(HttpMethod method, string path, object? body, string? ifMatch)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
        if (method == HttpMethod.Post)
            request.Headers.Add("Idempotency-Key", Path.GetRandomFileName());
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await ReadAsync(await _http.SendAsync(request), path);
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage answer, string path)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text) switch
        {
            JsonObject json => json,
            JsonArray items => new JsonObject { ["items"] = items.DeepClone() },
            _ => [],
        };
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Orders;
using NeighborParty.IntegrationTests.ProcessTests;

namespace NeighborParty.Drills.Hosting;

/// <summary>One write as its writer saw it.</summary>
internal sealed record Written(string Kind, HttpStatusCode Status, TimeSpan After);

/// <summary>
/// A member who writes everything that members write, one thing after the other. Who is told to try again (503) sends the same again with
/// the same key until it is acknowledged, so that in the end each acknowledged write is one row and each row was acknowledged.
/// </summary>
internal sealed class Mixer(Uri address, Volunteer who, int number, ConcurrentBag<Written> written, ConcurrentDictionary<string, ConcurrentBag<Guid>> made) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    private readonly Caller _caller = new(address, number);
    private int _keys;

    /// <summary>The token of each sign-in that was acknowledged.</summary>
    public List<string> Sessions { get; } = [];

    public async Task WriteAsync(Func<bool> goesOn)
    {
        Func<Task>[] acts = [TapAsync, PostAsync, TapAsync, OrderAsync, RenewAsync, TapAsync, AnswerAsync, TapAsync, SignInAsync];
        for (var turn = number; goesOn(); turn++)
            await acts[turn % acts.Length]();
    }

    public void Dispose()
    {
        _http.Dispose();
        _caller.Dispose();
    }

    private async Task TapAsync()
    {
        if (!who.IsDone)
            await UntilDoneAsync(who.Arrived.Count == who.Left.Count ? "check-in" : "check-out", () => who.TapAsync(_http));
    }

    /// <summary>No more than a few are open at a time, so each is withdrawn.</summary>
    private async Task PostAsync()
    {
        var post = await SendAsync("post", "api/v1/aid-posts", AidDrill.Draft());
        await EndAsync("withdrawal", $"api/v1/aid-posts/{post}", "withdraw", null);
    }

    private async Task OrderAsync()
    {
        var order = await SendAsync("order", "api/v1/orders", OrderDrill.Draft());
        await EndAsync("cancellation", $"api/v1/orders/{order}", "cancel", new { reason = "已经修好了" });
    }

    private async Task AnswerAsync()
    {
        var answers = $"api/v1/aid-posts/{who.Post}/answers";
        var answer = await SendAsync("answer", answers, new { text = "我可以帮忙。" });
        await SendAsync("answer withdrawn", $"{answers}/{answer}/withdraw", null);
    }

    private async Task RenewAsync()
    {
        var body = await UntilDoneAsync("renewal", () => _http.PostAsJsonAsync("api/v1/sessions/refresh", new { refreshToken = who.RefreshToken }));
        (who.AccessToken, who.RefreshToken) = (body["accessToken"]!.GetValue<string>(), body["refreshToken"]!.GetValue<string>());
    }

    private async Task SignInAsync()
    {
        while (true)
        {
            var seen = await _caller.SignInAsync();
            written.Add(new Written("sign-in", seen.Status, seen.After));
            if (seen.Token is { } token)
            {
                Sessions.Add(token);
                return;
            }
        }
    }

    private async Task<Guid> SendAsync(string kind, string path, object? body)
    {
        var key = $"mix-{number}-{++_keys}";
        var id = (await UntilDoneAsync(kind, () => who.PostAsync(_http, path, body, key)))["id"]!.GetValue<Guid>();
        made.GetOrAdd(kind, _ => []).Add(id);
        return id;
    }

    /// <summary>With the version as it is now: the check of the text may have moved it on meanwhile, then it is read again.</summary>
    private async Task EndAsync(string kind, string path, string act, object? body)
    {
        var answer = await UntilDoneAsync(kind, async () =>
        {
            while (true)
            {
                var answered = await who.PostAsync(_http, $"{path}/{act}", body, $"mix-{number}-{++_keys}", await TagAsync(path));
                if (answered.StatusCode != HttpStatusCode.PreconditionFailed)
                    return answered;
                answered.Dispose();
            }
        });
        made.GetOrAdd(kind, _ => []).Add(answer["id"]!.GetValue<Guid>());
    }

    private async Task<string> TagAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", who.AccessToken);
        using var answer = await _http.SendAsync(request);
        return answer.Headers.ETag?.ToString() ?? throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task<JsonObject> UntilDoneAsync(string kind, Func<Task<HttpResponseMessage>> send)
    {
        while (true)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await send();
            var body = await answer.Content.ReadAsStringAsync();
            written.Add(new Written(kind, answer.StatusCode, clock.Elapsed));
            if (answer.IsSuccessStatusCode)
                return JsonNode.Parse(body)!.AsObject();
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                throw new InvalidOperationException($"{kind}: {(int)answer.StatusCode} {body}");
            await Task.Delay(100);
        }
    }
}

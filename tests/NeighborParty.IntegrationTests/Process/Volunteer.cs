using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.IntegrationTests.Duties;

namespace NeighborParty.IntegrationTests.ProcessTests;

/// <summary>One shift and what the codes on its screen are made of.</summary>
internal sealed record Watch(Guid Shift, byte[] Secret);

/// <summary>Somebody of a <see cref="Roster"/> with a phone: arrives at a shift, leaves it, and goes to the next.</summary>
internal sealed class Volunteer(Guid community, Guid person, string accessToken, string refreshToken, Guid post, IReadOnlyList<Watch> watches)
{
    private int _next;
    private bool _inside;

    public Guid Community => community;

    public Guid Person => person;

    /// <summary>A published post of somebody else's.</summary>
    public Guid Post => post;

    public string AccessToken { get; set; } = accessToken;

    public string RefreshToken { get; set; } = refreshToken;

    /// <summary>Shifts at which the arrival was acknowledged.</summary>
    public ConcurrentQueue<Guid> Arrived { get; } = new();

    /// <summary>Shifts from which the departure was acknowledged.</summary>
    public ConcurrentQueue<Guid> Left { get; } = new();

    /// <summary>Was at every shift.</summary>
    public bool IsDone => _next == watches.Count;

    /// <summary>The next thing of these two; goes on only when it is acknowledged, so until then the same is tapped again with a fresh code.</summary>
    public async Task<HttpResponseMessage> TapAsync(HttpClient http)
    {
        var (shift, kind) = (watches[_next].Shift, _inside ? AttendanceKind.Out : AttendanceKind.In);
        var code = RotatingCode.Make(watches[_next].Secret, shift, kind, 1, TimeProvider.System.Now());
        var answer = await PostAsync(http, $"api/v1/shifts/{shift}/{(_inside ? "check-outs" : "check-ins")}", DutyDesk.Here(code), code);
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            (_inside ? Left : Arrived).Enqueue(shift);
            _next += _inside ? 1 : 0;
            _inside = !_inside;
        }

        return answer;
    }

    public async Task<HttpResponseMessage> PostAsync(HttpClient http, string path, object? body, string key, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AccessToken);
        request.Headers.Add("Idempotency-Key", key);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await http.SendAsync(request);
    }

    /// <summary>Until it is killed: arrives and leaves. What was not answered to the end is not acknowledged.</summary>
    public async Task TapUntilKilledAsync(Uri address, CancellationToken over)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        try
        {
            while (!over.IsCancellationRequested && !IsDone)
            {
                using var answer = await TapAsync(http);
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            // Killed in the middle of an answer.
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;

namespace NeighborParty.IntegrationTests.Speed;

/// <summary>Counts the statements that belong to one request, by its trace: other requests and the workers do not disturb it.</summary>
internal sealed class StatementCount : IDisposable
{
    private readonly ConcurrentQueue<(ActivityTraceId Trace, string Name)> _statements = new();
    private readonly ActivityListener _listener;

    public StatementCount()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "NeighborParty.Data" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity =>
            {
                if (activity.Source.Name == "NeighborParty.Data")
                    _statements.Enqueue((activity.TraceId, activity.OperationName));
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The names of the statements that the request took: db.read, db.write, db.act, db.audit.</summary>
    public Task<List<string>> OfAsync(HttpClient http, HttpRequestMessage request) => OfAsync(r => http.SendAsync(r), request);

    /// <inheritdoc cref="OfAsync(HttpClient, HttpRequestMessage)"/>
    public async Task<List<string>> OfAsync(Func<HttpRequestMessage, Task<HttpResponseMessage>> send, HttpRequestMessage request)
    {
        var trace = ActivityTraceId.CreateRandom();
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        var answer = await send(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return _statements.Where(s => s.Trace == trace).Select(s => s.Name).ToList();
    }

    public void Dispose() => _listener.Dispose();
}

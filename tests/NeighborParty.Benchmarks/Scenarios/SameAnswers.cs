using System.Globalization;
using System.Text.RegularExpressions;
using NeighborParty.Benchmarks.Driving;

namespace NeighborParty.Benchmarks.Scenarios;

/// <summary>Before anything is timed: both sides answer with the same rows.</summary>
internal static partial class SameAnswers
{
    private const int Tried = 20;

    /// <returns>How large the answers are.</returns>
    /// <exception cref="InvalidOperationException">The ids in an answer differ, or there are none.</exception>
    public static async Task<string> RequireAsync(Contest contest, List<HttpCall> asked, List<HttpCall> askedRaw, CancellationToken ct)
    {
        using var http = new HttpClient();
        var (bytes, rawBytes) = (0L, 0L);
        foreach (var i in Enumerable.Range(0, Tried).Select(t => t * asked.Count / Tried))
        {
            var answer = await GetAsync(http, contest.Product.Server, asked[i], ct);
            var raw = await GetAsync(http, contest.Baseline.Server, askedRaw[i], ct);
            var ids = Ids(answer);
            if (ids.Count == 0 || !ids.SequenceEqual(Ids(raw)))
                throw new InvalidOperationException($"Product and baseline do not answer the same to {asked[i].Path}:\n{answer}\n{raw}");
            bytes += System.Text.Encoding.UTF8.GetByteCount(answer);
            rawBytes += System.Text.Encoding.UTF8.GetByteCount(raw);
        }

        return string.Create(CultureInfo.InvariantCulture, $"answers of {bytes / Tried:#,0} and {rawBytes / Tried:#,0} bytes");
    }

    private static async Task<string> GetAsync(HttpClient http, Server server, HttpCall call, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{server.Port}{call.Path}");
        foreach (var (name, value) in call.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await http.SendAsync(request, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{call.Path}: {(int)answer.StatusCode} {text}");
    }

    private static List<string> Ids(string json) => [.. Id().Matches(json).Select(m => m.Groups["id"].Value)];

    [GeneratedRegex("\"id\":\"(?<id>[0-9a-f-]{36})\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();
}

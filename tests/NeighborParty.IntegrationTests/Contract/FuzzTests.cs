using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Contract;

/// <summary>C01 to C04, E02, E03, B01: every operation of the contract against bad input. Never a 5xx, always our own form of refusal.</summary>
public sealed class FuzzTests(Product product) : IClassFixture<Product>
{
    private static readonly string[] BadValues =
    [
        "null", "true", "0", "-0", "-1", "1e309", "99999999999999999999999999", "1.5", "NaN", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"NaN\"", "\"1\"",
        "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:60Z\"", "\"2026-02-30T00:00:00Z\"", "\"2026-03-06T00:00:00+15:00\"", "\"2026-03-06\"",
        "[]", "{}", "[[[[[]]]]]", "{\"a\":1}", "\"00000000-0000-0000-0000-000000000000\"", "\"'; DROP TABLE People;--\"", "\"../../etc/passwd\"",
        "\"${jndi:ldap://x}\"", "\"%s%n\"", "\"<script>alert(1)</script>\"", "\"" + new string('长', 5000) + "\"",
    ];

    [Fact]
    public async Task Every_member_of_every_request_withstands_bad_values()
    {
        var (operations, phone) = await PrepareAsync();
        var faults = new List<string>();
        foreach (var o in operations.Where(o => o.Body?.Type == "application/json"))
            foreach (var body in Mutations(o.Body!.Value.Media["example"]!.ToJsonString()))
                await TryAsync(faults, phone, o, new StringContent(body, Encoding.UTF8, "application/json"), body);
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
    }

    [Fact]
    public async Task Bytes_that_are_no_json_are_refused()
    {
        var (operations, phone) = await PrepareAsync();
        var faults = new List<string>();
        foreach (var o in operations.Where(o => o.Body?.Type == "application/json"))
            foreach (var bytes in BadBytes(o.Body!.Value.Media["example"]!.ToJsonString()).Where(b => b.Length > 0 || o.NeedsBody))
            {
                var content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
                await TryAsync(faults, phone, o, content, Encoding.UTF8.GetString(bytes), 400, 415);
            }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
    }

    [Fact]
    public async Task Every_parameter_withstands_bad_values()
    {
        var (operations, phone) = await PrepareAsync();
        var faults = new List<string>();
        foreach (var o in operations)
            foreach (var parameter in o.Parameters.Where(p => (string?)p["in"] is "query" or "path").Select(p => (string)p["name"]!))
                foreach (var bad in (string[])["", "0", "-1", "101", "99999999999999999999", "1e309", "NaN", "'", "%00", "%F0%28%8C%28", "..%2f..%2f", "吉", "0199c1a2-7c3e-7d41-9a55-2f6b1e0c4d77"])
                    await TryAsync(faults, phone, o, ExampleOf(o), parameter + "=" + bad, path: Fill(o, parameter, bad));
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
    }

    [Fact]
    public async Task What_is_too_large_is_refused_with_its_own_status()
    {
        var (operations, phone) = await PrepareAsync();
        var o = operations.First(x => x.Body?.Type == "application/json");
        var huge = await phone.Http.SendAsync(Request(o, new StringContent("{\"x\":\"" + new string('a', 2 * 1024 * 1024) + "\"}", Encoding.UTF8, "application/json")));
        Assert.Equal((HttpStatusCode)413, huge.StatusCode);
        Assert.Equal("too_large", await huge.CodeAsync());
        using var long1 = new HttpRequestMessage(HttpMethod.Get, "/api/v1/nothing?x=" + new string('a', 9 * 1024));
        Assert.Equal((HttpStatusCode)414, (await phone.Http.SendAsync(long1)).StatusCode);
        using var long2 = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        for (var i = 0; i < 10; i++)
            long2.Headers.Add("X-Long-" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), new string('a', 4 * 1024));
        Assert.Equal((HttpStatusCode)431, (await phone.Http.SendAsync(long2)).StatusCode);
    }

    [Fact]
    public async Task Without_a_token_or_with_garbage_every_door_stays_shut()
    {
        var (operations, _) = await PrepareAsync();
        foreach (var o in operations.Where(o => o.Json["security"] is not null))
            foreach (var token in (string?[])[null, "Bearer x", "Bearer ", "Basic eDp5", "Bearer " + new string('A', 70)])
            {
                using var request = Request(o, ExampleOf(o));
                if (token is not null)
                    request.Headers.TryAddWithoutValidation("Authorization", token);
                using var answer = await product.Http.SendAsync(request);
                Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{o} with '{token}': {answer.StatusCode}");
            }
    }

    [Fact]
    public async Task Every_repeatable_post_wants_a_key_and_every_edit_a_version()
    {
        var (operations, phone) = await PrepareAsync();
        foreach (var o in operations.Where(o => o.Takes("Idempotency-Key")))
        {
            using var request = Request(o, ExampleOf(o));
            request.Headers.Remove("Idempotency-Key");
            using var answer = await phone.Http.SendAsync(request);
            Assert.True((int)answer.StatusCode is 400 or 403 or 415, $"{o} without a key: {answer.StatusCode}");
        }

        Assert.Empty(operations.Where(o => o.Method == "POST" && o.Successes.Any(s => s.Status == 201) && !o.Takes("Idempotency-Key")).Select(o => $"{o} creates and takes no Idempotency-Key"));
        Assert.Empty(operations.Where(o => o.Method is "PUT" or "PATCH" && !o.Takes("If-Match")).Select(o => $"{o} takes no If-Match"));
    }

    private async Task<(List<Operation> Operations, Phone Phone)> PrepareAsync() =>
        ([.. (await OpenApiDocument.OfAsync(product)).Operations.Where(o => o.Id != "sessionEnd")], (await Neighbours.CreateAsync(product)).Member.Phone);

    private static async Task TryAsync(List<string> faults, Phone phone, Operation o, HttpContent? content, string sent, params int[] expected) =>
        await TryAsync(faults, phone, o, content, sent, Fill(o), expected);

    private static async Task TryAsync(List<string> faults, Phone phone, Operation o, HttpContent? content, string sent, string path, params int[] expected)
    {
        using var request = Request(o, content, path);
        using var answer = await phone.Http.SendAsync(request);
        var shown = $"{o} with {(sent.Length > 120 ? sent[..120] + "…" : sent)}: {(int)answer.StatusCode}";
        if ((int)answer.StatusCode >= 500 && await answer.CodeAsync() != "wechat.unavailable")
            faults.Add(shown);
        if (expected.Length > 0 && !expected.Contains((int)answer.StatusCode) && answer.StatusCode != HttpStatusCode.Forbidden)
            faults.Add(shown);
        if (!answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType != "application/problem+json" && answer.StatusCode != HttpStatusCode.BadRequest)
            faults.Add(shown + " is no problem+json");
    }

    private static HttpRequestMessage Request(Operation o, HttpContent? content, string? path = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(o.Method), path ?? Fill(o)) { Content = content };
        if (o.Takes("Idempotency-Key"))
            request.Headers.Add("Idempotency-Key", Path.GetRandomFileName());
        if (o.Takes("If-Match"))
            request.Headers.TryAddWithoutValidation("If-Match", "\"v1\"");
        return request;
    }

    private static StringContent? ExampleOf(Operation o) =>
        o.Body is { Type: "application/json" } body ? new StringContent(body.Media["example"]!.ToJsonString(), Encoding.UTF8, "application/json") : null;

    private static string Fill(Operation o, string? parameter = null, string value = "")
    {
        var path = o.Path;
        foreach (var p in o.Parameters.Where(p => (string?)p["in"] == "path"))
            path = path.Replace("{" + (string)p["name"]! + "}", (string)p["name"]! == parameter ? value : (string?)p["example"] ?? "x", StringComparison.Ordinal);
        var isQuery = o.Parameters.Any(p => (string?)p["in"] == "query" && (string)p["name"]! == parameter);
        return isQuery ? $"{path}?{parameter}={value}" : path;
    }

    private static IEnumerable<string> Mutations(string example)
    {
        yield return "{}";
        var members = JsonNode.Parse(example) as JsonObject ?? [];
        foreach (var name in members.Select(m => m.Key).ToList())
        {
            foreach (var bad in BadValues)
                yield return Replace(members, name, bad);
            var without = members.DeepClone().AsObject();
            without.Remove(name);
            yield return without.ToJsonString();
        }

        yield return example.TrimEnd('}') + (members.Count > 0 ? "," : "") + "\"isAdmin\":true}";
    }

    private static string Replace(JsonObject members, string name, string raw) =>
        "{" + string.Join(',', members.Select(m => $"\"{m.Key}\":{(m.Key == name ? raw : m.Value?.ToJsonString() ?? "null")}")) + "}";

    private static IEnumerable<byte[]> BadBytes(string example)
    {
        var good = Encoding.UTF8.GetBytes(example);
        yield return [];
        yield return good[..(good.Length / 2)];
        yield return [.. good, .. "x"u8];
        yield return [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(example)];
        yield return [.. "{\"x\":\""u8, 0xC0, 0xAF, 0xED, 0xA0, 0x80, .. "\"}"u8];
        yield return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100));
        yield return Encoding.UTF8.GetBytes(new string('[', 100_000));
        yield return "/* c */ {}"u8.ToArray();
        yield return "NaN"u8.ToArray();
        yield return "\"text\""u8.ToArray();
    }
}

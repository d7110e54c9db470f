using NeighborParty.Benchmarks.Schema;

namespace NeighborParty.Benchmarks.Baseline;

/// <summary>
/// What is left when everything of a product is left out: Kestrel, one statement, JSON. No sign-in, scope, limits, rules,
/// audit or idempotency; it is told in the query string what the product has to find out.
/// </summary>
public static class RawServer
{
    /// <param name="args">Provider, connection string, port.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);
        builder.WebHost.UseUrls($"http://127.0.0.1:{args[2]}");
        await using var app = builder.Build();
        await using var database = RawDatabase.Open(args[0], args[1]);
        await using var checkIns = RawCheckIns.Open(database);

        app.MapGet("/ready", () => Results.Text("ready"));
        app.MapGet("/list", async (HttpContext http, Guid community, Guid building, Guid compound, Guid me) =>
            await http.Response.WriteAsJsonAsync(await RawPosts.ListAsync(database, community, building, compound, me, http.RequestAborted), RawJson.Relaxed.RawPage, cancellationToken: http.RequestAborted));
        app.MapGet("/post", async (HttpContext http, Guid community, Guid id, Guid me) =>
            await http.Response.WriteAsJsonAsync(await RawPosts.OneAsync(database, community, id, me, http.RequestAborted), RawJson.Relaxed.RawDetails, cancellationToken: http.RequestAborted));
        app.MapGet("/overview", async (HttpContext http, Guid community) =>
            await http.Response.WriteAsJsonAsync(await RawOverview.RunAsync(database, community, http.RequestAborted), RawJson.Relaxed.ListRawCount, cancellationToken: http.RequestAborted));
        app.MapPost("/check-ins", async (HttpContext http, Guid community, Guid shift, Guid person) =>
        {
            var tap = (await http.Request.ReadFromJsonAsync(RawJson.Relaxed.RawTap, http.RequestAborted))!;
            var answer = await checkIns.RecordAsync(community, shift, person, tap, http.RequestAborted);
            await http.Response.WriteAsJsonAsync(answer, RawJson.Relaxed.RawArrival, cancellationToken: http.RequestAborted);
        });
        await app.RunAsync();
        return 0;
    }
}

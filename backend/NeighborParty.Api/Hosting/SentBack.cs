using NeighborParty.Core.Data;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// The database may send a write back so that another one can go on (deadlock, serialization failure, a busy file). Nothing was
/// written then, so the same again is safe as long as nothing else of the request has been committed. Who is sent back again and
/// again, and whatever cannot be run twice (a form of the console, an upload), answers 503 and when to come back.
/// </summary>
public static class SentBack
{
    private const int MostAttempts = 4;

    public sealed record Metadata;

    /// <summary>For a write without a number of its own: PUT and DELETE.</summary>
    public static RouteHandlerBuilder RunsAgainWhenSentBack(this RouteHandlerBuilder route) => route
        .WithMetadata(new Metadata())
        .AddEndpointFilter((call, next) => RunAsync(call.HttpContext, () => next(call)));

    internal static async ValueTask<object?> RunAsync(HttpContext http, Func<ValueTask<object?>> write)
    {
        var db = http.RequestServices.GetRequiredService<NeighborPartyDb>();
        var before = db.Commits;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await write();
            }
            catch (Exception e) when (attempt < MostAttempts && DatabaseErrors.IsWorthRepeating(e) && db.Commits == before)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), http.RequestAborted);
            }
        }
    }
}

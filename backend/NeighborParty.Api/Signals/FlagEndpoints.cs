using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Idempotency;
using NeighborParty.Core.Signals;

namespace NeighborParty.Api.Signals;

/// <param name="Note">What was found; always needed.</param>
public sealed record DecideFlagRequest(FlagDecision Decision, [property: Required, StringLength(400, MinimumLength = 1)] string Note)
{
    public static DecideFlagRequest Example => new(FlagDecision.Dismiss, "夫妻两人共用一部手机，都在现场");
}

/// <summary>疑点: what looks odd about attendance, and what the leaders found.</summary>
public static class FlagEndpoints
{
    public static void MapFlags(this RouteGroupBuilder api)
    {
        api.MapGet("/shifts/{id:guid}/flags", OfShift).Polls().WithTags("疑点核查（组长）").WithSummary("这次值守的疑点：只是提示，不是结论").Refuses("consent_required", "not_found");
        var flags = api.MapGroup("/attendance-flags/{id:guid}").WithTags("疑点核查（组长）");
        flags.MapGet("", Get).WithSummary("一条疑点").Refuses("consent_required", "not_found");
        flags.MapPost("/decide", Decide).Idempotent().WithSummary("记下核查结果").Refuses("consent_required", "not_found", "flag.own", "flag.wrong_state", "flag.wrong_role");
    }

    private static async Task<Ok<IReadOnlyList<FlagView>>> OfShift(Guid id, ReadFlags read, CancellationToken ct) => TypedResults.Ok(await read.OfShiftAsync(id, ct));

    private static async Task<Ok<FlagView>> Get(Guid id, ReadFlags read, HttpContext http, CancellationToken ct) => Answer(await read.OneAsync(id, ct), http);

    private static async Task<Ok<FlagView>> Decide(Guid id, DecideFlagRequest request, IfMatch? ifMatch, DecideFlag decide, ReadFlags read, HttpContext http, CancellationToken ct)
    {
        await decide.RunAsync(id, request.Decision, request.Note, ifMatch?.Version, ct);
        return Answer(await read.OneAsync(id, ct), http);
    }

    private static Ok<FlagView> Answer(FlagView flag, HttpContext http)
    {
        http.Response.Tag(flag.Version);
        return TypedResults.Ok(flag);
    }
}

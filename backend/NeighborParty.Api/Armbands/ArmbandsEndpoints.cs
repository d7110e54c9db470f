using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Api.Armbands;

/// <summary>The holder's own armbands; what leaders do is in <see cref="ArmbandLeaderEndpoints"/>.</summary>
public static class ArmbandsEndpoints
{
    public static void MapArmbands(this RouteGroupBuilder api)
    {
        api.MapGet("/me/armbands", Mine).Polls().WithTags("红袖标").WithSummary("我手里的红袖标").Refuses("consent_required");
        var armbands = api.MapGroup("/armbands").WithTags("红袖标");
        armbands.MapPost("/{id:guid}/accept", Accept).WithSummary("签收红袖标").Idempotent()
            .Refuses("consent_required", "not_found", "armband.wrong_state", "armband.other_holder", "armband.accept_too_late");
        armbands.MapPost("/{id:guid}/decline", Decline).WithSummary("拒收红袖标（说明原因，会告诉组长）").Idempotent()
            .Refuses("consent_required", "not_found", "armband.wrong_state", "armband.other_holder");
        armbands.MapPost("/{id:guid}/report-lost", ReportLost).WithSummary("报失红袖标（本人或组长，编号立即作废）").Idempotent()
            .Refuses("consent_required", "not_found", "armband.wrong_state");
        armbands.MapPost("/{id:guid}/return-request", AskReturn).WithSummary("申请归还红袖标（组长收回后才算归还）").Idempotent()
            .Refuses("consent_required", "not_found", "armband.wrong_state", "armband.other_holder");
        armbands.MapGet("/by-serial/{serial}", BySerial).WithSummary("扫红袖标上的码，查是哪一个、在谁手里（本人或组长）").Refuses("consent_required", "not_found");
        api.MapArmbandsOfLeaders();
    }

    private static async Task<Ok<Page<ArmbandAnswer>>> Mine(NeighborPartyDb db, CurrentActor current, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var rows = await db.Armbands.AsNoTracking().Where(a => a.HolderPersonId == person).OrderBy(a => a.Serial).Take(100).ToListAsync(ct);
        return TypedResults.Ok(new Page<ArmbandAnswer>(rows.ConvertAll(ArmbandAnswer.Of), null));
    }

    private static async Task<Ok<ArmbandAnswer>> Accept(Guid id, AcceptArmband accept, CancellationToken ct) =>
        TypedResults.Ok(ArmbandAnswer.Of(await accept.OnPhoneAsync(id, ct)));

    private static async Task<Ok<ArmbandAnswer>> Decline(Guid id, DeclineArmbandRequest request, DeclineArmband decline, CancellationToken ct) =>
        TypedResults.Ok(ArmbandAnswer.Of(await decline.RunAsync(id, request.Reason, request.Text, ct)));

    private static async Task<Ok<ArmbandAnswer>> ReportLost(Guid id, ReportArmbandLostRequest request, ReportArmbandLost report, CancellationToken ct) =>
        TypedResults.Ok(ArmbandAnswer.Of(await report.RunAsync(id, new LossReport(request.Where, request.When, request.Note), ct)));

    private static async Task<Ok<ArmbandAnswer>> AskReturn(Guid id, AskArmbandReturnRequest request, AskArmbandReturn ask, CancellationToken ct) =>
        TypedResults.Ok(ArmbandAnswer.Of(await ask.RunAsync(id, request.Note, ct)));

    /// <param name="serial">As scanned, e.g. NP-XF-0001.</param>
    private static async Task<Ok<ArmbandBySerial>> BySerial(string serial, FindArmbandBySerial find, CancellationToken ct) =>
        TypedResults.Ok(ArmbandBySerial.Of(await find.RunAsync(serial, ct)));
}

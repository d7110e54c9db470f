using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Api.Armbands;

/// <summary>What a group leader does with the group's armbands.</summary>
public static class ArmbandLeaderEndpoints
{
    private const int PageSize = 50;

    public static void MapArmbandsOfLeaders(this RouteGroupBuilder api)
    {
        api.MapGet("/groups/{groupId:guid}/armbands", OfGroup).Polls().WithTags("红袖标")
            .WithSummary("本组的红袖标和可发放的库存（组长）").Refuses("consent_required", "not_found");
        var armbands = api.MapGroup("/armbands").WithTags("红袖标");
        armbands.MapPost("/issue", Issue).WithSummary("按编号发给组员（组长）").Idempotent()
            .Refuses("consent_required", "forbidden", "not_found", "armband.wrong_state", "armband.already_issued", "armband.void", "armband.holder_has_one", "armband.not_a_member", "armband.untrained", "photo.not_usable");
        armbands.MapPost("/{id:guid}/accept-on-the-spot", AcceptOnTheSpot).WithSummary("记录当面签收（组长，用于没有手机的组员）").Idempotent()
            .Refuses("consent_required", "not_found", "armband.wrong_state", "photo.not_usable");
        // Not under a key: a wrong try must stay counted, and a repeat of the right one changes nothing.
        armbands.MapPost("/{id:guid}/accept-by-pin", AcceptByPin).WithSummary("组员当面输入领取密码签收（组长的手机上，用于没有手机的组员）")
            .Refuses("consent_required", "not_found", "armband.wrong_state", "armband.no_pin", "armband.wrong_pin");
        armbands.MapPost("/trainings", RecordTraining).WithSummary("登记组员参加过佩戴培训（组长）").Idempotent().Refuses("consent_required", "not_found", "armband.own_matter");
        api.MapGet("/groups/{groupId:guid}/armband-trainings", Trainings).Polls().WithTags("红袖标").WithSummary("本组组员的佩戴培训（组长）").Refuses("consent_required", "not_found");
        api.MapGet("/groups/{groupId:guid}/armbands/not-taken", NotTaken).Polls().WithTags("红袖标").WithSummary("本组拒收和超时未签收的记录（组长）").Refuses("consent_required", "not_found");
        armbands.MapPost("/not-taken/{id:guid}/handled", Handled).WithSummary("拒收或超时已了解处理（组长）").Idempotent().Refuses("consent_required", "not_found", "armband.own_matter");
        armbands.MapPost("/{id:guid}/return", Return).WithSummary("收回红袖标（组长）").Idempotent()
            .Refuses("consent_required", "not_found", "armband.wrong_state", "armband.other_holder");
        armbands.MapPost("/{id:guid}/due-date", SetDue).WithSummary("定下或延后归还日期（组长，会告诉本人）").Idempotent()
            .Refuses("consent_required", "not_found", "armband.wrong_state");
        armbands.MapPost("/{id:guid}/found", Found).WithSummary("找回遗失的红袖标，重新入库（组长）").Idempotent()
            .Refuses("consent_required", "not_found", "armband.wrong_state");
    }

    /// <param name="state">One of the states, e.g. issued; none: all.</param>
    /// <param name="after">The last serial of the page before.</param>
    private static async Task<Ok<Page<GroupArmband>>> OfGroup(
        Guid groupId, string? state, string? after, NeighborPartyDb db, Leadership leadership, CancellationToken ct)
    {
        await leadership.RequireLeaderOfAsync(groupId, ct);
        var only = QueryWords.Read<ArmbandState>("state", state);
        var from = after is null ? "" : ArmbandSerial.Clean(after);
        var compounds = db.GroupPlaces.Where(p => p.GroupId == groupId).Select(p => db.Buildings.First(b => b.Id == p.BuildingId).CompoundId);
        var rows = await db.Armbands.AsNoTracking()
            .Where(a => a.GroupId == groupId || (a.GroupId == null && a.State == ArmbandState.InStock && compounds.Contains(a.CompoundId)))
            .Where(a => (only == null || a.State == only) && string.Compare(a.Serial, from) > 0)
            .OrderBy(a => a.Serial)
            .Select(a => new
            {
                a.Id, a.Serial, a.Kind, a.State, a.HolderPersonId, a.IssuedAt, a.AcceptBy, a.DueAt,
                Holder = db.People.Where(p => p.Id == a.HolderPersonId).Select(p => p.Name).FirstOrDefault(),
            })
            .Take(PageSize + 1).ToListAsync(ct);
        var items = rows.Take(PageSize).Select(a => new GroupArmband(
            a.Id, a.Serial, a.Kind, a.State, ArmbandStates.Label(a.State), a.HolderPersonId, a.Holder, a.IssuedAt, a.AcceptBy, a.DueAt)).ToList();
        return TypedResults.Ok(new Page<GroupArmband>(items, rows.Count > PageSize ? items[^1].Serial : null));
    }

    private static async Task<Ok<ArmbandAnswer>> Issue(IssueArmbandRequest request, IssueArmband issue, CancellationToken ct) =>
        TypedResults.Ok(ArmbandAnswer.Of(await issue.RunAsync(new HandOut(request.Serial, request.PersonId, request.Witness, request.PhotoId), ct)));

    private static async Task<Ok<ArmbandAnswer>> AcceptOnTheSpot(Guid id, AcceptOnTheSpotRequest request, AcceptArmband accept, CancellationToken ct) =>
        TypedResults.Ok(ArmbandAnswer.Of(await accept.OnTheSpotAsync(id, request.Witness, request.PhotoId, ct)));

    private static async Task<Ok<ArmbandAnswer>> AcceptByPin(Guid id, AcceptByPinRequest request, AcceptByPin accept, CancellationToken ct) =>
        TypedResults.Ok(ArmbandAnswer.Of(await accept.RunAsync(id, request.Pin, ct)));

    private static async Task<Ok<MemberTraining>> RecordTraining(RecordTrainingRequest request, RecordTraining record, NeighborPartyDb db, CancellationToken ct)
    {
        var training = await record.RunAsync(request.PersonId, request.On, ct);
        var name = await db.People.Where(p => p.Id == request.PersonId).Select(p => p.Name).FirstAsync(ct);
        return TypedResults.Ok(new MemberTraining(request.PersonId, name, training.On, training.RecordedByName));
    }

    /// <param name="after">The id of the last person of the page before.</param>
    private static async Task<Ok<Page<MemberTraining>>> Trainings(Guid groupId, Guid? after, NeighborPartyDb db, Leadership leadership, CancellationToken ct)
    {
        await leadership.RequireLeaderOfAsync(groupId, ct);
        var rows = await (
            from m in db.Memberships.AsNoTracking()
            join p in db.People on m.PersonId equals p.Id
            from t in db.ArmbandTrainings.Where(t => t.PersonId == m.PersonId).DefaultIfEmpty()
            where m.GroupId == groupId && m.To == null && (after == null || m.PersonId.CompareTo(after.Value) > 0)
            orderby m.PersonId
            select new { m.PersonId, p.Name, On = (DateOnly?)t!.On, By = (string?)t.RecordedByName }).Take(PageSize + 1).ToListAsync(ct);
        var items = rows.Take(PageSize).Select(r => new MemberTraining(r.PersonId, r.Name, r.On, r.By)).ToList();
        return TypedResults.Ok(new Page<MemberTraining>(items, rows.Count > PageSize ? items[^1].PersonId.ToString() : null));
    }

    private static async Task<Ok<Page<NotTakenReport>>> NotTaken(Guid groupId, string? after, ReadNotTaken read, Leadership leadership, CancellationToken ct)
    {
        await leadership.RequireLeaderOfAsync(groupId, ct);
        var page = await read.RunAsync(groupId, after, ct);
        return TypedResults.Ok(new Page<NotTakenReport>([.. page.Items.Select(NotTakenReport.Of)], page.Next));
    }

    private static async Task<NoContent> Handled(Guid id, HandleNotTakenRequest request, HandleNotTaken handle, CancellationToken ct)
    {
        await handle.RunAsync(id, request.Note, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ArmbandReturnAnswer>> Return(Guid id, ReturnArmbandRequest request, ReturnArmband giveBack, CancellationToken ct) =>
        TypedResults.Ok(ArmbandReturnAnswer.Of(await giveBack.RunAsync(id, request.PersonId, request.Condition, request.Note, ct)));

    private static async Task<Ok<ArmbandAnswer>> SetDue(Guid id, SetArmbandDueRequest request, SetArmbandDue set, CancellationToken ct) =>
        TypedResults.Ok(ArmbandAnswer.Of(await set.RunAsync(id, request.DueAt, request.Reason, ct)));

    private static async Task<Ok<ArmbandAnswer>> Found(Guid id, ArmbandFoundRequest request, CloseArmbandLoss close, CancellationToken ct) =>
        TypedResults.Ok(ArmbandAnswer.Of(await close.FoundAsync(id, request.Note, ct)));
}

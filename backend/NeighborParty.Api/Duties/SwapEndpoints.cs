using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;

namespace NeighborParty.Api.Duties;

/// <param name="ToPersonId">Null: whoever of the group is first; pass the answer's id on, for example as a card in WeChat.</param>
/// <param name="ReturnShiftId">互换: the caller takes over a place in this shift in return; only who has one there can accept.</param>
public sealed record AskSwapRequest(Guid? ToPersonId = null, [property: StringLength(200)] string? Note = null, Guid? ReturnShiftId = null)
{
    public static AskSwapRequest Example => new(null, "孩子发烧，谁能替我？");
}

/// <summary>The shift in which who accepts gives a place in return.</summary>
public sealed record SwapReturn(Guid ShiftId, string Title, string PlaceName, DateTime StartsAt, DateTime EndsAt)
{
    internal static SwapReturn? Of(Shift? s) => s is null ? null : new(s.Id, s.Title, s.PlaceName, s.StartsAt, s.EndsAt);
}

/// <summary>换班: a place that somebody would like to hand over.</summary>
/// <param name="Mine">The caller asked.</param>
/// <param name="ForMe">The caller in particular was asked.</param>
/// <param name="ExpiresAt">Nobody can take it over from then on.</param>
/// <param name="Return">互换; null: nothing is asked in return.</param>
public sealed record SwapAnswer(Guid Id, Guid ShiftId, string Title, string PlaceName, DateTime StartsAt, DateTime EndsAt, bool Mine, bool ForMe, string? Note, SwapState State, DateTime ExpiresAt, SwapReturn? Return)
{
    public static SwapAnswer Example => new(
        new Guid("01950000-0000-7000-8000-00000000000a"), new Guid("01950000-0000-7000-8000-000000000001"), "周五大扫除", "1号楼门口",
        new DateTime(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 6, 13, 0, 0, DateTimeKind.Utc), false, false, "孩子发烧，谁能替我？", SwapState.Asked,
        new DateTime(2026, 3, 6, 11, 30, 0, DateTimeKind.Utc),
        new SwapReturn(new Guid("01950000-0000-7000-8000-00000000000e"), "夜间巡逻", "中心花园", new DateTime(2026, 3, 8, 12, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 8, 14, 0, 0, DateTimeKind.Utc)));
}

/// <summary>A member hands the place over to a neighbour.</summary>
public static class SwapEndpoints
{
    public static void MapSwaps(this RouteGroupBuilder api)
    {
        api.MapPost("/shifts/{id:guid}/swaps", Ask).Idempotent().WithTags("值守").WithSummary("请邻居接班（指定一位，或谁先接就是谁）；填 returnShiftId 就是互换，自己去值对方那一班")
            .Refuses("not_found", "signup.none", "signup.not_a_member", "signup.invite_only", "swap.over", "swap.open", "swap.self", "swap.same_shift", "swap.has_place",
                "signup.overlap", "signup.needs_skill", "signup.needs_birth_year", "signup.adults_only", "moderation.asks_for_money", "moderation.muted", "moderation.suspended");
        api.MapGet("/me/swaps", Mine).Polls().WithTags("值守").WithSummary("换班：我提出的、请我的、组里等人接的；新的在前");
        var swaps = api.MapGroup("/swaps").WithTags("值守");
        swaps.MapGet("/{id:guid}", Get).WithSummary("一个换班请求").Refuses("not_found", "swap.taken");
        swaps.MapPost("/{id:guid}/accept", Accept).Idempotent().WithSummary("接班；互换时两班一起换，或都不换")
            .Refuses("not_found", "swap.taken", "swap.over", "swap.self", "swap.has_place", "swap.wrong_state", "signup.not_a_member", "signup.overlap", "signup.invite_only", "swap.no_return", "swap.asker_cannot",
                "signup.needs_skill", "signup.needs_birth_year", "signup.adults_only");
        swaps.MapPost("/{id:guid}/decline", Decline).Idempotent().WithSummary("接不了").Refuses("not_found", "swap.wrong_state");
        swaps.MapPost("/{id:guid}/withdraw", Withdraw).Idempotent().WithSummary("撤回换班请求").Refuses("not_found", "swap.wrong_state");
    }

    private static async Task<Ok<SwapAnswer>> Ask(Guid id, AskSwapRequest request, AskSwap ask, NeighborPartyDb db, CurrentActor current, CancellationToken ct) =>
        await OneAsync(await ask.RunAsync(id, request.ToPersonId, request.ReturnShiftId, request.Note, ct), db, current, ct);

    private static async Task<Ok<Page<SwapAnswer>>> Mine(FindSwap find, NeighborPartyDb db, CurrentActor current, CancellationToken ct, string? after = null, [Range(1, 100)] int limit = 20)
    {
        var rows = await find.InSightAsync(ct);
        if (Cursor.Parse(after) is { } cursor)
            rows = rows.Where(s => s.AskedAt < cursor.At || (s.AskedAt == cursor.At && s.Id < cursor.Id));
        var page = await rows.AsNoTracking().OrderByDescending(s => s.AskedAt).ThenByDescending(s => s.Id).Take(limit + 1).ToListAsync(ct);
        var shown = page.Take(limit).ToList();
        var ids = shown.SelectMany(s => new[] { s.ShiftId, s.ReturnShiftId ?? s.ShiftId }).Distinct().ToList();
        var shifts = await db.Shifts.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var person = current.RequirePerson();
        return TypedResults.Ok(new Page<SwapAnswer>(shown.ConvertAll(s => Of(s, shifts[s.ShiftId], s.ReturnShiftId is { } other ? shifts[other] : null, person)), page.Count > limit ? new Cursor(shown[^1].AskedAt, shown[^1].Id).ToString() : null));
    }

    private static async Task<Ok<SwapAnswer>> Get(Guid id, FindSwap find, NeighborPartyDb db, CurrentActor current, CancellationToken ct) => await OneAsync(await find.RunAsync(id, ct), db, current, ct);

    private static async Task<Ok<SwapAnswer>> Accept(Guid id, AnswerSwap answer, NeighborPartyDb db, CurrentActor current, CancellationToken ct) => await OneAsync(await answer.AcceptAsync(id, ct), db, current, ct);

    private static async Task<Ok<SwapAnswer>> Decline(Guid id, AnswerSwap answer, NeighborPartyDb db, CurrentActor current, CancellationToken ct) => await OneAsync(await answer.DeclineAsync(id, ct), db, current, ct);

    private static async Task<Ok<SwapAnswer>> Withdraw(Guid id, AnswerSwap answer, NeighborPartyDb db, CurrentActor current, CancellationToken ct) => await OneAsync(await answer.WithdrawAsync(id, ct), db, current, ct);

    private static async Task<Ok<SwapAnswer>> OneAsync(SignupSwap swap, NeighborPartyDb db, CurrentActor current, CancellationToken ct) =>
        TypedResults.Ok(Of(swap, await db.Shifts.AsNoTracking().FirstAsync(s => s.Id == swap.ShiftId, ct),
            swap.ReturnShiftId is { } other ? await db.Shifts.AsNoTracking().FirstAsync(s => s.Id == other, ct) : null, current.RequirePerson()));

    private static SwapAnswer Of(SignupSwap s, Shift shift, Shift? inReturn, Guid person) =>
        new(s.Id, s.ShiftId, shift.Title, shift.PlaceName, shift.StartsAt, shift.EndsAt, s.FromPersonId == person, s.ToPersonId == person, s.Note, s.State, s.ExpiresAt, SwapReturn.Of(inReturn));
}

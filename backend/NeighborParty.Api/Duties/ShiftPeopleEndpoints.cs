using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;

namespace NeighborParty.Api.Duties;

/// <param name="RoleId">Null: whichever has room.</param>
/// <param name="Overlapping">true although the person has another duty at that time; the reason says why.</param>
/// <param name="Unfit">true although age or skill are not what the shift asks for; the reason says why.</param>
public sealed record AddToShiftRequest(Guid PersonId, [property: Required, StringLength(200, MinimumLength = 1)] string Reason, Guid? RoleId = null, bool Overlapping = false, bool Unfit = false)
{
    public static AddToShiftRequest Example => new(new Guid("01950000-0000-7000-8000-000000000007"), "打电话来报名，没有手机");
}

public sealed record RemoveFromShiftRequest([property: Required, StringLength(200, MinimumLength = 1)] string Reason)
{
    public static RemoveFromShiftRequest Example => new("改由他人参加");
}

/// <param name="State">Of the sign-up; null: not on the list.</param>
/// <param name="Skills">For the screen, as the person chose them.</param>
/// <param name="OnWeChat">false: no message arrives, ring up or go there.</param>
public sealed record VolunteerAnswer(Guid PersonId, string Name, SignupState? State, bool OnWeChat, IReadOnlyList<string> Skills)
{
    public static VolunteerAnswer Example => new(new Guid("01950000-0000-7000-8000-000000000007"), "王组员", null, true, ["急救"]);
}

/// <summary>The leader keeps the list: who is put on it, who is taken off it.</summary>
public static class ShiftPeopleEndpoints
{
    public static void MapShiftPeople(this RouteGroupBuilder api)
    {
        var shifts = api.MapGroup("/shifts").WithTags("值守（组长）");
        shifts.MapGet("/{id:guid}/volunteers", Search).WithSummary("可以排进这次值守的组员，按姓名查找，最多 50 位").Refuses("not_found");
        shifts.MapPost("/{id:guid}/signups/for", Add).Idempotent().WithSummary("组长把组员排进名单（说明原因）")
            .Refuses("not_found", "shift.begun", "shift.cancelled", "signup.not_a_member", "signup.overlap", "signup.full", "signup.needs_skill", "signup.age_not_shown", "signup.own_exception");
        shifts.MapPost("/{id:guid}/signups/{signupId:guid}/remove", Remove).Idempotent().WithSummary("组长把人移出名单（说明原因，会告诉本人）")
            .Refuses("not_found", "signup.wrong_state", "shift.begun", "shift.cancelled");
    }

    /// <param name="name">Part of the name; none: everybody.</param>
    private static async Task<Ok<IReadOnlyList<VolunteerAnswer>>> Search(Guid id, [StringLength(40)] string? name, DutyRoles roles, FindVolunteer find, NeighborPartyDb db, CancellationToken ct)
    {
        var shift = await db.Shifts.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct) ?? throw Refusals.NotFound("值守");
        await roles.RequireLeadAsync(shift, ct);
        return TypedResults.Ok<IReadOnlyList<VolunteerAnswer>>([.. (await find.SearchAsync(shift, name, ct)).Select(v => new VolunteerAnswer(v.PersonId, v.Name, v.State, v.OnWeChat, v.Skills ?? []))]);
    }

    private static async Task<Ok<SignupAnswer>> Add(Guid id, AddToShiftRequest request, AddToShift add, CancellationToken ct) =>
        TypedResults.Ok(SignupAnswer.Of(await add.RunAsync(id, new Addition(request.PersonId, request.RoleId, request.Reason, request.Overlapping, request.Unfit), ct)));

    private static async Task<Ok<SignupAnswer>> Remove(Guid id, Guid signupId, RemoveFromShiftRequest request, RemoveFromShift remove, CancellationToken ct) =>
        TypedResults.Ok(SignupAnswer.Of(await remove.RunAsync(id, signupId, request.Reason, ct)));
}

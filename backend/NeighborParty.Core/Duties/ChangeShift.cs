using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>Changes a shift that has not begun. Nobody loses a place by it; who is on the list hears of another time or place.</summary>
public sealed class ChangeShift(
    NeighborPartyDb db, DutyRoles roles, DutyPlaces places, PlanParts parts, DutyGuards guards, OfferPlaces offers, ShiftDoors doors, PolicyBook policies, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <param name="plan">Its group is the shift's own, its place is replaced by <paramref name="where"/>.</param>
    /// <param name="startsAt">UTC.</param>
    /// <exception cref="RefusedException">404 for a shift of others; 409 once begun, for another time or place once somebody has arrived, for fewer places than people, for a time that the series has already; 412 and 428 as everywhere.</exception>
    public async Task<Shift> RunAsync(Guid id, DutyPlan plan, PlaceChoice where, DateTime startsAt, int? version, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var shift = await db.Shifts.Include(s => s.Roles).Include(s => s.Deputies).FirstOrDefaultAsync(s => s.Id == id, ct) ?? throw Refusals.NotFound("值守");
        var role = await roles.RequireLeadAsync(shift, ct);
        await db.RequireVersionAsync(shift, shift.Id, version, ct);
        shift.RequireChangeable(now);
        if (startsAt <= now || startsAt > now.AddDays(PlanShift.MaxDaysAhead))
            throw Refusals.Invalid("startsAt", "开始时间应在现在之后、一年之内。");
        var good = (plan with { GroupId = shift.GroupId }).Checked();
        await parts.RequireAsync(good, ct, shift.Plan);
        var place = await places.ResolveAsync(where, ct);
        await RequireRoomAsync(shift, good, ct);

        var (beforeState, beforeStart, beforePlace) = (shift.State, shift.StartsAt, shift.PlaceId);
        var (beforeEnd, before) = (shift.EndsAt, shift.Plan);
        shift.Move(startsAt);
        if (shift.SeriesId is { } series && await db.Shifts.AnyAsync(s => s.SeriesId == series && s.StartsAt == shift.StartsAt && s.Id != id, ct))
            throw DutyRefusals.SameStart();
        var policy = await policies.TodayAsync(ct);
        shift.Describe(good with { PlaceId = place.Id }, place, policy, now);
        shift.Reopen(role, now);
        var moved = shift.StartsAt != beforeStart || shift.PlaceId != beforePlace;
        if (moved || shift.EndsAt != beforeEnd)
            await RequireNobodyThereAsync(id, ct);
        foreach (var offered in await db.ShiftSignups.Where(s => s.ShiftId == id && s.State == SignupState.Offered).ToListAsync(ct))
            offered.ShortenOffer(shift.LocksAt);
        if (AsksMore(before, good))
            await TellUnfitAsync(shift, ct);
        var told = moved ? await TellAsync(shift, ct) : 0;
        audit.Record(new Act("shift.changed", nameof(Shift), shift.Id)
        {
            From = beforeState.ToString(), To = shift.State.ToString(), Via = role == DutyRole.Leader ? ActedVia.Leader : null, PolicyVersion = policy.Version,
            Details = new { shift.StartsAt, was = beforeStart, shift.CapacityMax, told },
        });
        await db.SaveChangesAsync(ct);
        // A larger shift has places for who waits.
        await offers.RunAsync(shift, ct);
        db.AfterCommit(() => doors.Forget(shift.CommunityId, shift.Id));
        await write.CommitAsync(ct);
        return shift;
    }

    /// <summary>Of everybody, or of who is in one of the roles.</summary>
    private static bool AsksMore(DutyPlan before, DutyPlan now) =>
        (now.AdultsOnly && !before.AdultsOnly) || (now.RequiredSkill is not null && now.RequiredSkill != before.RequiredSkill)
        || now.Roles.Any(r => r.Skill is not null && before.Roles.FirstOrDefault(b => b.Name == r.Name)?.Skill != r.Skill);

    /// <summary>People arrive before the start; what they arrived for stays where and when it was.</summary>
    private async Task RequireNobodyThereAsync(Guid shiftId, CancellationToken ct)
    {
        if (await db.ShiftSignups.AnyAsync(s => s.ShiftId == shiftId && (s.State == SignupState.CheckedIn || s.State == SignupState.CheckedOut || s.State == SignupState.AutoClosed), ct))
            throw DutyRefusals.Begun();
    }

    /// <summary>No place that somebody has may go, and no role that somebody was ever in.</summary>
    private async Task RequireRoomAsync(Shift shift, DutyPlan plan, CancellationToken ct)
    {
        var signups = await db.ShiftSignups.AsNoTracking().Where(s => s.ShiftId == shift.Id).Select(s => new { s.RoleId, s.Slot }).ToListAsync(ct);
        var taken = signups.Where(s => s.Slot is not null).ToList();
        if (taken.Count > plan.CapacityMax)
            throw DutyRefusals.HasPeople(taken.Count);
        foreach (var row in shift.Roles)
        {
            var inRole = signups.Count(s => s.RoleId == row.Id);
            var next = plan.Roles.FirstOrDefault(r => r.Name == row.Name);
            if ((next is null && inRole > 0) || (next is not null && taken.Exists(s => s.RoleId == row.Id && !row.Slots.Take(next.Max).Contains(s.Slot!.Value))))
                throw DutyRefusals.HasPeople(inRole);
        }

        // Without roles so far, people have places that no role knows.
        if (plan.Roles.Count > 0 && taken.Exists(s => s.RoleId is null))
            throw DutyRefusals.HasPeople(taken.Count);
        if (plan.Roles.Count == 0 && taken.Exists(s => s.RoleId is null && s.Slot > plan.CapacityMax))
            throw DutyRefusals.HasPeople(taken.Count);
    }

    /// <summary>Nobody loses a place by a new requirement; the leader hears how many to talk to.</summary>
    private async Task TellUnfitAsync(Shift shift, CancellationToken ct)
    {
        if (await guards.CountUnfitAsync(shift, ct) is var unfit && unfit == 0)
            return;
        foreach (var leader in await roles.LeadersOfAsync(shift, ct))
            await tell.AddAsync(shift.CommunityId, leader, new Notice("duty.unfit", "名单上有人不符合新要求",
                $"“{shift.Title}”（{ChinaTime.Short(shift.StartsAt)}）改了要求，名单和候补里有 {unfit} 人不符合，或还没有填写。他们的名额不变，请您逐一了解。", $"{shift.Id:N}:unfit:{shift.Version + 1}")
            { AboutKind = "shifts", AboutId = shift.Id }, ct);
    }

    private async Task<int> TellAsync(Shift shift, CancellationToken ct)
    {
        var listed = await db.ShiftSignups.Where(s => s.ShiftId == shift.Id && SignupStates.Live.Contains(s.State)).Select(s => s.PersonId).ToListAsync(ct);
        foreach (var person in listed)
            await tell.AddAsync(shift.CommunityId, person, new Notice("duty.moved", "值守有变动",
                $"“{shift.Title}”改为 {ChinaTime.Long(shift.StartsAt)}，地点：{shift.PlaceName}。来不了请取消报名。", $"{shift.Id:N}:moved:{shift.Version + 1}")
            {
                AboutKind = "shifts", AboutId = shift.Id, Call = true,
                Message = NoticeMessage.Duty(shift.Title, shift.StartsAt, "有变动：" + shift.PlaceName),
            }, ct);
        return listed.Count;
    }
}

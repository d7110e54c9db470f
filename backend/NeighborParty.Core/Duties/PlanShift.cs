using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Duties;

/// <summary>A single shift, planned by the leader for the own group or by staff for any or all; open for sign-ups at once.</summary>
public sealed class PlanShift(NeighborPartyDb db, DutyRoles roles, DutyPlaces places, PlanParts parts, PolicyBook policies, PersonalDataVault vault, CommunityScope scope, AuditTrail audit, TimeProvider time)
{
    internal const int MaxDaysAhead = 366;

    /// <param name="plan">Its place is replaced by <paramref name="where"/>.</param>
    /// <param name="startsAt">UTC.</param>
    /// <exception cref="RefusedException">400 for a value out of its limits; 404 for a group of others.</exception>
    public async Task<Shift> RunAsync(DutyPlan plan, PlaceChoice where, DateTime startsAt, CancellationToken ct)
    {
        var checkedPlan = plan.Checked();
        var now = time.Now();
        if (startsAt <= now || startsAt > now.AddDays(MaxDaysAhead))
            throw Refusals.Invalid("startsAt", "开始时间应在现在之后、一年之内。");

        await using var write = await db.BeginWriteAsync(ct);
        var role = await roles.RequirePlannerAsync(plan.GroupId, ct);
        await parts.RequireAsync(checkedPlan, ct);
        var place = await places.ResolveAsync(where, ct);
        var shift = Shift.Create(Ids.New(now), scope.CommunityId!.Value, null, startsAt, checkedPlan with { PlaceId = place.Id }, place, await policies.TodayAsync(ct), now, vault);
        shift.Publish(role);
        shift.Advance(now);
        db.Shifts.Add(shift);
        audit.Record(new Act("shift.planned", nameof(Shift), shift.Id)
        {
            To = shift.State.ToString(), Via = role == DutyRole.Leader ? ActedVia.Leader : null, PolicyVersion = shift.PolicyVersion,
            Details = new { shift.Title, shift.StartsAt, shift.CapacityMax },
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return shift;
    }
}

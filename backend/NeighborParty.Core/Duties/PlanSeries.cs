using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>A recurring duty; its first shifts are there at once.</summary>
public sealed class PlanSeries(NeighborPartyDb db, DutyRoles roles, DutyPlaces places, PlanParts parts, GenerateShifts generate, CommunityScope scope, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">400 for a value out of its limits; 404 for a group of others.</exception>
    public async Task<DutySeries> RunAsync(DutyPlan plan, PlaceChoice where, SeriesRule rule, CancellationToken ct)
    {
        var checkedPlan = plan.Checked();
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var role = await roles.RequirePlannerAsync(plan.GroupId, ct);
        await parts.RequireAsync(checkedPlan, ct);
        var place = await places.ResolveAsync(where, ct);
        var series = new DutySeries { Id = Ids.New(now), CommunityId = scope.CommunityId!.Value, GroupId = plan.GroupId, CreatedAt = now };
        series.Describe(checkedPlan with { PlaceId = place.Id }, rule);
        db.DutySeries.Add(series);
        audit.Record(new Act("duty_series.planned", nameof(DutySeries), series.Id)
        {
            Via = role == DutyRole.Leader ? ActedVia.Leader : null, Details = new { series.Title, series.Rule, series.StartsAtLocal, series.CapacityMax },
        });
        await db.SaveChangesAsync(ct);
        await generate.ForAsync(series, ct);
        await write.CommitAsync(ct);
        return series;
    }
}

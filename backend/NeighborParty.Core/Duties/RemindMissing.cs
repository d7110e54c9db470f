using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>A leader or the office nudges who signed up and is not here yet: at any hour, as the shift is on, and not again for some minutes.</summary>
public sealed class RemindMissing(NeighborPartyDb db, DutyRoles roles, PolicyBook policies, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <returns>How many were told now.</returns>
    /// <exception cref="RefusedException">404 for a shift of others; 409 while nobody can check in.</exception>
    public async Task<int> RunAsync(Guid shiftId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var shift = await db.Shifts.AsNoTracking().FirstOrDefaultAsync(s => s.Id == shiftId, ct) ?? throw Refusals.NotFound("值守");
        var role = await roles.RequireLeadAsync(shift, ct);
        var now = time.Now();
        shift.RequireArrivalOpen(now);
        var policy = await policies.TodayAsync(ct);
        // Who was told in the last minutes is left alone, whoever taps.
        var since = now.AddMinutes(-policy.RemindMissingMinutes);
        var missing = await db.ShiftSignups.AsNoTracking()
            .Where(s => s.ShiftId == shiftId && s.State == SignupState.Confirmed
                && !db.InboxMessages.Any(m => m.PersonId == s.PersonId && m.Kind == "duty.missing" && m.AboutId == shiftId && m.CreatedAt > since))
            .OrderBy(s => s.Id).Take(DutyPlan.MaxCapacity).Select(s => s.PersonId).ToListAsync(ct);
        foreach (var person in missing)
            await tell.AddAsync(shift.CommunityId, person, new Notice("duty.missing", "大家在等您",
                $"“{shift.Title}”{(now < shift.StartsAt ? "马上开始" : "已经开始")}，地点：{shift.PlaceName}。到了请扫组长的码签到；来不了请告诉组长。", $"{shift.Id:N}:missing:{now:yyyyMMddHHmm}")
            {
                AboutKind = "shifts", AboutId = shiftId, Call = true, Urgent = true, Message = NoticeMessage.Duty(shift.Title, shift.StartsAt, shift.PlaceName),
            }, ct);
        audit.Record(new Act("duty.missing_reminded", nameof(Shift), shift.Id) { Via = role == DutyRole.Leader ? ActedVia.Leader : null, Details = new { count = missing.Count } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return missing.Count;
    }
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Duties;

/// <summary>Calls a shift off: everybody is told, and no minutes count.</summary>
public sealed class CancelShift(NeighborPartyDb db, DutyRoles roles, EndSwaps swaps, HoursLedger hours, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for a shift of others; 409 after the end; 412 and 428 as everywhere.</exception>
    public async Task<Shift> RunAsync(Guid shiftId, string? reason, int? version, CancellationToken ct)
    {
        var clean = CleanText.Required("reason", reason, 100, "原因");
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var shift = await db.Shifts.FirstOrDefaultAsync(s => s.Id == shiftId, ct) ?? throw Refusals.NotFound("值守");
        var role = await roles.RequireLeadAsync(shift, ct);
        await db.RequireVersionAsync(shift, shift.Id, version, ct);
        var before = shift.State;
        shift.Cancel(clean, role);
        var signups = await db.ShiftSignups.Include(s => s.Attendance)
            .Where(s => s.ShiftId == shiftId && SignupStates.Live.Contains(s.State)).OrderBy(s => s.SignedUpAt).ThenBy(s => s.Id).ToListAsync(ct);
        foreach (var signup in signups)
        {
            await hours.VoidAsync(signup, clean, ct);
            signup.CancelWithShift(role, now);
            await tell.AddAsync(shift.CommunityId, signup.PersonId, new Notice("duty.cancelled", "值守取消了",
                $"“{shift.Title}”（{ChinaTime.Short(shift.StartsAt)}）取消了：{clean}。不用再来了。", $"{shift.Id:N}:cancelled")
            {
                AboutKind = "shifts", AboutId = shift.Id, Call = true, Message = NoticeMessage.Duty(shift.Title, shift.StartsAt, "已取消：" + clean),
            }, ct);
        }

        await swaps.RunAsync(signups.ConvertAll(s => s.Id), ct);
        foreach (var leader in (await roles.LeadersOfAsync(shift, ct)).Except(signups.Select(s => s.PersonId)))
            await tell.AddAsync(shift.CommunityId, leader, new Notice("duty.cancelled", "值守取消了",
                $"“{shift.Title}”（{ChinaTime.Short(shift.StartsAt)}）取消了：{clean}。报名和候补的 {signups.Count} 人已通知。", $"{shift.Id:N}:cancelled") { AboutKind = "shifts", AboutId = shift.Id }, ct);
        audit.Record(new Act("shift.cancelled", nameof(Shift), shift.Id)
        {
            From = before.ToString(), To = shift.State.ToString(), ReasonText = clean, Via = role == DutyRole.Leader ? ActedVia.Leader : null,
            Details = new { told = signups.Count },
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return shift;
    }
}

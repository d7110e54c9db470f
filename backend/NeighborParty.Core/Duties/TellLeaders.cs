using NeighborParty.Core.Basics;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Duties;

/// <summary>Lets the leaders know that somebody waits for them.</summary>
public sealed class TellLeaders(DutyRoles roles, TellPerson tell)
{
    public async Task OfPendingAsync(ShiftSignup signup, AttendanceEvent pending, CancellationToken ct)
    {
        if (pending.State != AttendanceState.PendingLeader)
            return;

        var what = pending.Kind == AttendanceKind.In ? "签到" : "签退";
        foreach (var leader in await roles.LeadersOfAsync(signup.Shift, ct))
            if (leader != signup.PersonId)
                await tell.AddAsync(signup.CommunityId, leader, new Notice("duty.confirm_needed", $"有人等您确认{what}",
                    $"“{signup.Shift.Title}”（{ChinaTime.Short(signup.Shift.StartsAt)}）有一位组员定位不准，请在名单里确认{what}。", $"{pending.Id:N}:pending")
                { AboutKind = "shifts", AboutId = signup.ShiftId }, ct);
    }
}

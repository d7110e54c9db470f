using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Duties;

/// <summary>Lets the leaders know that somebody waits for them.</summary>
public sealed class TellLeaders(DutyRoles roles, NoteVoidShown shown, TellPerson tell)
{
    public async Task OfPendingAsync(ShiftSignup signup, AttendanceEvent pending, CancellationToken ct)
    {
        if (pending.State != AttendanceState.PendingLeader)
            return;

        var what = pending.Kind == AttendanceKind.In ? "签到" : "签退";
        foreach (var leader in await roles.LeadersOfAsync(signup.Shift, ct))
            if (leader != signup.PersonId)
                await tell.AddAsync(signup.CommunityId, leader, new Notice("duty.confirm_needed", $"有人等您确认{what}",
                    $"“{signup.Shift.Title}”（{ChinaTime.Short(signup.Shift.StartsAt)}）有一位组员的{what}凭据不够（例如定位不准），请在名单里确认。", $"{pending.Id:N}:pending")
                { AboutKind = "shifts", AboutId = signup.ShiftId }, ct);
    }

    /// <summary>Somebody came with an armband that was reported lost or is out of use: the leader looks, its history keeps it, nobody is turned away.</summary>
    public async Task OfVoidArmbandAsync(ShiftSignup signup, AttendanceEvent recorded, CancellationToken ct)
    {
        if (!recorded.Flags.HasFlag(AttendanceFlags.VoidArmband) || recorded.ArmbandId is not { } armband)
            return;

        var serial = await shown.RunAsync(armband, signup.PersonId, $"{signup.Shift.Title}（{ChinaTime.Short(signup.Shift.StartsAt)}）", ct);
        foreach (var leader in await roles.LeadersOfAsync(signup.Shift, ct))
            if (leader != signup.PersonId)
                await tell.AddAsync(signup.CommunityId, leader, new Notice("duty.void_armband", "有人戴着已失效的红袖标",
                    $"“{signup.Shift.Title}”（{ChinaTime.Short(signup.Shift.StartsAt)}）有人签到时报了编号 {serial}，这个红袖标已报失或停用。请当面看一看，找回的请登记。", $"{recorded.Id:N}:void-armband")
                { AboutKind = "shifts", AboutId = signup.ShiftId, Urgent = true }, ct);
    }
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>
/// 递补: what became free is offered to who waits, first come first served among those who can do it, in the transaction that
/// freed it. Nothing is offered once the list is closed, nor in a shift that is by invitation only.
/// </summary>
public sealed class OfferPlaces(NeighborPartyDb db, FreePlaces places, WaitQueue queue, PolicyBook policies, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <summary>Inside a write, after the freed places were saved. Saves.</summary>
    public async Task RunAsync(Shift shift, CancellationToken ct)
    {
        var now = time.Now();
        if (shift.InviteOnly || shift.State != ShiftState.Open || now >= shift.LocksAt || !await db.ShiftSignups.AnyAsync(s => s.ShiftId == shift.Id && s.State == SignupState.Waitlisted, ct))
            return;
        var free = await places.OfAsync(shift, await db.RolesOfAsync(shift.Id, ct), ct);
        if (free.Count == 0)
            return;

        var policy = await policies.VersionAsync(shift.PolicyVersion, ct);
        var until = now + OfferLasts(shift.LocksAt - now, policy);
        var waiting = await queue.OfAsync(shift, ct);
        var skills = free.Exists(p => p.Skill is not null) ? await places.SkillsAsync([.. waiting.Select(s => s.PersonId)], ct) : [];
        foreach (var next in waiting)
        {
            if (FreePlace.For(skills.GetValueOrDefault(next.PersonId) ?? [], next.RoleId, free) is not { } place)
                continue;
            free.Remove(place);
            next.Offer(place, until);
            audit.Record(new Act("duty.offered", nameof(ShiftSignup), next.Id)
            {
                From = nameof(SignupState.Waitlisted), To = next.State.ToString(), Via = ActedVia.System, PolicyVersion = policy.Version, Details = new { until },
            });
            await TellAsync(shift, next, until, ct);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>The policy's part of the time that is left, and never longer than its limit.</summary>
    internal static TimeSpan OfferLasts(TimeSpan left, CommunityPolicy policy)
    {
        var part = left / policy.OfferPartOfTimeLeft;
        var most = TimeSpan.FromHours(policy.OfferMaxHours);
        return part < most ? part : most;
    }

    private Task TellAsync(Shift shift, ShiftSignup next, DateTime until, CancellationToken ct) =>
        tell.AddAsync(shift.CommunityId, next.PersonId, new Notice("duty.offered", "有名额了，请确认",
            $"您候补的“{shift.Title}”（{ChinaTime.Short(shift.StartsAt)}）有名额了，请在 {ChinaTime.Short(until)} 前确认参加，过时会让给下一位。", $"{next.Id:N}:offered")
        {
            AboutKind = "shifts", AboutId = shift.Id, Call = true, Urgent = true,
            Message = NoticeMessage.Duty(shift.Title, shift.StartsAt, "有名额了，请确认"),
        }, ct);
}

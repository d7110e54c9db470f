using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Care;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Orders;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Groups;

/// <summary>Staff suspend a member until a day, or record that one left, moved out, was removed or died.</summary>
public sealed class ChangeMembership(NeighborPartyDb db, AuditTrail audit, AppointLeader roles, ChangePersonStatus people, LeaveDuties duties, LeaveOrders orders, EndCare care, TellPerson tell, TimeProvider time)
{
    /// <param name="until">For a suspension: its end (UTC), at most a year away.</param>
    /// <param name="reason">For the record; the member does not read it.</param>
    /// <param name="version">Of the page that was edited.</param>
    public async Task<Membership> RunAsync(Guid id, MembershipEvent on, DateTime? until, string? reason, int? version, CancellationToken ct)
    {
        var now = time.Now();
        var why = CleanText.Required("reason", reason, 100, "原因");
        if (on == MembershipEvent.Suspend && (until is null || until <= now || until > now.AddDays(366)))
            throw Refusals.Invalid("until", "请填写暂停到哪一天（一年以内）。");

        await using var write = await db.BeginWriteAsync(ct);
        var membership = await db.Memberships.FirstOrDefaultAsync(m => m.Id == id, ct) ?? throw GroupRefusals.MemberNotFound();
        await db.RequireVersionAsync(membership, id, version, ct);
        var from = membership.State;
        if (on == MembershipEvent.Suspend)
            membership.Suspend(until!.Value);
        else if (on == MembershipEvent.Resume)
            membership.Resume(GroupRole.Staff);
        else
            membership.Leave(on, now);
        Record(membership, from, on, why);
        if (on == MembershipEvent.Die || (on == MembershipEvent.MoveOut && !await LivesElsewhereAsync(membership, ct)))
            await people.GoAsync(
                await db.People.FirstAsync(p => p.Id == membership.PersonId, ct), on == MembershipEvent.Die ? PersonEvent.Die : PersonEvent.MoveOut, ChinaTime.Today(now), why, now, ct);
        else
            await StayAsync(membership, on, now, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return membership;
    }

    /// <summary>Not in this group, or not now, but in the community all the same.</summary>
    private async Task StayAsync(Membership membership, MembershipEvent on, DateTime now, CancellationToken ct)
    {
        // An armband comes back first, or is written off.
        if (membership.To is not null && await db.Armbands.AnyAsync(a => a.HolderPersonId == membership.PersonId && a.GroupId == membership.GroupId, ct))
            throw GroupRefusals.ArmbandOut();
        if (on != MembershipEvent.Resume)
            await roles.EndAllAsync(membership.GroupId, membership.PersonId, now, ct);
        if (on == MembershipEvent.MoveOut)
            await EndHomesAsync(membership, now, ct);
        await EndCareAsync(membership, on, ct);
        var places = await LeaveDutiesAsync(membership, on, ct);
        await GiveBackOrdersAsync(membership, on, ct);
        await TellAsync(membership, on, places, ct);
    }

    /// <summary>What the person had promised and may not stand any more.</summary>
    private Task<int> LeaveDutiesAsync(Membership membership, MembershipEvent on, CancellationToken ct) => on switch
    {
        MembershipEvent.Resume => Task.FromResult(0),
        _ => duties.OfGroupAsync(membership.PersonId, membership.GroupId, on == MembershipEvent.Suspend ? membership.SuspendedUntil : null, VerbOf(on), ct),
    };

    /// <summary>Who is in no group, or not now, has nobody's phone and door in hand.</summary>
    private async Task GiveBackOrdersAsync(Membership membership, MembershipEvent on, CancellationToken ct)
    {
        if (on != MembershipEvent.Resume && !await db.Memberships.AnyAsync(m => m.PersonId == membership.PersonId && m.Id != membership.Id && m.To == null && m.State == MembershipState.Active, ct))
            await orders.GiveBackAsync(membership.PersonId, ct);
    }

    private async Task<bool> LivesElsewhereAsync(Membership membership, CancellationToken ct) =>
        await Homes(membership, all: true).CountAsync(ct) > await Homes(membership, all: false).CountAsync(ct);

    /// <summary>Who is in no group any more looks after nobody, and nobody after a home in which nobody is left.</summary>
    private async Task EndCareAsync(Membership membership, MembershipEvent on, CancellationToken ct)
    {
        if (on is MembershipEvent.Suspend or MembershipEvent.Resume)
            return;
        if (!await db.Memberships.AnyAsync(m => m.PersonId == membership.PersonId && m.Id != membership.Id && m.To == null, ct))
            await care.OfMemberAsync(membership.PersonId, VerbOf(on), ct);
        if (on == MembershipEvent.MoveOut)
            await care.OfHomesAsync(membership.PersonId, [.. (await Homes(membership, all: false).ToListAsync(ct)).Select(r => r.DwellingId)], VerbOf(on), ct);
    }

    private void Record(Membership membership, MembershipState from, MembershipEvent on, string why) =>
        audit.Record(new Act($"membership.{VerbOf(on)}", nameof(Membership), membership.Id)
        {
            From = from.ToString(), To = membership.State.ToString(), ReasonText = why,
            Details = new { group = membership.GroupId, person = membership.PersonId, until = membership.SuspendedUntil },
        });

    private static string VerbOf(MembershipEvent on) => on switch
    {
        MembershipEvent.Suspend => "suspended",
        MembershipEvent.Resume => "resumed",
        MembershipEvent.Leave => "left",
        MembershipEvent.MoveOut => "moved_out",
        MembershipEvent.Remove => "removed",
        _ => "deceased",
    };

    /// <summary>Who moved out of the group's places lives there no more.</summary>
    private async Task EndHomesAsync(Membership membership, DateTime now, CancellationToken ct)
    {
        foreach (var home in await Homes(membership, all: false).ToListAsync(ct))
        {
            home.End(now);
            audit.Record(new Act("residency.ended", "Residency", home.Id) { Details = new { membership = membership.Id } });
        }
    }

    /// <summary>Where the person lives, as it stands in the database: in the group's places, or anywhere.</summary>
    private IQueryable<Residency> Homes(Membership membership, bool all) => db.Residencies.Where(r => r.PersonId == membership.PersonId && r.To == null
        && (all || db.Dwellings.Any(d => d.Id == r.DwellingId
            && db.GroupPlaces.Any(p => p.GroupId == membership.GroupId && p.BuildingId == d.BuildingId && (p.StairwellId == null || p.StairwellId == d.StairwellId)))));

    private async Task TellAsync(Membership membership, MembershipEvent on, int places, CancellationToken ct)
    {
        var group = await db.Groups.Where(g => g.Id == membership.GroupId).Select(g => g.Name).FirstAsync(ct);
        var body = on switch
        {
            MembershipEvent.Suspend => $"暂停到{ChinaTime.Short(membership.SuspendedUntil!.Value)}，到期自动恢复。",
            MembershipEvent.Resume => "您可以继续参加小组活动。",
            _ => "如有疑问，请联系社区工作人员。",
        };
        if (places > 0)
            body += $"已报名和候补的 {places} 次值守已取消。";
        await tell.AddAsync(membership.CommunityId, membership.PersonId,
            new Notice($"membership.{VerbOf(on)}", $"{group}：{GroupStates.Label(membership.State)}", body, $"{membership.Id:N}:{membership.Version}:{VerbOf(on)}")
            {
                AboutKind = "groups", AboutId = membership.GroupId,
            }, ct);
    }
}

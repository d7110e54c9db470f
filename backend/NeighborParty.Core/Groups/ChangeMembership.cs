using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Armbands;
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
public sealed class ChangeMembership(NeighborPartyDb db, AuditTrail audit, AppointLeader roles, RecallArmbands recall, LeaveDuties duties, LeaveOrders orders, EndAidOnWithdrawal aid, EndCare care, TellPerson tell, TimeProvider time)
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
            await LeaveAsync(membership, on, now, ct);
        if (on != MembershipEvent.Resume)
            await roles.EndAllAsync(membership.GroupId, membership.PersonId, now, ct);
        var left = on is MembershipEvent.MoveOut or MembershipEvent.Die && !await LivesElsewhereAsync(membership, on, ct);
        if (on == MembershipEvent.MoveOut)
            await EndHomesAsync(membership, now, ct);
        await EndCareAsync(membership, on, ct);
        Record(membership, from, on, why);
        var places = await LeaveDutiesAsync(membership, on, ct);
        await LeaveOrdersAsync(membership, on, left, ct);
        if (on != MembershipEvent.Die)
            await TellAsync(membership, on, places, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return membership;
    }

    /// <summary>An armband comes back first, or is written off; a death is recorded all the same.</summary>
    private async Task LeaveAsync(Membership membership, MembershipEvent on, DateTime now, CancellationToken ct)
    {
        membership.Leave(on, now);
        if (on == MembershipEvent.Die)
        {
            await recall.RunAsync(membership.PersonId, "deceased", ct);
            await roles.EndEverywhereAsync(membership.PersonId, now, ct);
        }
        else if (await db.Armbands.AnyAsync(a => a.HolderPersonId == membership.PersonId && a.GroupId == membership.GroupId, ct))
            throw GroupRefusals.ArmbandOut();
    }

    /// <summary>What the person had promised and may not stand any more.</summary>
    private Task<int> LeaveDutiesAsync(Membership membership, MembershipEvent on, CancellationToken ct) => on switch
    {
        MembershipEvent.Resume => Task.FromResult(0),
        MembershipEvent.Die => duties.AllAsync(membership.PersonId, "deceased", ct),
        _ => duties.OfGroupAsync(membership.PersonId, membership.GroupId, on == MembershipEvent.Suspend ? membership.SuspendedUntil : null, VerbOf(on), ct),
    };

    /// <summary>Who is in no group, or not now, has nobody's phone and door in hand; for who is gone from the community nobody needs to come, and nobody answers him.</summary>
    private async Task LeaveOrdersAsync(Membership membership, MembershipEvent on, bool left, CancellationToken ct)
    {
        var stays = on == MembershipEvent.Resume
            || (on != MembershipEvent.Die && await db.Memberships.AnyAsync(m => m.PersonId == membership.PersonId && m.Id != membership.Id && m.To == null && m.State == MembershipState.Active, ct));
        if (!stays)
            await orders.GiveBackAsync(membership.PersonId, ct);
        if (!left)
            return;
        await orders.CancelAsync(membership.PersonId, on == MembershipEvent.Die ? "本人已去世" : "本人已搬走", ct);
        await aid.EndAsync(membership.PersonId, VerbOf(on), ct);
    }

    private async Task<bool> LivesElsewhereAsync(Membership membership, MembershipEvent on, CancellationToken ct) =>
        on != MembershipEvent.Die && await Homes(membership, all: true).CountAsync(ct) > await Homes(membership, all: false).CountAsync(ct);

    /// <summary>Who is in no group any more looks after nobody, and nobody after a home in which nobody is left.</summary>
    private async Task EndCareAsync(Membership membership, MembershipEvent on, CancellationToken ct)
    {
        if (on is MembershipEvent.Suspend or MembershipEvent.Resume)
            return;
        if (on == MembershipEvent.Die || !await db.Memberships.AnyAsync(m => m.PersonId == membership.PersonId && m.Id != membership.Id && m.To == null, ct))
            await care.OfMemberAsync(membership.PersonId, VerbOf(on), ct);
        if (on is MembershipEvent.MoveOut or MembershipEvent.Die)
            await care.OfHomesAsync(membership.PersonId, await LeftHomesAsync(membership, on, ct), VerbOf(on), ct);
    }

    private async Task<IReadOnlyCollection<Guid>> LeftHomesAsync(Membership membership, MembershipEvent on, CancellationToken ct) =>
        [.. (await Homes(membership, all: on == MembershipEvent.Die).ToListAsync(ct)).Select(r => r.DwellingId)];

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

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Sessions;

namespace NeighborParty.Core.People;

/// <summary>Staff record that a resident moved out or died, since when, and take it back when it was a mistake. From then on nobody tells the person anything (domain 3.8).</summary>
public sealed class ChangePersonStatus(NeighborPartyDb db, LeaveCommunity leave, EndPhoneSession sessions, SessionStanding standing, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    private const int MostYears = 20;

    /// <param name="personId">A member or not.</param>
    /// <param name="on">What happened.</param>
    /// <param name="day">In China, when it happened; not for coming back.</param>
    /// <param name="reason">For the record; the person does not read it.</param>
    /// <param name="version">Of the page that was edited.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404; 400 without a day or a reason; 409 in another state or with an armband in hand; 412 and 428 as everywhere.</exception>
    public async Task RunAsync(Guid personId, PersonEvent on, DateOnly? day, string? reason, int? version, CancellationToken ct)
    {
        var now = time.Now();
        var why = CleanText.Required("reason", reason, 100, "原因");
        var goes = on is PersonEvent.MoveOut or PersonEvent.Die;
        if (goes)
            RequireDay(day, now);

        await using var write = await db.BeginWriteAsync(ct);
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == personId, ct) ?? throw Refusals.NotFound("居民");
        await db.RequireVersionAsync(person, personId, version, ct);
        if (goes)
            await GoAsync(person, on, day!.Value, why, now, ct);
        else
            await ComeBackAsync(person, on, why, now, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    /// <exception cref="RefusedException">400 for no day, one to come, and one long ago.</exception>
    internal static void RequireDay(DateOnly? day, DateTime now)
    {
        if (day is null || day > ChinaTime.Today(now) || day < ChinaTime.Today(now).AddYears(-MostYears))
            throw Refusals.Invalid("day", "请填写发生的日期，不能晚于今天。");
    }

    /// <summary>In the caller's write; saves. Also for a member whose last home or life here ended.</summary>
    internal async Task GoAsync(Person person, PersonEvent on, DateOnly day, string why, DateTime now, CancellationToken ct)
    {
        // An armband comes back first, or is written off; a death is recorded all the same.
        if (on == PersonEvent.MoveOut && await db.Armbands.AnyAsync(a => a.HolderPersonId == person.Id, ct))
            throw GroupRefusals.ArmbandOut();
        var from = person.Status;
        person.Go(on, day, now);
        audit.Record((on == PersonEvent.Die
            ? new Act("person.deceased", nameof(Person), person.Id)
            : new Act("person.moved_out", nameof(Person), person.Id)) with
        {
            From = from.ToString(), To = person.Status.ToString(), ReasonText = why, Details = new { day },
        });
        // Saved first: whoever tells something from here on finds nobody to tell.
        await db.SaveChangesAsync(ct);
        await leave.RunAsync(on == PersonEvent.Die ? Departure.Died(person.Id, now) : Departure.MovedOut(person.Id, now), ct);
        if (person.AccountId is { } account)
            await sessions.EndHereAsync(account, person.CommunityId, on == PersonEvent.Die ? "deceased" : "moved_out", ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task ComeBackAsync(Person person, PersonEvent on, string why, DateTime now, CancellationToken ct)
    {
        var (from, since) = (person.Status, person.GoneAt);
        person.ComeBack(on);
        audit.Record((on == PersonEvent.Return
            ? new Act("person.returned", nameof(Person), person.Id)
            : new Act("person.corrected", nameof(Person), person.Id)) with
        {
            From = from.ToString(), To = person.Status.ToString(), ReasonText = why,
        });
        if (on == PersonEvent.Correct && since is { } gone)
            await RestoreAsync(person.Id, gone, now, ct);
        db.AfterCommit(standing.ForgetAll);
        await db.SaveChangesAsync(ct);
        await tell.AddAsync(person.CommunityId, person.Id, new Notice("person.restored", "您的居民记录已恢复", on == PersonEvent.Correct
            ? "社区之前误登记您已离开，现已更正。被取消的点单、值守和任职没有自动恢复，需要时请重新提交。"
            : "社区已登记您搬回。需要加入党小组时请重新申请。", $"{person.Id:N}:{person.Version}:restored"), ct);
    }

    /// <summary>What ended at that very moment: homes and memberships, suspended ones as such. What others were told is over stays over.</summary>
    private async Task RestoreAsync(Guid personId, DateTime gone, DateTime now, CancellationToken ct)
    {
        var homes = await db.Residencies.Where(r => r.PersonId == personId && r.To == gone).OrderBy(r => r.From).ThenBy(r => r.Id).ToListAsync(ct);
        foreach (var home in homes)
        {
            home.Reopen();
            audit.Record(new Act("residency.restored", nameof(Residency), home.Id));
        }

        homes.FirstOrDefault()?.MakePrimary();
        foreach (var membership in await db.Memberships.Where(m => m.PersonId == personId && m.To == gone
            && (m.State == MembershipState.MovedOut || m.State == MembershipState.Deceased)
            && db.Groups.Any(g => g.Id == m.GroupId && g.Status != GroupStatus.Dissolved)).ToListAsync(ct))
        {
            var from = membership.State;
            membership.Restore(now);
            audit.Record(new Act("membership.restored", nameof(Membership), membership.Id) { From = from.ToString(), To = membership.State.ToString(), Details = new { group = membership.GroupId, person = personId } });
        }
    }
}

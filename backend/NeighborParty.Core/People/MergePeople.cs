using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Sessions;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.People;

/// <summary>
/// Somebody whom staff entered long ago now has a phone: two records of one human being. One of the two must hold nothing of its
/// own, so that nothing can get lost or be counted twice; that one is closed, and account, phone and consents go to the other.
/// </summary>
public sealed class MergePeople(
    NeighborPartyDb db, OwnRecords records, ApplicationHistory history, SamePerson same, SessionStanding standing, PersonalDataVault vault,
    TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <summary>From the page of either.</summary>
    /// <param name="id">Whose page it is.</param>
    /// <param name="otherId">One of the two has WeChat, and one has not.</param>
    /// <param name="how">How the officer made sure that it is the same human being.</param>
    /// <param name="version">Of the page.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The record that stays.</returns>
    /// <exception cref="RefusedException">404 for a pair that is none; 403 for the own; 409 when both have records of their own; 412 and 428 as everywhere.</exception>
    public async Task<Guid> RunAsync(Guid id, Guid otherId, string? how, int? version, CancellationToken ct)
    {
        var checkedBy = CleanText.Required("how", how, 200, "核对方式");
        await using var write = await db.BeginWriteAsync(ct);
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == id && p.Status == PersonStatus.Active, ct) ?? throw NoPair();
        var other = await db.People.FirstOrDefaultAsync(p => p.Id == otherId && p.Status == PersonStatus.Active, ct) ?? throw NoPair();
        await db.RequireVersionAsync(person, id, version, ct);
        var (online, entered) = person.AccountId is null ? (other, person) : (person, other);
        if (online.AccountId is null || entered.AccountId is not null)
            throw NoPair();
        var stays = await MergeAsync(online, entered, checkedBy, null, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return stays.Id;
    }

    /// <summary>In the caller's write.</summary>
    /// <param name="online">Has WeChat.</param>
    /// <param name="entered">Has not.</param>
    /// <param name="checkedBy">How it was made sure.</param>
    /// <param name="application">By which it came out.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The record that stays: the older one if it can be.</returns>
    internal async Task<Person> MergeAsync(Person online, Person entered, string checkedBy, Guid? application, CancellationToken ct)
    {
        if (await same.IsActingAsync(entered.Id, ct) || await same.IsActingAsync(online.Id, ct))
            throw PeopleRefusals.OwnRecord();
        var (from, into) = (online, entered);
        if (await records.OfAsync(online.Id, entered.Id, ct) is { Count: > 0 } held)
        {
            if (application is not null || (await records.OfAsync(entered.Id, online.Id, ct)).Count > 0)
                throw PeopleRefusals.HasRecords(held);
            (from, into) = (entered, online);
        }

        var account = online.AccountId!.Value;
        var phone = online.Phone(vault) ?? entered.Phone(vault);
        await WithdrawWhatIsThereAlreadyAsync(from.Id, into.Id, ct);
        await EndOlderConsentsAsync(online.Id, entered.Id, ct);
        foreach (var home in await db.Residencies.Where(r => r.PersonId == from.Id && r.To == null).ToListAsync(ct))
            home.End(time.Now());
        from.Close();
        // The account is free before it is bound again, and the old consents are over before the new ones move.
        await db.SaveChangesAsync(ct);

        await db.Consents.Where(c => c.PersonId == from.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.PersonId, into.Id), ct);
        await db.Applications.Where(a => a.PersonId == from.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.PersonId, into.Id), ct);
        await db.InboxMessages.Where(m => m.PersonId == from.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.PersonId, into.Id), ct);
        into.Link(account);
        if (phone is not null)
            into.SetPhone(phone, vault);
        audit.Record(new Act("person.merged", nameof(Person), into.Id) { ReasonText = checkedBy, OnBehalfOf = into.Id, Details = new { from = from.Id, application } });
        await tell.AddAsync(into.CommunityId, into.Id, new Notice("person.merged", "您的记录已经合并",
            "您以前由社区登记的资料、值勤和服务时长，已经和您的微信账号合并。如果不是您本人，请马上联系社区工作人员。", $"{from.Id:N}:merged"), ct);
        foreach (var session in await db.PhoneSessions.Where(s => s.AccountId == account && s.EndedAt == null).Select(s => s.Id).ToListAsync(ct))
            db.AfterCommit(() => standing.Forget(session));
        return into;
    }

    private static RefusedException NoPair() => Refusals.NotFound("可以合并的居民记录");

    /// <summary>Who is a member already, or was applied for by staff, does not need a second application.</summary>
    private async Task WithdrawWhatIsThereAlreadyAsync(Guid from, Guid into, CancellationToken ct)
    {
        var open = ApplicationStates.Open;
        foreach (var application in await db.Applications.Where(a => a.PersonId == from && open.Contains(a.State)).ToListAsync(ct))
        {
            if (!await db.Memberships.AnyAsync(m => m.GroupId == application.GroupId && m.PersonId == into && m.To == null, ct)
                && !await db.Applications.AnyAsync(a => a.GroupId == application.GroupId && a.PersonId == into && open.Contains(a.State), ct))
                continue;
            var state = application.State;
            application.Withdraw();
            await history.AddAsync(application, new Happened(state, ApplicationEvent.Withdraw, ApplicationRole.Applicant)
            {
                ReasonCode = "person_merged", Text = "您早已由社区登记，这份申请不再需要，账号已合并到原来的记录。",
            }, ct);
        }
    }

    /// <summary>What was agreed to on the phone holds, not the paper.</summary>
    private async Task EndOlderConsentsAsync(Guid online, Guid entered, CancellationToken ct)
    {
        var now = time.Now();
        var newer = await db.Consents.Where(c => c.PersonId == online && c.EndedAt == null).Select(c => c.Purpose).ToListAsync(ct);
        foreach (var older in await db.Consents.Where(c => c.PersonId == entered && c.EndedAt == null && newer.Contains(c.Purpose)).ToListAsync(ct))
            older.End(ConsentEnd.Superseded, now);
    }
}

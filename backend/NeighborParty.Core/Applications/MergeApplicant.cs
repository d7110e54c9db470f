using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.People;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Sessions;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Applications;

/// <summary>
/// Somebody whom staff entered long ago, with duties and hours, now has a phone and asks to join: the WeChat account goes to the
/// old record, with the consents given on the phone. Done while the new record holds nothing else, so nothing can get lost or
/// be counted twice.
/// </summary>
public sealed class MergeApplicant(
    NeighborPartyDb db, FindApplication find, KnownApplicant known, ApplicationHistory history, SamePerson same, SessionStanding standing, PersonalDataVault vault,
    TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <summary>What somebody has who only signed in and applied; it moves to the old record.</summary>
    private static readonly Type[] Moving = [typeof(Consent), typeof(JoinApplication), typeof(InboxMessage)];

    private static readonly MethodInfo Holds = typeof(MergeApplicant).GetMethod(nameof(HoldsAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <param name="personId">The record that staff entered.</param>
    /// <param name="how">How the officer made sure that it is the same human being.</param>
    /// <exception cref="RefusedException">404 when the application is over or the record is not one that looks the same; 403 for the own; 409 when the account has records of its own; 412 and 428 as everywhere.</exception>
    public async Task<JoinApplication> RunAsync(Guid id, Guid personId, string? how, int? version, CancellationToken ct)
    {
        var checkedBy = CleanText.Required("how", how, 200, "核对方式");
        await using var write = await db.BeginWriteAsync(ct);
        var (application, _) = await find.AsStaffAsync(id, ct);
        if (!(await known.FindAsync(application, ct)).Exists(p => p.Id == personId))
            throw Refusals.NotFound("可以合并的居民记录");
        if (await same.IsActingAsync(personId, ct) || await same.IsActingAsync(application.PersonId, ct))
            throw ApplicationRefusals.OwnRecord();
        await db.RequireVersionAsync(application, application.Id, version, ct);
        var newcomer = await db.People.FirstAsync(p => p.Id == application.PersonId, ct);
        await RequireNothingElseAsync(newcomer.Id, ct);

        var entered = await db.People.FirstAsync(p => p.Id == personId, ct);
        var account = newcomer.AccountId!.Value;
        var phone = newcomer.Phone(vault);
        await WithdrawWhatIsThereAlreadyAsync(newcomer.Id, personId, ct);
        await EndOlderConsentsAsync(newcomer.Id, personId, ct);
        newcomer.Close();
        // The account is free before it is bound again, and the old consents are over before the new ones move.
        await db.SaveChangesAsync(ct);

        await db.Consents.Where(c => c.PersonId == newcomer.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.PersonId, personId), ct);
        await db.Applications.Where(a => a.PersonId == newcomer.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.PersonId, personId), ct);
        await db.InboxMessages.Where(m => m.PersonId == newcomer.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.PersonId, personId), ct);
        entered.Link(account);
        if (phone is not null)
            entered.SetPhone(phone, vault);
        audit.Record(new Act("person.merged", nameof(Person), personId)
        {
            ReasonText = checkedBy, OnBehalfOf = personId, Details = new { from = newcomer.Id, application = application.Id },
        });
        await tell.AddAsync(entered.CommunityId, personId, new Notice("person.merged", "您的记录已经合并",
            "您以前由社区登记的资料、值勤和服务时长，已经和您的微信账号合并。如果不是您本人，请马上联系社区工作人员。", $"{newcomer.Id:N}:merged"), ct);
        foreach (var session in await db.PhoneSessions.Where(s => s.AccountId == account && s.EndedAt == null).Select(s => s.Id).ToListAsync(ct))
            db.AfterCommit(() => standing.Forget(session));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return application;
    }

    /// <summary>Who is a member already, or was applied for by staff, does not need a second application.</summary>
    private async Task WithdrawWhatIsThereAlreadyAsync(Guid newcomer, Guid entered, CancellationToken ct)
    {
        var open = ApplicationStates.Open;
        foreach (var application in await db.Applications.Where(a => a.PersonId == newcomer && open.Contains(a.State)).ToListAsync(ct))
        {
            if (!await db.Memberships.AnyAsync(m => m.GroupId == application.GroupId && m.PersonId == entered && m.To == null, ct)
                && !await db.Applications.AnyAsync(a => a.GroupId == application.GroupId && a.PersonId == entered && open.Contains(a.State), ct))
                continue;
            var from = application.State;
            application.Withdraw();
            await history.AddAsync(application, new Happened(from, ApplicationEvent.Withdraw, ApplicationRole.Applicant)
            {
                ReasonCode = "person_merged", Text = "您早已由社区登记，这份申请不再需要，账号已合并到原来的记录。",
            }, ct);
        }
    }

    private async Task EndOlderConsentsAsync(Guid newcomer, Guid entered, CancellationToken ct)
    {
        var now = time.Now();
        var newer = await db.Consents.Where(c => c.PersonId == newcomer && c.EndedAt == null).Select(c => c.Purpose).ToListAsync(ct);
        foreach (var older in await db.Consents.Where(c => c.PersonId == entered && c.EndedAt == null && newer.Contains(c.Purpose)).ToListAsync(ct))
            older.End(ConsentEnd.Superseded, now);
    }

    /// <summary>Asked of every table that names people, whichever will be added one day.</summary>
    private async Task RequireNothingElseAsync(Guid person, CancellationToken ct)
    {
        foreach (var type in db.Model.GetEntityTypes().Where(t => !Moving.Contains(t.ClrType)))
            foreach (var column in type.GetProperties().Where(NamesSomebody))
                if (await (Task<bool>)Holds.MakeGenericMethod(type.ClrType, column.ClrType).Invoke(this, [column.Name, person, ct])!)
                    throw ApplicationRefusals.HasRecords();
    }

    /// <summary>By its name too: what a rush writes has no foreign key.</summary>
    private static bool NamesSomebody(IProperty column) =>
        column.Name != nameof(ICommunityOwned.CommunityId) && (Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType) == typeof(Guid)
        && (column.Name.EndsWith("PersonId", StringComparison.Ordinal) || column.GetContainingForeignKeys().Any(f => f.PrincipalEntityType.ClrType == typeof(Person)));

    private Task<bool> HoldsAsync<T, TId>(string property, Guid person, CancellationToken ct)
        where T : class =>
        db.Set<T>().AnyAsync(e => EF.Property<TId>(e, property)!.Equals(person), ct);
}

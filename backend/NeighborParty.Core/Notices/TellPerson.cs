using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Notices;

/// <summary>The templates the mini-program asks its people to allow; their WeChat ids are configuration (section <c>WeChat:Templates</c>).</summary>
public enum MessageTemplate
{
    JoinResult,
    DutyReminder,
    AidAnswer,
    ArmbandNotice,
}

/// <summary>Something to tell one person.</summary>
/// <param name="Kind">noun.event in lower snake case.</param>
/// <param name="DedupeKey">Unique in the community; a repeat tells nothing twice. Lead it with the entity's id.</param>
public sealed record Notice(string Kind, string Title, string Body, string DedupeKey)
{
    public string? AboutKind { get; init; }

    public Guid? AboutId { get; init; }

    /// <summary>Null: inbox only.</summary>
    public NoticeMessage? Message { get; init; }

    /// <summary>Somebody has to call or visit when the person has no WeChat, or when it gave the message up: what cannot wait until they ask.</summary>
    public bool Call { get; init; }

    /// <summary>Sent at night too.</summary>
    public bool Urgent { get; init; }
}

/// <summary>Writes the inbox row in the transaction of the act, and queues a WeChat message where one was granted. Who moved out, died or closed the account is told nothing (domain 3.8).</summary>
public sealed class TellPerson(NeighborPartyDb db, Outbox.Outbox outbox, TimeProvider time)
{
    public const string OutboxKind = "subscribe-message";

    /// <summary>Whether anybody may be rung up, visited or knocked for: not who closed the account, moved out or died (domain 3.8).</summary>
    public Task<bool> ReachesAsync(Guid personId, CancellationToken ct) => Reachable(personId).AnyAsync(ct);

    private IQueryable<Person> Reachable(Guid personId) => db.People.Where(p => p.Id == personId && p.Status == PersonStatus.Active
        && !db.Memberships.Any(m => m.PersonId == p.Id && m.State == MembershipState.Deceased));

    public async Task AddAsync(Guid communityId, Guid personId, Notice notice, CancellationToken ct)
    {
        var key = $"{personId:N}:{notice.DedupeKey}";
        if (db.InboxMessages.Local.Any(m => m.DedupeKey == key)
            || await db.People.Where(p => p.Id == personId).Select(p => p.Status != PersonStatus.Active || db.InboxMessages.Any(m => m.DedupeKey == key)).FirstOrDefaultAsync(ct))
            return;

        var now = time.Now();
        var row = new InboxMessage
        {
            Id = Ids.New(now),
            CommunityId = communityId,
            PersonId = personId,
            Kind = notice.Kind,
            Title = notice.Title,
            Body = notice.Body,
            AboutKind = notice.AboutKind,
            AboutId = notice.AboutId,
            DedupeKey = key,
            CreatedAt = now,
        };
        db.InboxMessages.Add(row);
        if (notice.Call && await Reachable(personId).AnyAsync(p => p.AccountId == null, ct))
            row.AskForCall(now);
        if (notice.Message is not { } message)
            return;

        var granted = await (
            from person in Reachable(personId)
            join grant in db.MessageGrants on person.AccountId equals grant.AccountId
            where grant.Template == message.Template.ToString() && grant.Left > 0
            select grant.Id).AnyAsync(ct);
        if (!granted)
            return;
        row.SetKnock(Knock.Waiting);
        if (notice.Call)
            row.CallUnlessDelivered();
        outbox.Add(OutboxKind, communityId, new SubscribePayload(row.Id, message.Template, message.Fields, notice.Urgent), $"{OutboxKind}:{row.Id:N}");
    }
}

/// <summary>Payload of <see cref="TellPerson.OutboxKind"/>.</summary>
public sealed record SubscribePayload(Guid InboxMessageId, MessageTemplate Template, IReadOnlyDictionary<string, string> Fields, bool Urgent = false);

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Calls;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.People;

/// <summary>What a leader has heard of a member.</summary>
public enum DepartureReport
{
    MovedOut,
    Died,
}

/// <summary>
/// A leader says that somebody of the own group moved out or died. Nothing changes by that: it waits in the office's list of calls until staff
/// have made sure, and record it or tick it off. The member is told nothing.
/// </summary>
public sealed class ReportDeparture(NeighborPartyDb db, Leadership leadership, TextRules rules, AuditTrail audit, CurrentActor current, TimeProvider time)
{
    public const int TextLength = 100;

    /// <param name="groupId">Led by the caller.</param>
    /// <param name="personId">A member of it.</param>
    /// <param name="what">What was heard.</param>
    /// <param name="day">In China, when it happened.</param>
    /// <param name="words">From whom, for example; staff read them.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404 for a group that is not the caller's and for who is not in it; 400 for a day to come and for words with numbers in them; 409 while a report waits.</exception>
    public async Task RunAsync(Guid groupId, Guid personId, DepartureReport what, DateOnly day, string? words, CancellationToken ct)
    {
        var leader = await leadership.RequireLeaderOfAsync(groupId, ct);
        var now = time.Now();
        ChangePersonStatus.RequireDay(day, now);
        var clean = CleanText.Optional("text", words, TextLength, "说明");
        if (clean is not null && (await rules.LookAsync(clean, ct)).Details.Count > 0)
            throw Refusals.Invalid("text", "说明里请不要写电话、证件号、门牌或车牌，社区会向您了解。");

        await using var write = await db.BeginWriteAsync(ct);
        var name = await db.People.Where(p => p.Id == personId && p.Status == PersonStatus.Active && db.Memberships.Any(m => m.PersonId == p.Id && m.GroupId == groupId && m.To == null))
            .Select(p => p.Name).FirstOrDefaultAsync(ct) ?? throw GroupRefusals.MemberNotFound();
        if (await ReadCalls.DepartureReports(db, personId).AnyAsync(ct))
            throw PeopleRefusals.DepartureReported();
        // The leader's own message: it says that the report has arrived, and the office finds it among those whom it has to call.
        var id = Ids.New(now);
        var message = new InboxMessage
        {
            Id = id, CommunityId = current.Actor.CommunityId!.Value, PersonId = leader, Kind = "person.departure_reported", Title = "组员变动，等社区核实",
            Body = $"{name}，{day:yyyy-MM-dd} {(what == DepartureReport.Died ? "去世" : "搬走")}。{(clean is null ? "" : $"说明：{clean}。")}社区核实后登记。",
            AboutKind = ReadCalls.People, AboutId = personId, DedupeKey = $"{id:N}:departure", CreatedAt = now,
        };
        message.AskForCall(now);
        db.InboxMessages.Add(message);
        audit.Record(new Act("person.departure_reported", nameof(Person), personId) { ReasonCode = what == DepartureReport.Died ? "deceased" : "moved_out", Via = ActedVia.Leader, Details = new { group = groupId, day } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Armbands;

/// <summary>Ticks off that somebody looked into a refusal or a lapse: staff any, a leader those of the own groups. The second tick gets the first one's record.</summary>
public sealed class HandleNotTaken(NeighborPartyDb db, CurrentActor current, Leadership leadership, SamePerson same, AuditTrail audit, TimeProvider time)
{
    /// <param name="eventId">The refusal or lapse in an armband's history.</param>
    /// <param name="note">What came out, at most 200 characters.</param>
    /// <exception cref="RefusedException">400, 404; 403 for the own refusal.</exception>
    public async Task<NotTakenFollowUp> RunAsync(Guid eventId, string? note, CancellationToken ct)
    {
        var clean = CleanText.Optional("note", note, 200, "说明");
        await using var write = await db.BeginWriteAsync(ct);
        var happened = await db.ArmbandEvents.AsNoTracking().FirstOrDefaultAsync(e => e.Id == eventId && (e.Step == ArmbandStep.Decline || e.Step == ArmbandStep.Lapse), ct)
            ?? throw ArmbandRefusals.NoReport();
        var isLeader = current.Actor.Kind != ActorKind.Staff;
        if (isLeader && (happened.GroupId is not { } group || !(await leadership.GroupsLedByAsync(current.RequirePerson(), ct)).Contains(group)))
            throw ArmbandRefusals.NoReport();
        if (happened.PersonId is { } person && await same.IsActingAsync(person, ct))
            throw ArmbandRefusals.Own();
        if (await db.NotTakenFollowUps.AsNoTracking().FirstOrDefaultAsync(f => f.EventId == eventId, ct) is { } first)
            return first;

        var now = time.Now();
        var done = new NotTakenFollowUp
        {
            Id = Ids.New(now), CommunityId = happened.CommunityId, EventId = eventId, By = current.Actor.Id, ByName = current.Actor.Name, At = now, Note = clean,
        };
        db.NotTakenFollowUps.Add(done);
        audit.Record(new Act("armband.not_taken_handled", nameof(Armband), happened.ArmbandId)
        {
            ReasonCode = happened.Step.ToString(), Details = new { person = happened.PersonId }, Via = isLeader ? ActedVia.Leader : null,
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return done;
    }
}

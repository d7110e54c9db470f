using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Armbands;

/// <summary>A leader or staff write down that a member was trained. The policy may ask for it before an armband is handed out.</summary>
public sealed class RecordTraining(NeighborPartyDb db, CurrentActor current, Leadership leadership, SamePerson same, AuditTrail audit, TimeProvider time)
{
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <param name="on">The day in China, not in the future.</param>
    /// <exception cref="RefusedException">400 for a day to come, 404 for who is no member of a group that the leader leads, 403 for oneself: the training opens the way to an armband.</exception>
    public async Task<ArmbandTraining> RunAsync(Guid personId, DateOnly on, CancellationToken ct)
    {
        var now = time.Now();
        if (on < Earliest || on > ChinaTime.Today(now))
            throw Refusals.Invalid("on", "培训日期不能晚于今天。");
        await using var write = await db.BeginWriteAsync(ct);
        var person = await RequireMemberAsync(personId, ct);
        if (await same.IsActingAsync(personId, ct))
            throw ArmbandRefusals.Own();
        var training = await db.ArmbandTrainings.FirstOrDefaultAsync(t => t.PersonId == personId, ct);
        if (training is null)
            db.ArmbandTrainings.Add(training = new ArmbandTraining { Id = Ids.New(now), CommunityId = person.CommunityId, PersonId = personId });
        var isLeader = current.Actor.Kind != ActorKind.Staff;
        training.Record(on, current.Actor.Id, current.Actor.Name, now);
        audit.Record(new Act("armband_training.recorded", nameof(ArmbandTraining), training.Id)
        {
            Details = new { person = personId, on }, Via = isLeader ? ActedVia.Leader : null,
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return training;
    }

    private async Task<Person> RequireMemberAsync(Guid personId, CancellationToken ct)
    {
        var memberships = db.Memberships.Where(m => m.PersonId == personId && m.To == null);
        if (current.Actor.Kind != ActorKind.Staff)
        {
            var led = await leadership.GroupsLedByAsync(current.RequirePerson(), ct);
            memberships = memberships.Where(m => led.Contains(m.GroupId));
        }

        return await db.People.FirstOrDefaultAsync(p => p.Id == personId && p.Status == PersonStatus.Active && memberships.Any(), ct) ?? throw Refusals.NotFound("组员");
    }
}

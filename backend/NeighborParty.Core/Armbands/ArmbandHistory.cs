using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <summary>What a step adds to the history beside from, to and who.</summary>
/// <param name="PersonId">Whose custody it is about.</param>
/// <param name="Detail">A stable word; goes into the audit trail as the reason code.</param>
/// <param name="PhotoId">A picture of the moment, attached to the event by the caller.</param>
/// <param name="Note">What people wrote; stays out of the audit trail, because nobody knows what is in it.</param>
public sealed record ArmbandFacts(Guid? PersonId = null, string? Detail = null, string? Note = null, DateTime? ClaimedAt = null, Guid? PhotoId = null);

/// <summary>Writes each step twice in the transaction of the act: the armband's own history and the audit trail.</summary>
public sealed class ArmbandHistory(NeighborPartyDb db, AuditTrail audit, CurrentActor current, TimeProvider time)
{
    public ArmbandEvent Add(Armband armband, ArmbandStep step, ArmbandState from, ArmbandRole by, ArmbandFacts facts)
    {
        var row = Row(armband, step, from, by, facts);
        db.ArmbandEvents.Add(row);
        audit.Record(new Act(ActionOf(step), nameof(Armband), armband.Id)
        {
            From = from.ToString(),
            To = armband.State.ToString(),
            ReasonCode = facts.Detail,
            Details = new { serial = armband.Serial, person = facts.PersonId },
            PolicyVersion = armband.PolicyVersion,
            OnBehalfOf = step == ArmbandStep.Accept && by != ArmbandRole.Holder ? facts.PersonId : null,
            Via = by == ArmbandRole.Leader ? ActedVia.Leader : null,
        });
        return row;
    }

    /// <summary>The first row of a history; the batch has one audit row of its own.</summary>
    public void AddCreated(Armband armband) =>
        db.ArmbandEvents.Add(Row(armband, ArmbandStep.Create, armband.State, ArmbandRole.Staff, new ArmbandFacts()));

    /// <summary>Whether the newest step was this one: then a repeat of it gives the first result.</summary>
    /// <param name="personId">Null: whoever it was about.</param>
    public async Task<bool> IsLastAsync(Armband armband, ArmbandStep step, Guid? personId, CancellationToken ct)
    {
        // That somebody showed a void number at a duty is a note in between, nobody's act.
        var last = await db.ArmbandEvents.AsNoTracking().Where(e => e.ArmbandId == armband.Id && e.Step != ArmbandStep.ShowVoid)
            .OrderByDescending(e => e.Number).Select(e => new { e.Step, e.PersonId }).FirstOrDefaultAsync(ct);
        return last?.Step == step && (personId is null || last.PersonId == personId);
    }

    private ArmbandEvent Row(Armband armband, ArmbandStep step, ArmbandState from, ArmbandRole by, ArmbandFacts facts)
    {
        var now = time.Now();
        return new ArmbandEvent
        {
            Id = Ids.New(now),
            CommunityId = armband.CommunityId,
            ArmbandId = armband.Id,
            Number = armband.Steps,
            Step = step,
            From = from,
            To = armband.State,
            PersonId = facts.PersonId,
            GroupId = armband.GroupId,
            By = by,
            ActorId = current.Actor.Id,
            ActorName = current.Actor.Name,
            At = now,
            Detail = facts.Detail,
            Note = facts.Note,
            ClaimedAt = facts.ClaimedAt,
            PhotoId = facts.PhotoId,
        };
    }

    private static string ActionOf(ArmbandStep step) => step switch
    {
        ArmbandStep.Issue => "armband.issued",
        ArmbandStep.Accept => "armband.accepted",
        ArmbandStep.Decline => "armband.declined",
        ArmbandStep.Lapse => "armband.lapsed",
        ArmbandStep.Return or ArmbandStep.ReturnDamaged => "armband.returned",
        ArmbandStep.ReportLost => "armband.reported_lost",
        ArmbandStep.ConfirmLost => "armband.lost_confirmed",
        ArmbandStep.Find => "armband.found",
        ArmbandStep.Retire => "armband.retired",
        ArmbandStep.AskReturn => "armband.return_asked",
        ArmbandStep.SetDue => "armband.due_set",
        ArmbandStep.FallDue => "armband.fell_due",
        ArmbandStep.Remind => "armband.reminded",
        ArmbandStep.Miss => "armband.missed",
        ArmbandStep.ShowVoid => "armband.shown_void",
        _ => "armband.created",
    };
}

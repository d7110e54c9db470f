using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Council;

/// <summary>Finds meetings and items inside a write, and writes each step of an item twice: its own history and the audit trail.</summary>
public sealed class AgendaDesk(NeighborPartyDb db, AgendaSight sight, AuditTrail audit, CurrentActor current, PersonalDataVault vault, TimeProvider time)
{
    /// <summary>Staff, or the system where the clock acts. Residents have use cases of their own.</summary>
    public CouncilRole Role => current.Actor.Kind == ActorKind.Staff ? CouncilRole.Staff : CouncilRole.System;

    /// <exception cref="RefusedException">404; 428 and 412 when a version is expected.</exception>
    public async Task<CouncilDay> DayAsync(Guid id, int? version, CancellationToken ct)
    {
        var day = await db.CouncilDays.FirstOrDefaultAsync(d => d.Id == id, ct) ?? throw CouncilRefusals.DayNotFound();
        await db.RequireVersionAsync(day, id, version, ct);
        return day;
    }

    /// <inheritdoc cref="DayAsync"/>
    /// <remarks>Of what is said of his own household nobody of the office finds anything.</remarks>
    public async Task<AgendaItem> ItemAsync(Guid id, int? version, CancellationToken ct)
    {
        var item = await sight.Readable(db.AgendaItems).FirstOrDefaultAsync(i => i.Id == id, ct) ?? throw CouncilRefusals.ItemNotFound();
        await db.RequireVersionAsync(item, id, version, ct);
        return item;
    }

    public Task<List<AgendaItem>> ItemsOfAsync(CouncilDay day, CancellationToken ct) =>
        db.AgendaItems.Where(i => i.CouncilDayId == day.Id).OrderBy(i => i.Position).ThenBy(i => i.Id).ToListAsync(ct);

    /// <summary>Writes a step down.</summary>
    /// <param name="item">Already as it is after the step.</param>
    /// <param name="on">What happened.</param>
    /// <param name="from">Where it was before.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="text">What people wrote; sealed, and never in the audit trail.</param>
    /// <param name="code">A stable word; also the reason code of the audit row.</param>
    /// <param name="dayId">The meeting, when the item has left its agenda with this step.</param>
    public void Note(AgendaItem item, AgendaItemEvent on, AgendaItemState from, CouncilRole by, string? text = null, string? code = null, Guid? dayId = null)
    {
        var now = time.Now();
        var id = Ids.New(now);
        db.AgendaSteps.Add(new AgendaStep
        {
            Id = id, CommunityId = item.CommunityId, AgendaItemId = item.Id, Number = item.NextStep(), On = on, From = from, To = item.State, By = by,
            ActorId = current.Actor.Id, ActorName = current.Actor.Name, CouncilDayId = dayId ?? item.CouncilDayId, Code = code,
            TextSealed = text is null ? null : vault.Seal(AgendaStep.TextField, id, text), At = now,
        });
        audit.Record(new Act(ActionOf(on), nameof(AgendaItem), item.Id) { From = from.ToString(), To = item.State.ToString(), ReasonCode = code });
    }

    public void Record(CouncilDay day, string verb, CouncilDayState from, string? reason = null, object? details = null) =>
        audit.Record(new Act($"council_day.{verb}", nameof(CouncilDay), day.Id) { From = from.ToString(), To = day.State.ToString(), ReasonText = reason, Details = details, PolicyVersion = day.PolicyVersion });

    private static string ActionOf(AgendaItemEvent on) => on switch
    {
        AgendaItemEvent.Add => "agenda_item.added",
        AgendaItemEvent.Accept => "agenda_item.accepted",
        AgendaItemEvent.Decline => "agenda_item.declined",
        AgendaItemEvent.PutOn => "agenda_item.put_on",
        AgendaItemEvent.TakeOff => "agenda_item.taken_off",
        AgendaItemEvent.CarryOver => "agenda_item.carried_over",
        AgendaItemEvent.GoUp => "agenda_item.gone_up",
        AgendaItemEvent.Decide => "agenda_item.decided",
        AgendaItemEvent.Track => "agenda_item.tracked",
        AgendaItemEvent.Report => "agenda_item.reported_back",
        AgendaItemEvent.Withdraw => "agenda_item.withdrawn",
        _ => "agenda_item.noted",
    };
}

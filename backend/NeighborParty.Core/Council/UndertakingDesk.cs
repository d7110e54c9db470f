using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Council;

/// <summary>Starts projects and surveys, finds them inside a write, and writes each step down twice: their own history and the audit trail.</summary>
public sealed class UndertakingDesk(NeighborPartyDb db, AgendaSight sight, AuditTrail audit, CurrentActor current, PersonalDataVault vault, TimeProvider time)
{
    /// <summary>In the write of the decision. It concerns the item's house, or everybody.</summary>
    /// <param name="item">Decided.</param>
    /// <param name="ruling">With an office and a day; nothing starts for another decision.</param>
    public void Start(AgendaItem item, CouncilRuling ruling)
    {
        if (KindOf(ruling.Decision) is not { } kind)
            return;
        var now = time.Now();
        var started = CouncilUndertaking.Start(Ids.New(now), item, kind, ruling.Responsible!, ruling.DueOn!.Value, now);
        db.CouncilUndertakings.Add(started);
        if (item.BuildingId is { } house)
            Concerns(started, house);
        Note(started, UndertakingEvent.Start, started.State, CouncilRole.Staff);
    }

    /// <exception cref="RefusedException">404; 428 and 412 when a version is expected.</exception>
    public async Task<CouncilUndertaking> FindAsync(Guid id, int? version, CancellationToken ct)
    {
        var found = await sight.Readable(db.CouncilUndertakings).FirstOrDefaultAsync(u => u.Id == id, ct) ?? throw CouncilRefusals.UndertakingNotFound();
        await db.RequireVersionAsync(found, id, version, ct);
        return found;
    }

    public void Concerns(CouncilUndertaking undertaking, Guid building) =>
        db.UndertakingHouses.Add(new UndertakingHouse { Id = Ids.New(time.Now()), CommunityId = undertaking.CommunityId, UndertakingId = undertaking.Id, BuildingId = building });

    /// <param name="undertaking">Already as it is after the step.</param>
    /// <param name="on">What happened.</param>
    /// <param name="from">Where it was before.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="text">For residents; never in the audit trail.</param>
    public void Note(CouncilUndertaking undertaking, UndertakingEvent on, UndertakingState from, CouncilRole by, string? text = null)
    {
        var now = time.Now();
        var id = Ids.New(now);
        db.UndertakingSteps.Add(new UndertakingStep
        {
            Id = id, CommunityId = undertaking.CommunityId, UndertakingId = undertaking.Id, Number = undertaking.NextStep(), On = on, From = from, To = undertaking.State, By = by,
            ActorId = current.Actor.Id, ActorName = current.Actor.Name, TextSealed = text is null ? null : vault.Seal(UndertakingStep.TextField, id, text), At = now,
        });
        audit.Record(new Act(ActionOf(on), nameof(CouncilUndertaking), undertaking.Id) { From = from.ToString(), To = undertaking.State.ToString(), Details = new { item = undertaking.AgendaItemId } });
    }

    /// <summary>Whether a step of an order is the decision that started one: an order without it is not asked for one.</summary>
    /// <param name="on">What happened.</param>
    /// <param name="code">Of the step.</param>
    public static bool IsStartedBy(OrderEvent on, string? code) => on == OrderEvent.Decide && Enum.TryParse<CouncilDecision>(code, out var decision) && KindOf(decision) is not null;

    private static UndertakingKind? KindOf(CouncilDecision decision) => decision switch
    {
        CouncilDecision.Project => UndertakingKind.Project,
        CouncilDecision.Survey => UndertakingKind.Survey,
        _ => null,
    };

    private static string ActionOf(UndertakingEvent on) => on switch
    {
        UndertakingEvent.Start => "council_undertaking.started",
        UndertakingEvent.Begin => "council_undertaking.begun",
        UndertakingEvent.Extend => "council_undertaking.extended",
        UndertakingEvent.Late => "council_undertaking.late",
        UndertakingEvent.Finish => "council_undertaking.finished",
        UndertakingEvent.Stop => "council_undertaking.stopped",
        _ => "council_undertaking.noted",
    };
}

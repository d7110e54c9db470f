using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Slips;

namespace NeighborParty.Core.Orders;

/// <summary>What a step adds to the history beside from, to and who.</summary>
/// <param name="Code">A stable word; also the reason code of the audit row.</param>
/// <param name="Text">What people wrote; sealed, and never in the audit trail.</param>
public sealed record OrderFacts(Guid? PersonId = null, string? Code = null, string? Text = null, int? Minutes = null, IReadOnlyList<Guid>? PhotoIds = null);

/// <summary>Writes each step twice in the transaction of the act, the order's own history and the audit trail; brings its clocks up to date and freezes its slip.</summary>
public sealed class OrderHistory(NeighborPartyDb db, OrderClocks clocks, FreezeSlip slips, TextRules rules, AuditTrail audit, CurrentActor current, PersonalDataVault vault, TimeProvider time)
{
    public async Task<OrderStep> AddAsync(Order order, OrderEvent on, OrderState from, OrderRole by, OrderFacts? facts, CancellationToken ct)
    {
        facts ??= new OrderFacts();
        var findings = facts.Text is { } words && by is not OrderRole.System ? await FindAsync(words, order, on, by, ct) : [];
        var now = time.Now();
        await clocks.RunAsync(order, from, now, ct);
        var id = Ids.New(now);
        var step = new OrderStep
        {
            Id = id, CommunityId = order.CommunityId, OrderId = order.Id, Number = order.NextStep(), On = on, From = from, To = order.State, By = by,
            ActorId = by is OrderRole.System ? Guid.Empty : current.Actor.Id, ActorName = by is OrderRole.System ? "系统" : current.Actor.Name,
            PersonId = facts.PersonId, Code = facts.Code, TextSealed = facts.Text is { } text ? vault.Seal(OrderStep.TextField, id, text) : null,
            Minutes = facts.Minutes, PhotoIds = [.. facts.PhotoIds ?? []], At = now, Findings = findings,
        };
        db.OrderSteps.Add(step);
        audit.Record(new Act(ActionOf(on), nameof(Order), order.Id)
        {
            From = from.ToString(), To = order.State.ToString(), ReasonCode = facts.Code, PolicyVersion = order.PolicyVersion,
            OnBehalfOf = by is OrderRole.Leader or OrderRole.Visitor or OrderRole.Staff ? ForWhom(order, on, facts.PersonId) : null,
            Via = by is OrderRole.Leader ? ActedVia.Leader : null,
            Details = facts.PersonId is { } person ? new { person } : null,
        });
        await slips.AfterAsync(order, step, ct);
        return step;
    }

    /// <summary>Nobody asks for money in the words of an order either; the office may name a sum that it pays.</summary>
    private async Task<IReadOnlyList<string>> FindAsync(string words, Order order, OrderEvent on, OrderRole by, CancellationToken ct)
    {
        if (by is not (OrderRole.Staff or OrderRole.Council))
            return await rules.CheckAsync(words, keepDetails: true, ct);
        var findings = await rules.CheckOfficeAsync(words, ct);
        return findings.Contains(LocalRules.BannedWord) && WriterOf(order, on) is null && OrderStep.IsForBothSides(on) ? throw ModerationRefusals.OfficeWords() : findings;
    }

    /// <summary>Staff write down what a resident says or what a volunteer has done: those words are looked at by a second person. Null for the office's own.</summary>
    internal static Guid? WriterOf(Order order, OrderEvent on) => on switch
    {
        OrderEvent.GiveInfo or OrderEvent.Reopen => order.RequesterId,
        OrderEvent.Finish => order.VolunteerId,
        _ => null,
    };

    /// <summary>Whose word a leader or staff write down.</summary>
    private static Guid? ForWhom(Order order, OrderEvent on, Guid? person) => on switch
    {
        OrderEvent.Place or OrderEvent.Confirm or OrderEvent.Reopen or OrderEvent.GiveInfo or OrderEvent.Cancel => order.RequesterId,
        OrderEvent.AcceptFor or OrderEvent.Contact => order.VolunteerId,
        OrderEvent.DeclineFor => person,
        _ => null,
    };

    private static string ActionOf(OrderEvent on) => on switch
    {
        OrderEvent.Place => "order.placed",
        OrderEvent.SendToReview => "order.queued",
        OrderEvent.Show => "order.published",
        OrderEvent.Reject => "order.rejected",
        OrderEvent.Hide => "order.hidden",
        OrderEvent.Dispatch => "order.dispatched",
        OrderEvent.Accept => "order.accepted",
        OrderEvent.AcceptFor => "order.accepted_for",
        OrderEvent.Decline => "order.declined",
        OrderEvent.DeclineFor => "order.declined_for",
        OrderEvent.Lapse => "order.lapsed",
        OrderEvent.GiveBack => "order.given_back",
        OrderEvent.Contact => "order.contacted",
        OrderEvent.AskInfo => "order.asked",
        OrderEvent.GiveInfo => "order.answered",
        OrderEvent.NoReply => "order.no_reply",
        OrderEvent.QuestionRefused => "order.question_refused",
        OrderEvent.Transfer => "order.transferred",
        OrderEvent.Back or OrderEvent.BackFresh => "order.transfer_failed",
        OrderEvent.Finish => "order.finished",
        OrderEvent.Confirm => "order.confirmed",
        OrderEvent.AutoConfirm => "order.auto_confirmed",
        OrderEvent.Rate => "order.rated",
        OrderEvent.Close => "order.closed",
        OrderEvent.Reopen or OrderEvent.ReopenAgain => "order.reopened",
        OrderEvent.Resume => "order.resumed",
        OrderEvent.Merge => "order.merged",
        OrderEvent.SendElsewhere => "order.sent_elsewhere",
        OrderEvent.Cancel => "order.cancelled",
        OrderEvent.Escalate => "order.escalated",
        OrderEvent.PutOnAgenda => "order.put_on_agenda",
        OrderEvent.CarryOver => "order.carried_over",
        OrderEvent.Decide => "order.decided",
        OrderEvent.Settle => "order.settled",
        OrderEvent.Prioritise => "order.prioritised",
        OrderEvent.Extend => "order.extended",
        OrderEvent.Remind => "order.reminded",
        OrderEvent.AskAlong => "order.asked_along",
        OrderEvent.GoAlong => "order.went_along",
        OrderEvent.AllowAlone => "order.alone_allowed",
        _ => "order.warned",
    };
}

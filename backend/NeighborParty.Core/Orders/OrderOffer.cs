using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Orders;

public enum OfferState
{
    Offered,
    Accepted,
    Declined,

    /// <summary>No answer in time.</summary>
    Lapsed,

    /// <summary>Somebody else took it, or it was taken back.</summary>
    Withdrawn,
    HandedOver,
    Finished,

    /// <summary>同行: goes along with who has it, for nobody goes alone.</summary>
    Along,
}

public enum OfferEvent
{
    Accept,
    Decline,
    Lapse,
    Withdraw,
    HandOver,
    Finish,
    GoAlong,
}

/// <summary>One volunteer asked for one order. At most one of an order is accepted: the index sees to it, whoever taps at the same moment.</summary>
public sealed class OrderOffer : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid OrderId { get; init; }

    public Guid PersonId { get; init; }

    public OfferState State { get; private set; }

    public DateTime OfferedAt { get; init; }

    public DateTime AnswerBy { get; init; }

    public DateTime? AnsweredAt { get; private set; }

    public DeclineCode? DeclineCode { get; private set; }

    /// <summary>Nothing more comes of it.</summary>
    public DateTime? EndedAt { get; private set; }

    public void Go(OfferEvent on, DateTime now, DeclineCode? code = null)
    {
        State = OfferStates.Machine.Next(State, on, OrderRole.Volunteer);
        if (on is OfferEvent.Accept or OfferEvent.GoAlong or OfferEvent.Decline)
            (AnsweredAt, DeclineCode) = (now, code);
        EndedAt = State is OfferState.Offered or OfferState.Accepted or OfferState.Along ? null : now;
    }
}

/// <summary>An offer only moves with its order, whose table knows the roles.</summary>
public static class OfferStates
{
    public static readonly StateMachine<OfferState, OfferEvent, OrderRole> Machine = new("order_offer", Label,
        new(OfferState.Offered, OfferEvent.Accept, OfferState.Accepted, OrderRole.Volunteer),
        new(OfferState.Offered, OfferEvent.Decline, OfferState.Declined, OrderRole.Volunteer),
        new(OfferState.Offered, OfferEvent.Lapse, OfferState.Lapsed, OrderRole.Volunteer),
        new(OfferState.Offered, OfferEvent.Withdraw, OfferState.Withdrawn, OrderRole.Volunteer),
        new(OfferState.Accepted, OfferEvent.Decline, OfferState.Declined, OrderRole.Volunteer),
        new(OfferState.Accepted, OfferEvent.Withdraw, OfferState.Withdrawn, OrderRole.Volunteer),
        new(OfferState.Accepted, OfferEvent.HandOver, OfferState.HandedOver, OrderRole.Volunteer),
        new(OfferState.Accepted, OfferEvent.Finish, OfferState.Finished, OrderRole.Volunteer),
        new(OfferState.Offered, OfferEvent.GoAlong, OfferState.Along, OrderRole.Volunteer),
        new(OfferState.Along, OfferEvent.Decline, OfferState.Declined, OrderRole.Volunteer),
        new(OfferState.Along, OfferEvent.Withdraw, OfferState.Withdrawn, OrderRole.Volunteer),
        new(OfferState.Along, OfferEvent.Finish, OfferState.Finished, OrderRole.Volunteer));

    public static string Label(OfferState state) => state switch
    {
        OfferState.Offered => "待接单",
        OfferState.Accepted => "已接单",
        OfferState.Declined => "不接",
        OfferState.Lapsed => "超时未接",
        OfferState.Withdrawn => "已收回",
        OfferState.HandedOver => "已转交",
        OfferState.Along => "同行",
        _ => "已完成",
    };
}

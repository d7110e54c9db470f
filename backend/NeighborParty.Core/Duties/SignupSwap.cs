using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

public enum SwapState
{
    Asked,
    Accepted,
    Declined,
    Withdrawn,
    Expired,
}

public enum SwapEvent
{
    Accept,
    Decline,
    Withdraw,
    Expire,
}

public enum SwapRole
{
    /// <summary>Who wants to give the place away.</summary>
    Asker,

    /// <summary>Who was asked, or any neighbour when nobody in particular was.</summary>
    Neighbour,
    System,
}

public static class SwapStates
{
    public static readonly StateMachine<SwapState, SwapEvent, SwapRole> Machine = new(
        "swap", Label,
        new(SwapState.Asked, SwapEvent.Accept, SwapState.Accepted, SwapRole.Neighbour),
        new(SwapState.Asked, SwapEvent.Decline, SwapState.Declined, SwapRole.Neighbour),
        new(SwapState.Asked, SwapEvent.Withdraw, SwapState.Withdrawn, SwapRole.Asker, SwapRole.System),
        new(SwapState.Asked, SwapEvent.Expire, SwapState.Expired, SwapRole.System));

    public static string Label(SwapState state) => state switch
    {
        SwapState.Asked => "等待接班",
        SwapState.Accepted => "已接班",
        SwapState.Declined => "已谢绝",
        SwapState.Withdrawn => "已撤回",
        _ => "已过期",
    };
}

/// <summary>换班: a member looks for somebody who takes the place over. Both sign-ups stay in the log.</summary>
public sealed class SignupSwap : ICommunityOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid ShiftId { get; init; }

    public Guid FromSignupId { get; init; }

    public Guid FromPersonId { get; init; }

    /// <summary>Null: whoever of the group is first. Then who took it.</summary>
    public Guid? ToPersonId { get; private set; }

    /// <summary>The sign-up of who took it.</summary>
    public Guid? NewSignupId { get; private set; }

    /// <summary>互换: who takes the place gives one in this shift in return; null: nothing is asked in return.</summary>
    public Guid? ReturnShiftId { get; init; }

    /// <summary>The asker's sign-up there, once both have moved.</summary>
    public Guid? ReturnSignupId { get; private set; }

    public string? Note { get; init; }

    public SwapState State { get; private set; }

    public DateTime AskedAt { get; init; }

    public DateTime ExpiresAt { get; init; }

    public DateTime? DecidedAt { get; private set; }

    public int Version { get; private set; } = 1;

    public static SignupSwap Ask(Guid id, ShiftSignup from, Guid? to, Guid? inReturn, string? note, DateTime expiresAt, DateTime now) => new()
    {
        Id = id, CommunityId = from.CommunityId, ShiftId = from.ShiftId, FromSignupId = from.Id, FromPersonId = from.PersonId, ToPersonId = to, ReturnShiftId = inReturn, Note = note, AskedAt = now, ExpiresAt = expiresAt,
    };

    /// <exception cref="RefusedException">409 when it is over: the clock decides, not whether a job has run.</exception>
    public void Accept(Guid by, DateTime now)
    {
        if (State == SwapState.Asked && now >= ExpiresAt)
            throw SwapRefusals.Over();
        Step(SwapEvent.Accept, SwapRole.Neighbour, now);
        ToPersonId = by;
    }

    /// <summary>The row of the newcomer, once it is there.</summary>
    public void TakenBy(ShiftSignup newcomer) => NewSignupId = newcomer.Id;

    /// <summary>The asker's row in the other shift.</summary>
    public void ReturnedBy(ShiftSignup newcomer) => ReturnSignupId = newcomer.Id;

    public void Decline(DateTime now) => Step(SwapEvent.Decline, SwapRole.Neighbour, now);

    public void Withdraw(DateTime now) => Step(SwapEvent.Withdraw, SwapRole.Asker, now);

    /// <summary>The place that it is about was given back.</summary>
    public void EndWithPlace(DateTime now) => Step(SwapEvent.Withdraw, SwapRole.System, now);

    public void Expire(DateTime now) => Step(SwapEvent.Expire, SwapRole.System, now);

    private void Step(SwapEvent on, SwapRole by, DateTime now)
    {
        State = SwapStates.Machine.Next(State, on, by);
        DecidedAt = now;
    }
}

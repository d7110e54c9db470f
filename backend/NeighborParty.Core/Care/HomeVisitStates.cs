using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Care;

public enum HomeVisitState
{
    /// <summary>待走访</summary>
    Due,

    /// <summary>Nobody opened, once or twice.</summary>
    Attempted,

    /// <summary>Talked to somebody of the household.</summary>
    Visited,

    /// <summary>Something was asked for and became an order.</summary>
    NeedsRecorded,

    /// <summary>Nobody opened at any of the times: somebody should look whether all is well, and says so.</summary>
    NotReached,

    /// <summary>The household wants no visits. Kept without a reason.</summary>
    Declined,

    /// <summary>Nobody looks after the household any more.</summary>
    Ended,
}

public enum HomeVisitEvent
{
    NoAnswer,
    GiveUp,
    Visit,
    RecordNeed,
    Decline,
    End,
}

public enum HomeVisitRole
{
    System,

    /// <summary>Who looks after the household.</summary>
    Visitor,

    /// <summary>For a visitor without a phone.</summary>
    Staff,

    /// <summary>Of a group at the door.</summary>
    Leader,

    /// <summary>Somebody who lives there.</summary>
    Household,
}

/// <summary>敲门问需: one visit to a household that a member looks after (domain 3.4).</summary>
public static class HomeVisitStates
{
    private const HomeVisitRole Sys = HomeVisitRole.System, Vis = HomeVisitRole.Visitor, Staff = HomeVisitRole.Staff, Lead = HomeVisitRole.Leader, Home = HomeVisitRole.Household;

    public static readonly StateMachine<HomeVisitState, HomeVisitEvent, HomeVisitRole> Machine = new("home_visit", Label,
        new(HomeVisitState.Due, HomeVisitEvent.NoAnswer, HomeVisitState.Attempted, Vis, Staff),
        // Where the community asks for one attempt only.
        new(HomeVisitState.Due, HomeVisitEvent.GiveUp, HomeVisitState.NotReached, Vis, Staff),
        new(HomeVisitState.Due, HomeVisitEvent.Visit, HomeVisitState.Visited, Vis, Staff),
        new(HomeVisitState.Due, HomeVisitEvent.Decline, HomeVisitState.Declined, Vis, Staff, Lead, Home),
        new(HomeVisitState.Due, HomeVisitEvent.End, HomeVisitState.Ended, Sys),
        new(HomeVisitState.Attempted, HomeVisitEvent.NoAnswer, HomeVisitState.Attempted, Vis, Staff),
        new(HomeVisitState.Attempted, HomeVisitEvent.GiveUp, HomeVisitState.NotReached, Vis, Staff),
        new(HomeVisitState.Attempted, HomeVisitEvent.Visit, HomeVisitState.Visited, Vis, Staff),
        new(HomeVisitState.Attempted, HomeVisitEvent.Decline, HomeVisitState.Declined, Vis, Staff, Lead, Home),
        new(HomeVisitState.Attempted, HomeVisitEvent.End, HomeVisitState.Ended, Sys),
        new(HomeVisitState.NotReached, HomeVisitEvent.Visit, HomeVisitState.Visited, Vis, Staff, Lead),
        new(HomeVisitState.NotReached, HomeVisitEvent.Decline, HomeVisitState.Declined, Vis, Staff, Lead, Home),
        new(HomeVisitState.NotReached, HomeVisitEvent.End, HomeVisitState.Ended, Sys),
        new(HomeVisitState.Visited, HomeVisitEvent.RecordNeed, HomeVisitState.NeedsRecorded, Vis, Staff),
        new(HomeVisitState.NeedsRecorded, HomeVisitEvent.RecordNeed, HomeVisitState.NeedsRecorded, Vis, Staff));

    /// <summary>Somebody still has to go there.</summary>
    public static readonly HomeVisitState[] Open = [HomeVisitState.Due, HomeVisitState.Attempted, HomeVisitState.NotReached];

    public static bool IsOpen(this HomeVisitState state) => Open.Contains(state);

    public static string Label(HomeVisitState state) => state switch
    {
        HomeVisitState.Due => "待走访",
        HomeVisitState.Attempted => "敲门无人应",
        HomeVisitState.Visited => "已走访",
        HomeVisitState.NeedsRecorded => "已走访，记下需求",
        HomeVisitState.NotReached => "多次无人应门，请打听",
        HomeVisitState.Declined => "住户不需要走访",
        _ => "已结束",
    };
}

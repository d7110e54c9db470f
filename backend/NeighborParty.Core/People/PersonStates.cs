using NeighborParty.Core.Basics;

namespace NeighborParty.Core.People;

public enum PersonEvent
{
    MoveOut,
    Die,

    /// <summary>又搬回来了: begins anew, with a new home and a new application.</summary>
    Return,

    /// <summary>登记有误: as if it had not been recorded.</summary>
    Correct,
}

public enum PersonRole
{
    Staff,
}

/// <summary>Where a resident stands in the community. Closing the account is the person's own right and needs no table.</summary>
public static class PersonStates
{
    public static readonly StateMachine<PersonStatus, PersonEvent, PersonRole> Machine = new(
        "person",
        Label,
        new(PersonStatus.Active, PersonEvent.MoveOut, PersonStatus.MovedOut, PersonRole.Staff),
        new(PersonStatus.Active, PersonEvent.Die, PersonStatus.Deceased, PersonRole.Staff),
        new(PersonStatus.MovedOut, PersonEvent.Die, PersonStatus.Deceased, PersonRole.Staff),
        new(PersonStatus.MovedOut, PersonEvent.Return, PersonStatus.Active, PersonRole.Staff),
        new(PersonStatus.MovedOut, PersonEvent.Correct, PersonStatus.Active, PersonRole.Staff),
        new(PersonStatus.Deceased, PersonEvent.Correct, PersonStatus.Active, PersonRole.Staff));

    public static string Label(PersonStatus status) => status switch
    {
        PersonStatus.Active => "正常",
        PersonStatus.MovedOut => "已搬离",
        PersonStatus.Deceased => "已故",
        _ => "已注销",
    };
}

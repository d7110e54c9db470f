using NeighborParty.Core.Duties;
using NeighborParty.Core.Hours;

namespace NeighborParty.Api.Duties;

/// <summary>The caller's own part in a shift.</summary>
/// <param name="RoleId">While waiting: the only role wanted.</param>
/// <param name="Waiting">Place in the queue, 1 first; null: not waiting.</param>
/// <param name="OfferedUntil">A place is kept until then: accept or decline it.</param>
/// <param name="CheckedInAt">Null before.</param>
/// <param name="Hours">pending once the minutes are counted, granted once the shift is settled; null: none yet.</param>
/// <param name="CheckInState">pendingLeader while the leader has not confirmed.</param>
public sealed record OwnSignup(Guid Id, SignupState State, DateTime? CheckedInAt, AttendanceState? CheckInState, DateTime? CheckedOutAt, AttendanceState? CheckOutState,
    Guid? RoleId = null, int? Waiting = null, DateTime? OfferedUntil = null, HoursStanding? Hours = null);

/// <summary>岗位 of a shift.</summary>
/// <param name="SignedUp">Places taken or kept for somebody.</param>
/// <param name="RequiredSkill">Code, see /skills, asked of who is in this role; null: none in particular.</param>
public sealed record RoleAnswer(Guid Id, string Name, int Min, int Max, int SignedUp, string? RequiredSkill = null)
{
    public static RoleAnswer Example => new(new Guid("01950000-0000-7000-8000-000000000008"), "看电箱", 1, 2, 1, "repair");
}

/// <summary>A shift as a member sees it: how many, never who.</summary>
/// <param name="Latitude">GCJ-02, degrees.</param>
/// <param name="Longitude">GCJ-02, degrees.</param>
/// <param name="SignedUp">Places taken.</param>
/// <param name="Full">No place left.</param>
/// <param name="SignUpUntil">The list closes then.</param>
/// <param name="CheckInFrom">The door opens then.</param>
/// <param name="Mine">Null: not signed up.</param>
/// <param name="Waiting">How many wait for a place.</param>
/// <param name="InviteOnly">Only the leader puts people on the list.</param>
/// <param name="Roles">Empty: everybody does the same.</param>
/// <param name="AdultsOnly">Not for 14- to 17-year-olds: the year of birth must have been said.</param>
/// <param name="RequiredSkill">Code, see /skills; null: none in particular.</param>
/// <param name="PatrolRouteId">The route to be walked.</param>
/// <param name="PatrolRoute">Its name.</param>
public sealed record ShiftAnswer(
    Guid Id, string Title, string? Details, Guid? GroupId, string PlaceName, double Latitude, double Longitude, int RadiusMetres,
    DateTime StartsAt, DateTime EndsAt, DateTime SignUpUntil, DateTime CheckInFrom, ShiftState State, string? CancelReason,
    RequiredEvidence Evidence, bool ArmbandRequired, int CapacityMin, int CapacityMax, int SignedUp, bool Full, OwnSignup? Mine,
    int Waiting, bool InviteOnly, string? WeatherNote, IReadOnlyList<RoleAnswer> Roles, bool AdultsOnly, string? RequiredSkill, Guid? PatrolRouteId, string? PatrolRoute)
{
    public static ShiftAnswer Example => new(
        new Guid("01950000-0000-7000-8000-000000000001"), "周五大扫除", "请带手套", new Guid("01950000-0000-7000-8000-000000000009"), "1号楼门口", 30.2741, 120.1551, 100,
        new DateTime(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 6, 13, 0, 0, DateTimeKind.Utc),
        new DateTime(2026, 3, 6, 9, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 6, 10, 30, 0, DateTimeKind.Utc),
        ShiftState.Open, null, RequiredEvidence.CodeAndPlace, false, 2, 8, 3, false,
        new OwnSignup(new Guid("01950000-0000-7000-8000-000000000002"), SignupState.Confirmed, null, null, null, null, RoleAnswer.Example.Id), 0, false, "有雨，请带雨衣", [RoleAnswer.Example],
        false, null, null, null);
}

/// <summary>The answer to signing up and to giving the place back.</summary>
/// <param name="State">waitlisted: no place yet.</param>
/// <param name="CheckInFrom">When to be there at the earliest.</param>
public sealed record SignupAnswer(Guid Id, Guid ShiftId, SignupState State, DateTime StartsAt, DateTime CheckInFrom, Guid? RoleId = null)
{
    public static SignupAnswer Example => new(
        new Guid("01950000-0000-7000-8000-000000000002"), new Guid("01950000-0000-7000-8000-000000000001"), SignupState.Confirmed,
        new DateTime(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 6, 10, 30, 0, DateTimeKind.Utc));

    internal static SignupAnswer Of(ShiftSignup s) => new(s.Id, s.ShiftId, s.State, s.Shift.StartsAt, s.Shift.ArrivalOpensAt, s.RoleId);
}

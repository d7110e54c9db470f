using NeighborParty.Core.Duties;

namespace NeighborParty.Api.Duties;

/// <summary>The caller's own part in a shift.</summary>
/// <param name="CheckedInAt">Null before.</param>
/// <param name="CheckInState">pendingLeader while the leader has not confirmed.</param>
public sealed record OwnSignup(Guid Id, SignupState State, DateTime? CheckedInAt, AttendanceState? CheckInState, DateTime? CheckedOutAt, AttendanceState? CheckOutState);

/// <summary>A shift as a member sees it: how many, never who.</summary>
/// <param name="Latitude">GCJ-02, degrees.</param>
/// <param name="Longitude">GCJ-02, degrees.</param>
/// <param name="SignedUp">Places taken.</param>
/// <param name="Full">No place left.</param>
/// <param name="SignUpUntil">The list closes then.</param>
/// <param name="CheckInFrom">The door opens then.</param>
/// <param name="Mine">Null: not signed up.</param>
public sealed record ShiftAnswer(
    Guid Id, string Title, string? Details, Guid? GroupId, string PlaceName, double Latitude, double Longitude, int RadiusMetres,
    DateTime StartsAt, DateTime EndsAt, DateTime SignUpUntil, DateTime CheckInFrom, ShiftState State, string? CancelReason,
    RequiredEvidence Evidence, int CapacityMin, int CapacityMax, int SignedUp, bool Full, OwnSignup? Mine)
{
    public static ShiftAnswer Example => new(
        new Guid("01950000-0000-7000-8000-000000000001"), "周五大扫除", "请带手套", new Guid("01950000-0000-7000-8000-000000000009"), "1号楼门口", 30.2741, 120.1551, 100,
        new DateTime(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 6, 13, 0, 0, DateTimeKind.Utc),
        new DateTime(2026, 3, 6, 9, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 6, 10, 30, 0, DateTimeKind.Utc),
        ShiftState.Open, null, RequiredEvidence.CodeAndPlace, 2, 8, 3, false,
        new OwnSignup(new Guid("01950000-0000-7000-8000-000000000002"), SignupState.Confirmed, null, null, null, null));
}

/// <summary>The answer to signing up and to giving the place back.</summary>
/// <param name="CheckInFrom">When to be there at the earliest.</param>
public sealed record SignupAnswer(Guid Id, Guid ShiftId, SignupState State, DateTime StartsAt, DateTime CheckInFrom)
{
    public static SignupAnswer Example => new(
        new Guid("01950000-0000-7000-8000-000000000002"), new Guid("01950000-0000-7000-8000-000000000001"), SignupState.Confirmed,
        new DateTime(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 6, 10, 30, 0, DateTimeKind.Utc));

    internal static SignupAnswer Of(ShiftSignup s) => new(s.Id, s.ShiftId, s.State, s.Shift.StartsAt, s.Shift.ArrivalOpensAt);
}

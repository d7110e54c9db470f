using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;

namespace NeighborParty.AdminConsole.Pages.Duties;

/// <summary>The words and colours of duties on every page.</summary>
public static class DutyStatus
{
    public static readonly StatusMap<ShiftState> Shifts = new()
    {
        [ShiftState.Draft] = (ShiftStates.Label(ShiftState.Draft), Tone.Neutral),
        [ShiftState.Open] = (ShiftStates.Label(ShiftState.Open), Tone.Info),
        [ShiftState.Locked] = (ShiftStates.Label(ShiftState.Locked), Tone.Info),
        [ShiftState.InProgress] = (ShiftStates.Label(ShiftState.InProgress), Tone.Good),
        [ShiftState.Ended] = (ShiftStates.Label(ShiftState.Ended), Tone.Neutral),
        [ShiftState.Resolved] = (ShiftStates.Label(ShiftState.Resolved), Tone.Neutral),
        [ShiftState.Settled] = (ShiftStates.Label(ShiftState.Settled), Tone.Good),
        [ShiftState.Reopened] = (ShiftStates.Label(ShiftState.Reopened), Tone.Warning),
        [ShiftState.Cancelled] = (ShiftStates.Label(ShiftState.Cancelled), Tone.Bad),
    };

    public static readonly StatusMap<SignupState> Signups = new()
    {
        [SignupState.Confirmed] = ("还没到", Tone.Warning),
        [SignupState.CheckedIn] = ("在岗", Tone.Good),
        [SignupState.CheckedOut] = (SignupStates.Label(SignupState.CheckedOut), Tone.Neutral),
        [SignupState.AutoClosed] = (SignupStates.Label(SignupState.AutoClosed), Tone.Warning),
        [SignupState.NoShow] = (SignupStates.Label(SignupState.NoShow), Tone.Bad),
        [SignupState.Excused] = (SignupStates.Label(SignupState.Excused), Tone.Neutral),
        [SignupState.Unverified] = (SignupStates.Label(SignupState.Unverified), Tone.Warning),
        [SignupState.CancelledEarly] = (SignupStates.Label(SignupState.CancelledEarly), Tone.Neutral),
        [SignupState.CancelledLate] = (SignupStates.Label(SignupState.CancelledLate), Tone.Warning),
        [SignupState.Waitlisted] = (SignupStates.Label(SignupState.Waitlisted), Tone.Info),
        [SignupState.Offered] = (SignupStates.Label(SignupState.Offered), Tone.Info),
        [SignupState.OfferExpired] = (SignupStates.Label(SignupState.OfferExpired), Tone.Neutral),
        [SignupState.Swapped] = (SignupStates.Label(SignupState.Swapped), Tone.Neutral),
        [SignupState.Removed] = (SignupStates.Label(SignupState.Removed), Tone.Neutral),
        [SignupState.Cancelled] = (SignupStates.Label(SignupState.Cancelled), Tone.Neutral),
    };

    public static readonly StatusMap<AttendanceState> Attendance = new()
    {
        [AttendanceState.Accepted] = (AttendanceStates.Label(AttendanceState.Accepted), Tone.Good),
        [AttendanceState.PendingLeader] = (AttendanceStates.Label(AttendanceState.PendingLeader), Tone.Warning),
        [AttendanceState.PendingStaff] = (AttendanceStates.Label(AttendanceState.PendingStaff), Tone.Warning),
        [AttendanceState.Refused] = (AttendanceStates.Label(AttendanceState.Refused), Tone.Bad),
    };

    public static IReadOnlyList<SelectListItem> Evidences { get; } =
    [
        new("签到码 + 定位", nameof(RequiredEvidence.CodeAndPlace)),
        new("只要签到码（地下室、室内）", nameof(RequiredEvidence.CodeOnly)),
        new("由组长逐个确认", nameof(RequiredEvidence.LeaderConfirms)),
        new("签到码 + 红袖标编号", nameof(RequiredEvidence.CodeAndArmband)),
        new("定位 + 红袖标编号", nameof(RequiredEvidence.PlaceAndArmband)),
        new("签到码、定位、红袖标，任意两样", nameof(RequiredEvidence.AnyTwo)),
        new("由组长逐个扫组员码", nameof(RequiredEvidence.LeaderScans)),
    ];

    /// <summary>Monday first, as calendars in China begin.</summary>
    public static IReadOnlyList<(DayOfWeek Day, string Label)> Weekdays { get; } =
    [
        (DayOfWeek.Monday, "周一"), (DayOfWeek.Tuesday, "周二"), (DayOfWeek.Wednesday, "周三"), (DayOfWeek.Thursday, "周四"),
        (DayOfWeek.Friday, "周五"), (DayOfWeek.Saturday, "周六"), (DayOfWeek.Sunday, "周日"),
    ];

    public static string Label(RequiredEvidence evidence) => Evidences.First(e => e.Value == evidence.ToString()).Text;

    /// <summary>The hour, with the day when it is another one.</summary>
    public static string End(Shift shift) => ChinaTime.Today(shift.StartsAt) == ChinaTime.Today(shift.EndsAt)
        ? ChinaTime.ToLocal(shift.EndsAt).ToString("HH:mm", CultureInfo.InvariantCulture)
        : ChinaTime.Short(shift.EndsAt);

    public static string Minutes(int minutes) => minutes % 60 == 0 ? $"{minutes / 60} 小时" : minutes < 60 ? $"{minutes} 分钟" : $"{minutes / 60} 小时 {minutes % 60} 分钟";
}

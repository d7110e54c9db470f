namespace NeighborParty.Core.Duties;

/// <summary>
/// What leader and staff should look at. Signals, never a verdict and never a refusal: a position can be faked,
/// and an honest phone can look odd.
/// </summary>
[Flags]
public enum AttendanceFlags
{
    None = 0,
    Late = 1,
    LeftEarly = 2,

    /// <summary>No position at all, or no consent to use it.</summary>
    NoLocation = 4,

    /// <summary>A position too inaccurate to judge.</summary>
    WeakLocation = 8,

    /// <summary>Another person used the same phone within a day.</summary>
    SameDevice = 16,

    /// <summary>The same six digits as somebody else, or as the same person on another duty.</summary>
    SameCoordinates = 32,

    /// <summary>The one who shows the code checked in with it.</summary>
    OwnCode = 64,

    /// <summary>The phone's clock is off by more than five minutes.</summary>
    ClockSkew = 128,

    AutoClosed = 256,

    /// <summary>Ended because the person checked in elsewhere.</summary>
    ClosedElsewhere = 512,

    /// <summary>Put in after the end.</summary>
    Supplemented = 1024,

    /// <summary>The shift wants an armband, and none was named.</summary>
    NoArmband = 2048,

    /// <summary>The armband named was reported lost or is out of use.</summary>
    VoidArmband = 4096,

    /// <summary>The armband named is not one that this person holds.</summary>
    OtherArmband = 8192,

    /// <summary>Checked out after the planned end, where nothing is asked for; the minutes end with the plan.</summary>
    AfterEnd = 16384,
}

public static class AttendanceFlagNames
{
    private static readonly AttendanceFlags[] All = Enum.GetValues<AttendanceFlags>().Where(f => f != AttendanceFlags.None).ToArray();

    /// <summary>Names for the contract, e.g. <c>sameDevice</c>.</summary>
    public static IReadOnlyList<string> Codes(this AttendanceFlags flags) =>
        Each(flags).Select(f => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(f.ToString())).ToList();

    public static IReadOnlyList<string> Labels(this AttendanceFlags flags) => Each(flags).Select(Label).ToList();

    private static IEnumerable<AttendanceFlags> Each(AttendanceFlags flags) =>
        flags == AttendanceFlags.None ? [] : All.Where(f => flags.HasFlag(f));

    private static string Label(AttendanceFlags flag) => flag switch
    {
        AttendanceFlags.Late => "迟到",
        AttendanceFlags.LeftEarly => "提前离开",
        AttendanceFlags.NoLocation => "没有定位",
        AttendanceFlags.WeakLocation => "定位不准",
        AttendanceFlags.SameDevice => "与他人同一手机",
        AttendanceFlags.SameCoordinates => "坐标完全相同",
        AttendanceFlags.OwnCode => "自己出示的码",
        AttendanceFlags.ClockSkew => "手机时间不准",
        AttendanceFlags.AutoClosed => "系统自动签退",
        AttendanceFlags.ClosedElsewhere => "在别处签到而结束",
        AttendanceFlags.NoArmband => "没有红袖标",
        AttendanceFlags.VoidArmband => "红袖标已失效",
        AttendanceFlags.AfterEnd => "结束后签退",
        AttendanceFlags.OtherArmband => "红袖标不在本人名下",
        _ => "补录",
    };
}

namespace NeighborParty.Core.Signals;

/// <summary>The signals in the words of those who look at them.</summary>
public static class FlagCaseWords
{
    /// <summary>Whose name is not for the reader.</summary>
    public const string SomebodyElse = "另一位居民";

    public static string Label(SignalKind kind) => kind switch
    {
        SignalKind.SameDevice => "同一手机",
        SignalKind.SameCoordinates => "坐标完全相同",
        SignalKind.ImpossibleTravel => "位置移动过快",
        SignalKind.ConstantAccuracy => "定位精度一成不变",
        SignalKind.NeverLocated => "一直没有定位",
        SignalKind.OldCode => "总用快过期的码",
        SignalKind.OwnCode => "用自己出示的码",
        SignalKind.ManyManual => "手工确认很多",
        _ => "失效的红袖标",
    };

    /// <summary>One sentence on what was seen; no coordinates, and never a judgment.</summary>
    /// <param name="other">The other person's name, where there is one.</param>
    public static string Sentence(AttendanceFlagCase found, string? other) => found.Kind switch
    {
        SignalKind.SameDevice => $"与{other ?? SomebodyElse}在一天之内用了同一部手机。夫妻、邻里代为操作都有可能。",
        SignalKind.SameCoordinates => other is null ? "与本人另一次值守的坐标到小数点后六位完全相同，真实定位很少这样。" : $"与{other}的坐标到小数点后六位完全相同，真实定位很少这样。",
        SignalKind.ImpossibleTravel => $"{found.Seconds} 秒内移动了约 {found.Amount} 米，快得不像真的。",
        SignalKind.ConstantAccuracy => $"最近 {found.Amount} 次定位的精度数值完全相同，真实定位会有变化。有的手机也会这样。",
        SignalKind.NeverLocated => $"最近 {found.Amount} 次签到签退都没有定位。没有同意使用位置的居民本来就是这样。",
        SignalKind.OldCode => $"最近 {found.Amount} 次用的都是快过期的码，像是转发来的照片；扫码慢也会这样。",
        SignalKind.OwnCode => "负责出示签到码的人，用这个码给自己签到。人手少的时候是正常的。",
        SignalKind.ManyManual => $"在这一班里手工记录或确认了 {found.Amount} 条，请看看是否都见到了人。",
        _ => "签到时报的红袖标编号已报失、报废，或不在本人名下。",
    };
}

using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Duties;

public static class AppealRefusals
{
    public static RefusedException NoNoShow() =>
        new(RefusalKind.Conflict, "appeal.no_no_show", "这次值守没有记为未到，不用申诉。");

    public static RefusedException Exists() =>
        new(RefusalKind.Conflict, "appeal.exists", "您已经申诉过这次值守。");

    public static RefusedException Closed(DateTime until) =>
        new(RefusalKind.Conflict, "appeal.closed", $"申诉期已过（{ChinaTime.Short(until)} 截止）。有疑问请联系社区。")
        {
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["until"] = until },
        };
}

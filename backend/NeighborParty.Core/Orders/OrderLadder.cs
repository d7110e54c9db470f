using System.Linq.Expressions;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Orders;

/// <summary>Who is told that an order is late (domain 3.4).</summary>
public enum OrderRung
{
    None,

    /// <summary>Three quarters of the limit are used up: whoever has it.</summary>
    Warned,

    /// <summary>The limit: the leader.</summary>
    Leader,

    /// <summary>A working day later: the branch secretary.</summary>
    Secretary,

    /// <summary>Two: the community's staff.</summary>
    Staff,

    /// <summary>Three: the Friday council.</summary>
    Council,
}

/// <summary>When which rung is reached.</summary>
public static class OrderLadder
{
    /// <summary>Neither volunteer, leader nor secretary got it done in time: the ladder has come to the office.</summary>
    public static Expression<Func<Order, bool>> ReachedOffice { get; } =
        o => (o.ResolveBy != null && (o.ResolveRung == OrderRung.Staff || o.ResolveRung == OrderRung.Council)) || (o.RespondBy != null && o.RespondRung == OrderRung.Staff);

    /// <summary>The same of a row at hand.</summary>
    public static Func<Order, bool> HasReachedOffice { get; } = ReachedOffice.Compile();

    /// <param name="rung">Not <see cref="OrderRung.None"/>.</param>
    /// <param name="warnAt">UTC.</param>
    /// <param name="due">UTC, the limit.</param>
    /// <param name="calendar">Counts the days after the limit.</param>
    public static DateTime TimeOf(OrderRung rung, DateTime warnAt, DateTime due, WorkingCalendar calendar) => rung switch
    {
        OrderRung.Warned => warnAt,
        OrderRung.Leader => due,
        _ => calendar.AddWorkingDays(due, rung - OrderRung.Leader),
    };

    /// <summary>The highest rung reached, at most <paramref name="top"/>.</summary>
    public static OrderRung RungAt(DateTime warnAt, DateTime due, WorkingCalendar calendar, OrderRung top, DateTime now)
    {
        var reached = OrderRung.None;
        while (reached < top && TimeOf(reached + 1, warnAt, due, calendar) <= now)
            reached++;
        return reached;
    }

    public static string Label(OrderRung rung) => rung switch
    {
        OrderRung.None => "未到时限",
        OrderRung.Warned => "快到时限",
        OrderRung.Leader => "超时，已报组长",
        OrderRung.Secretary => "超时，已报支部书记",
        OrderRung.Staff => "超时，已报社区",
        _ => "超时，已交周五议事",
    };
}

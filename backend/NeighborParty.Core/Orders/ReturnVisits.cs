using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Orders;

/// <summary>
/// 回访: what is done and confirms itself never (domain 3.4): entered for somebody else, or of somebody who needs care and has not said anything in the time
/// in which all others count as content. Who needs care is sealed and not asked for: what is still waiting after that time tells.
/// </summary>
public sealed class ReturnVisits(NeighborPartyDb db, PolicyBook policies, TimeProvider time)
{
    // The clock passes every five minutes and confirms the others.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    /// <summary>Along the index of the state: only a few are done and not confirmed at a time.</summary>
    public async Task<IQueryable<Order>> WaitingAsync(CancellationToken ct)
    {
        var since = time.Now() - TimeSpan.FromHours((await policies.TodayAsync(ct)).OrderConfirmHours) - Grace;
        return db.Orders.Where(o => o.State == OrderState.Done && (o.Channel != OrderChannel.Self || o.StateSince <= since));
    }

    /// <summary>The longest waiting first.</summary>
    public static IQueryable<Order> Page(IQueryable<Order> waiting, Cursor? after, int most)
    {
        if (after is not null)
            waiting = waiting.Where(o => o.StateSince > after.At || (o.StateSince == after.At && o.Id.CompareTo(after.Id) > 0));
        return waiting.OrderBy(o => o.StateSince).ThenBy(o => o.Id).Take(most);
    }

    public static string After(Order last) => new Cursor(last.StateSince, last.Id).ToString();
}

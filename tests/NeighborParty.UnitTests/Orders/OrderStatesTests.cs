using NeighborParty.Core.Basics;
using NeighborParty.Core.Orders;
using static NeighborParty.Core.Orders.OrderEvent;
using static NeighborParty.Core.Orders.OrderRole;

namespace NeighborParty.UnitTests.Orders;

public sealed class OrderStatesTests
{
    /// <summary>Written from domain 3.4 by hand, not from the product's table: from, event, to, who.</summary>
    private static readonly string[] Allowed =
    [
        "MachineCheck SendToReview Review Moderation", "MachineCheck Show Open Moderation", "MachineCheck Cancel Cancelled Requester,Staff,System",
        "Review Show Open Moderation", "Review Reject Rejected Moderation", "Review Cancel Cancelled Requester,Staff,System", "Rejected Show Open Moderation",
        "Open Dispatch Dispatched Leader,Staff", "Open Merge Merged Leader,Staff", "Open SendElsewhere NotOurs Leader,Staff", "Open Cancel Cancelled Requester,Staff,System",
        "Open Escalate Escalated Leader,Staff,System",
        "Dispatched Dispatch Dispatched Leader,Staff", "Dispatched Accept Accepted Volunteer", "Dispatched AcceptFor Accepted Leader,Staff", "Dispatched Decline Open Volunteer", "Dispatched DeclineFor Open Leader,Staff", "Dispatched Lapse Open System",
        "Dispatched GiveBack Open System", "Dispatched Merge Merged Leader,Staff", "Dispatched SendElsewhere NotOurs Leader,Staff", "Dispatched Cancel Cancelled Requester,Staff,System",
        "Dispatched Escalate Escalated Leader,Staff,System",
        "Accepted Contact InProgress Volunteer,Leader,Staff", "Accepted Decline Open Volunteer", "Accepted DeclineFor Open Leader,Staff", "Accepted GiveBack Open System", "Accepted AskInfo NeedInfo Volunteer,Leader,Staff",
        "Accepted Transfer Transferred Volunteer,Leader,Staff", "Accepted Merge Merged Leader,Staff", "Accepted SendElsewhere NotOurs Leader,Staff",
        "Accepted Cancel Cancelled Requester,Staff,System", "Accepted Escalate Escalated Volunteer,Leader,Staff,System",
        "InProgress Contact InProgress Volunteer,Leader,Staff", "InProgress AskInfo NeedInfo Volunteer,Leader,Staff", "InProgress Transfer Transferred Volunteer,Leader,Staff",
        "InProgress Finish Done Volunteer,Leader,Staff", "InProgress GiveBack Open System", "InProgress Merge Merged Leader,Staff", "InProgress SendElsewhere NotOurs Leader,Staff",
        "InProgress Cancel Cancelled Requester,Staff,System", "InProgress Escalate Escalated Volunteer,Leader,Staff,System",
        "NeedInfo GiveInfo InProgress Requester,Volunteer,Leader,Staff", "NeedInfo NoReply Closed System", "NeedInfo QuestionRefused InProgress Moderation", "NeedInfo GiveBack Open System",
        "NeedInfo Cancel Cancelled Requester,Staff,System", "NeedInfo Escalate Escalated Volunteer,Leader,Staff",
        "Transferred Accept Accepted Volunteer", "Transferred AcceptFor Accepted Leader,Staff", "Transferred Back InProgress Volunteer,Leader,Staff,System", "Transferred BackFresh Accepted Volunteer,Leader,Staff,System",
        "Transferred GiveBack Open System", "Transferred Cancel Cancelled Requester,Staff,System", "Transferred Escalate Escalated Volunteer,Leader,Staff,System",
        "Done Confirm Confirmed Requester,Leader,Staff", "Done AutoConfirm Confirmed System", "Done Reopen Reopened Requester,Leader,Staff", "Done ReopenAgain Escalated Requester,Leader,Staff",
        "Confirmed Rate Closed Requester", "Confirmed Close Closed System", "Confirmed Reopen Reopened Requester,Leader,Staff", "Confirmed ReopenAgain Escalated Requester,Leader,Staff",
        "Closed Reopen Reopened Requester,Leader,Staff", "Closed ReopenAgain Escalated Requester,Leader,Staff",
        "Reopened Dispatch Dispatched Leader,Staff", "Reopened Resume InProgress Volunteer", "Reopened SendElsewhere NotOurs Leader,Staff",
        "Reopened Cancel Cancelled Requester,Staff,System", "Reopened Escalate Escalated Leader,Staff,System",
        "Escalated PutOnAgenda OnAgenda Council", "Escalated Dispatch Dispatched Staff", "Escalated Cancel Cancelled Requester,Staff,System",
        "OnAgenda CarryOver Escalated Council", "OnAgenda Decide Decided Council", "OnAgenda Cancel Cancelled Requester,Staff,System",
        "Decided Dispatch Dispatched Leader,Staff,Council", "Decided Resume InProgress Council", "Decided Settle Closed Council",
    ];

    [Fact]
    public void Every_cell_of_the_table_is_allowed_or_refused_as_the_domain_says()
    {
        var table = Allowed.Select(line => line.Split(' ')).ToDictionary(
            p => (Enum.Parse<OrderState>(p[0]), Enum.Parse<OrderEvent>(p[1])),
            p => (To: Enum.Parse<OrderState>(p[2]), By: p[3].Split(',').Select(Enum.Parse<OrderRole>).ToHashSet()));
        foreach (var from in Enum.GetValues<OrderState>())
            foreach (var on in Enum.GetValues<OrderEvent>())
                foreach (var by in Enum.GetValues<OrderRole>())
                {
                    var cell = $"{from} {on} {by}";
                    if (!table.TryGetValue((from, on), out var row))
                    {
                        var wrong = Assert.Throws<RefusedException>(() => OrderStates.Machine.Next(from, on, by));
                        Assert.True(wrong.Kind == RefusalKind.Conflict && wrong.Code == "order.wrong_state" && Equals(wrong.Facts["from"], from.ToString()), cell);
                    }
                    else if (row.By.Contains(by))
                    {
                        Assert.True(OrderStates.Machine.Next(from, on, by) == row.To, cell);
                    }
                    else
                    {
                        Assert.True(Assert.Throws<RefusedException>(() => OrderStates.Machine.Next(from, on, by)).Code == "order.wrong_role", cell);
                    }
                }

        Assert.Equal(table.Count, OrderStates.Machine.Rows.Count);
    }

    [Fact]
    public void Nobody_but_the_resident_rates_and_nobody_but_the_volunteer_accepts()
    {
        Assert.All(OrderStates.Machine.Rows.Where(r => r.On == Rate), r => Assert.Equal([Requester], r.By));
        Assert.All(OrderStates.Machine.Rows.Where(r => r.On == Accept), r => Assert.Equal([Volunteer], r.By));
    }

    [Fact]
    public void Whatever_is_live_can_still_be_ended()
    {
        foreach (var state in OrderStates.Live)
        {
            var reached = new HashSet<OrderState> { state };
            for (var before = 0; before != reached.Count;)
            {
                before = reached.Count;
                foreach (var row in OrderStates.Machine.Rows.Where(r => reached.Contains(r.From)).ToList())
                    reached.Add(row.To);
            }

            Assert.Contains(reached, s => s.HasEnded());
        }
    }

    [Fact]
    public void Every_state_and_step_has_its_own_words()
    {
        Assert.Equal(Enum.GetValues<OrderState>().Length, Enum.GetValues<OrderState>().Select(OrderStates.Label).Distinct().Count());
        Assert.All(Enum.GetValues<OrderEvent>(), on => Assert.NotEmpty(OrderStates.Label(on)));
    }

    [Fact]
    public void An_offer_is_answered_once()
    {
        string[] allowed =
        [
            "Offered Accept Accepted", "Offered Decline Declined", "Offered Lapse Lapsed", "Offered Withdraw Withdrawn",
            "Accepted Decline Declined", "Accepted Withdraw Withdrawn", "Accepted HandOver HandedOver", "Accepted Finish Finished",
            "Offered GoAlong Along", "Along Decline Declined", "Along Withdraw Withdrawn", "Along Finish Finished",
        ];
        Assert.Equal(allowed.Order(StringComparer.Ordinal), OfferStates.Machine.Rows.Select(r => $"{r.From} {r.On} {r.To}").Order(StringComparer.Ordinal));
    }
}

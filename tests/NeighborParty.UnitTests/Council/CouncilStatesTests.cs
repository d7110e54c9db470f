using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;

namespace NeighborParty.UnitTests.Council;

public sealed class CouncilStatesTests
{
    /// <summary>Written from domain 3.4 by hand, not from the product's table: from, event, to, who.</summary>
    private static readonly string[] Days =
    [
        "Planned Arrange Planned System,Staff", "Planned Sort Planned Staff", "Planned Attend Planned Staff", "Planned Reschedule Planned Staff", "Planned Fix AgendaFixed System,Staff",
        "Planned Cancel Cancelled Staff",
        "AgendaFixed Sort AgendaFixed Staff", "AgendaFixed Attend AgendaFixed Staff", "AgendaFixed Reschedule AgendaFixed Staff", "AgendaFixed Hold Held Staff", "AgendaFixed Cancel Cancelled Staff",
        "Held Attend Held Staff", "Held Decide Held Staff", "Held Draft MinutesDraft Staff",
        "MinutesDraft Attend MinutesDraft Staff", "MinutesDraft Write MinutesDraft Staff", "MinutesDraft Publish Published Staff",
        "Published Recall MinutesDraft Staff",
    ];

    /// <inheritdoc cref="Days"/>
    private static readonly string[] Items =
    [
        "Proposed Accept Queued Staff", "Proposed Decline Declined Staff", "Proposed Withdraw Withdrawn System,Staff,Proposer",
        "Queued PutOn OnAgenda System,Staff", "Queued Withdraw Withdrawn System,Staff,Proposer",
        "OnAgenda TakeOff Queued Staff", "OnAgenda CarryOver Queued Staff", "OnAgenda GoUp Decided Staff", "OnAgenda Decide Decided Staff", "OnAgenda Withdraw Withdrawn System,Staff,Proposer",
        "Decided Track Tracked Staff", "Tracked Report ReportedBack Staff",
    ];

    /// <summary>Projects and surveys; written from issue 5 by hand.</summary>
    private static readonly string[] Undertakings =
    [
        "Planned Begin Underway Staff", "Planned Note Planned Staff", "Planned Extend Planned Staff", "Planned Late Planned System", "Planned Stop Stopped Staff",
        "Underway Note Underway Staff", "Underway Extend Underway Staff", "Underway Late Underway System", "Underway Finish Finished Staff", "Underway Stop Stopped Staff",
    ];

    [Fact]
    public void A_project_goes_the_ways_of_the_table_and_no_other() => Holds(UndertakingStates.Machine, Undertakings);

    [Fact]
    public void A_meeting_goes_the_ways_of_the_table_and_no_other() => Holds(CouncilDayStates.Machine, Days);

    [Fact]
    public void An_item_goes_the_ways_of_the_table_and_no_other() => Holds(AgendaItemStates.Machine, Items);

    [Fact]
    public void Everything_has_its_own_words()
    {
        AllDiffer<CouncilDayState>(CouncilDayStates.Label);
        AllDiffer<AgendaItemState>(AgendaItemStates.Label);
        AllDiffer<AgendaItemEvent>(AgendaItemStates.Label);
        AllDiffer<CouncilDecision>(AgendaItemStates.Label);
        AllDiffer<AgendaSource>(AgendaItemStates.Label);
        AllDiffer<UndertakingState>(UndertakingStates.Label);
        AllDiffer<UndertakingKind>(UndertakingStates.Label);
        AllDiffer<UndertakingEvent>(UndertakingStates.Label);
        AllDiffer<GuestKind>(CouncilGuest.Label);
    }

    [Fact]
    public void Whatever_is_not_ended_can_still_be_ended()
    {
        foreach (var state in Enum.GetValues<AgendaItemState>().Where(s => !s.HasEnded()))
        {
            var reached = new HashSet<AgendaItemState> { state };
            for (var before = 0; before != reached.Count;)
            {
                before = reached.Count;
                reached.UnionWith(AgendaItemStates.Machine.Rows.Where(r => reached.Contains(r.From)).Select(r => r.To).ToList());
            }

            Assert.Contains(reached, s => s.HasEnded());
        }
    }

    private static void Holds<TState, TEvent>(StateMachine<TState, TEvent, CouncilRole> machine, string[] table)
        where TState : struct, Enum
        where TEvent : struct, Enum
    {
        var allowed = table.Select(row => row.Split(' ')).ToDictionary(
            row => (Enum.Parse<TState>(row[0]), Enum.Parse<TEvent>(row[1])), row => (To: Enum.Parse<TState>(row[2]), By: row[3].Split(',').Select(Enum.Parse<CouncilRole>).ToList()));
        Assert.Equal(allowed.Count, machine.Rows.Count);
        foreach (var from in Enum.GetValues<TState>())
            foreach (var on in Enum.GetValues<TEvent>())
                foreach (var by in Enum.GetValues<CouncilRole>())
                {
                    if (allowed.TryGetValue((from, on), out var row) && row.By.Contains(by))
                    {
                        Assert.Equal(row.To, machine.Next(from, on, by));
                        continue;
                    }

                    var refused = Assert.Throws<RefusedException>(() => machine.Next(from, on, by));
                    Assert.Equal(allowed.ContainsKey((from, on)) ? RefusalKind.Forbidden : RefusalKind.Conflict, refused.Kind);
                }
    }

    private static void AllDiffer<T>(Func<T, string> label)
        where T : struct, Enum => Assert.Equal(Enum.GetValues<T>().Length, Enum.GetValues<T>().Select(label).Distinct().Count());
}

using NeighborParty.Core.Applications;
using NeighborParty.Core.Basics;
using static NeighborParty.Core.Applications.ApplicationEvent;
using static NeighborParty.Core.Applications.ApplicationRole;
using static NeighborParty.Core.Applications.ApplicationState;

namespace NeighborParty.UnitTests.Applications;

public sealed class ApplicationStatesTests
{
    /// <summary>The table of the domain, written a second time on purpose.</summary>
    private static readonly Dictionary<(ApplicationState From, ApplicationEvent On, ApplicationRole By), ApplicationState> Allowed = new()
    {
        [(Submitted, SendToLeader, ApplicationRole.System)] = LeaderCheck,
        [(Submitted, SendToStaff, ApplicationRole.System)] = StaffCheck,
        [(LeaderCheck, RemindLeader, ApplicationRole.System)] = LeaderCheck,
        [(LeaderCheck, SkipLeader, ApplicationRole.System)] = StaffCheck,
        [(LeaderCheck, GiveOpinion, Leader)] = StaffCheck,
        [(LeaderCheck, Ask, Leader)] = NeedInfo,
        [(LeaderCheck, Ask, Staff)] = NeedInfo,
        [(StaffCheck, Ask, Staff)] = NeedInfo,
        [(StaffCheck, Escalate, ApplicationRole.System)] = StaffCheck,
        [(StaffCheck, Approve, Staff)] = Approved,
        [(StaffCheck, Reject, Staff)] = Rejected,
        [(NeedInfo, AnswerToLeader, Applicant)] = LeaderCheck,
        [(NeedInfo, AnswerToStaff, Applicant)] = StaffCheck,
        [(NeedInfo, Extend, Applicant)] = NeedInfo,
        [(NeedInfo, Extend, Staff)] = NeedInfo,
        [(NeedInfo, Expire, ApplicationRole.System)] = Expired,
        [(Rejected, Appeal, Applicant)] = Appealed,
        [(Appealed, Escalate, ApplicationRole.System)] = Appealed,
        [(Appealed, Approve, Staff)] = Approved,
        [(Appealed, Reject, Staff)] = Rejected,
        [(Submitted, Withdraw, Applicant)] = Withdrawn,
        [(LeaderCheck, Withdraw, Applicant)] = Withdrawn,
        [(StaffCheck, Withdraw, Applicant)] = Withdrawn,
        [(NeedInfo, Withdraw, Applicant)] = Withdrawn,
        [(Appealed, Withdraw, Applicant)] = Withdrawn,
    };

    public static TheoryData<ApplicationState, ApplicationEvent, ApplicationRole> Everything()
    {
        var all = new TheoryData<ApplicationState, ApplicationEvent, ApplicationRole>();
        foreach (var state in Enum.GetValues<ApplicationState>())
            foreach (var on in Enum.GetValues<ApplicationEvent>())
                foreach (var by in Enum.GetValues<ApplicationRole>())
                    all.Add(state, on, by);
        return all;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_state_event_and_role_goes_where_the_table_says_or_is_refused(ApplicationState from, ApplicationEvent on, ApplicationRole by)
    {
        if (Allowed.TryGetValue((from, on, by), out var to))
        {
            Assert.Equal(to, ApplicationStates.Machine.Next(from, on, by));
            return;
        }

        var refused = Assert.Throws<RefusedException>(() => ApplicationStates.Machine.Next(from, on, by));
        var someoneElseMay = Allowed.Keys.Any(k => k.From == from && k.On == on);
        Assert.Equal(someoneElseMay ? "application.wrong_role" : "application.wrong_state", refused.Code);
        Assert.Equal(someoneElseMay ? RefusalKind.Forbidden : RefusalKind.Conflict, refused.Kind);
    }

    [Fact]
    public void Every_state_and_event_has_a_chinese_name()
    {
        Assert.All(Enum.GetValues<ApplicationState>(), s => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", ApplicationStates.Label(s)));
        Assert.All(Enum.GetValues<ApplicationEvent>(), e => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", ApplicationStates.Label(e)));
        Assert.Equal(RejectReasons.All.Count, RejectReasons.All.Select(r => r.Code).Distinct(StringComparer.Ordinal).Count());
    }
}

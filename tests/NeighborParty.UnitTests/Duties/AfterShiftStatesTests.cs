using NeighborParty.Core.Duties;
using NeighborParty.Core.Hours;

namespace NeighborParty.UnitTests.Duties;

/// <summary>Every cell of what may happen after a shift: what is listed here is allowed, everything else is not.</summary>
public sealed class AfterShiftStatesTests
{
    private static readonly SignupEvent[] After = [SignupEvent.MarkNoShow, SignupEvent.Excuse, SignupEvent.LeaveUnverified, SignupEvent.RefuseSupplement];

    private static readonly HashSet<(SignupState, SignupEvent, DutyRole, SignupState)> Marks =
    [
        (SignupState.Confirmed, SignupEvent.MarkNoShow, DutyRole.Leader, SignupState.NoShow),
        (SignupState.Confirmed, SignupEvent.MarkNoShow, DutyRole.Staff, SignupState.NoShow),
        (SignupState.Unverified, SignupEvent.MarkNoShow, DutyRole.Staff, SignupState.NoShow),
        (SignupState.Confirmed, SignupEvent.Excuse, DutyRole.Leader, SignupState.Excused),
        (SignupState.Confirmed, SignupEvent.Excuse, DutyRole.Staff, SignupState.Excused),
        (SignupState.Unverified, SignupEvent.Excuse, DutyRole.Staff, SignupState.Excused),
        (SignupState.NoShow, SignupEvent.Excuse, DutyRole.Staff, SignupState.Excused),
        (SignupState.Unverified, SignupEvent.RefuseSupplement, DutyRole.Staff, SignupState.Unverified),
        (SignupState.Unverified, SignupEvent.RefuseSupplement, DutyRole.Leader, SignupState.Unverified),
        (SignupState.CheckedIn, SignupEvent.LeaveUnverified, DutyRole.System, SignupState.Unverified),
        (SignupState.Confirmed, SignupEvent.LeaveUnverified, DutyRole.System, SignupState.Unverified),
        (SignupState.CheckedIn, SignupEvent.RefuseSupplement, DutyRole.Staff, SignupState.Unverified),
        (SignupState.CheckedIn, SignupEvent.RefuseSupplement, DutyRole.Leader, SignupState.Unverified),
        (SignupState.CheckedOut, SignupEvent.RefuseSupplement, DutyRole.Staff, SignupState.Unverified),
        (SignupState.CheckedOut, SignupEvent.RefuseSupplement, DutyRole.Leader, SignupState.Unverified),
        (SignupState.AutoClosed, SignupEvent.RefuseSupplement, DutyRole.Staff, SignupState.Unverified),
        (SignupState.AutoClosed, SignupEvent.RefuseSupplement, DutyRole.Leader, SignupState.Unverified),
    ];

    [Fact]
    public void Every_mark_is_for_whom_the_table_says_and_for_nobody_else()
    {
        foreach (var state in Enum.GetValues<SignupState>())
            foreach (var mark in After)
                foreach (var role in Enum.GetValues<DutyRole>())
                {
                    var expected = Marks.Where(m => m.Item1 == state && m.Item2 == mark && m.Item3 == role).Select(m => (SignupState?)m.Item4).FirstOrDefault();
                    Assert.Equal(expected is not null, SignupStates.Machine.Allows(state, mark, role));
                    if (expected is not null)
                        Assert.Equal(expected, SignupStates.Machine.Next(state, mark, role));
                }
    }

    [Theory]
    [InlineData(SignupState.Unverified)]
    [InlineData(SignupState.NoShow)]
    [InlineData(SignupState.Excused)]
    public void Who_was_marked_is_checked_in_by_others_only(SignupState state)
    {
        Assert.False(SignupStates.Machine.Allows(state, SignupEvent.CheckIn, DutyRole.Member));
        Assert.True(SignupStates.Machine.Allows(state, SignupEvent.CheckIn, DutyRole.Leader));
        Assert.True(SignupStates.Machine.Allows(state, SignupEvent.CheckIn, DutyRole.Staff));
    }

    [Fact]
    public void An_appeal_is_decided_once_and_by_staff()
    {
        foreach (var state in Enum.GetValues<AppealState>())
            foreach (var decision in Enum.GetValues<AppealDecision>())
                foreach (var role in Enum.GetValues<DutyRole>())
                    Assert.Equal(state == AppealState.Open && role == DutyRole.Staff, AppealStates.Machine.Allows(state, decision, role));
        Assert.Equal(AppealState.Upheld, AppealStates.Machine.Next(AppealState.Open, AppealDecision.Uphold, DutyRole.Staff));
        Assert.Equal(AppealState.Overturned, AppealStates.Machine.Next(AppealState.Open, AppealDecision.Overturn, DutyRole.Staff));
    }

    [Fact]
    public void A_correction_is_decided_once_by_another_or_withdrawn_by_who_asked()
    {
        foreach (var state in Enum.GetValues<CorrectionState>())
            foreach (var step in Enum.GetValues<CorrectionStep>())
                foreach (var role in Enum.GetValues<CorrectionRole>())
                    Assert.Equal(
                        state == CorrectionState.Asked && role == (step == CorrectionStep.Withdraw ? CorrectionRole.Asker : CorrectionRole.OtherStaff),
                        CorrectionStates.Machine.Allows(state, step, role));
    }
}

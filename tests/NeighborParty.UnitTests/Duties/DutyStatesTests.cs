using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;

namespace NeighborParty.UnitTests.Duties;

public sealed class DutyStatesTests
{
    [Theory]
    [InlineData(ShiftState.Draft, ShiftEvent.Publish, ShiftState.Open)]
    [InlineData(ShiftState.Draft, ShiftEvent.Cancel, ShiftState.Cancelled)]
    [InlineData(ShiftState.Open, ShiftEvent.Lock, ShiftState.Locked)]
    [InlineData(ShiftState.Open, ShiftEvent.Cancel, ShiftState.Cancelled)]
    [InlineData(ShiftState.Locked, ShiftEvent.Start, ShiftState.InProgress)]
    [InlineData(ShiftState.Locked, ShiftEvent.Cancel, ShiftState.Cancelled)]
    [InlineData(ShiftState.InProgress, ShiftEvent.End, ShiftState.Ended)]
    [InlineData(ShiftState.InProgress, ShiftEvent.Cancel, ShiftState.Cancelled)]
    public void A_shift_moves_as_the_table_says(ShiftState from, ShiftEvent on, ShiftState to) =>
        Assert.Equal(to, ShiftStates.Machine.Rows.Single(r => r.From == from && r.On == on).To);

    [Fact]
    public void Nothing_else_is_allowed_to_a_shift()
    {
        Assert.Equal(8, ShiftStates.Machine.Rows.Count);
        foreach (var role in Enum.GetValues<DutyRole>())
            Assert.False(ShiftStates.Machine.Allows(ShiftState.Ended, ShiftEvent.Cancel, role));
        Assert.False(ShiftStates.Machine.Allows(ShiftState.InProgress, ShiftEvent.Cancel, DutyRole.Leader));
        Assert.False(ShiftStates.Machine.Allows(ShiftState.Open, ShiftEvent.Lock, DutyRole.Staff));
        Assert.False(ShiftStates.Machine.Allows(ShiftState.Open, ShiftEvent.Cancel, DutyRole.Member));
    }

    [Theory]
    [InlineData(SignupState.Confirmed, SignupEvent.CheckIn, SignupState.CheckedIn, DutyRole.Member)]
    [InlineData(SignupState.CheckedIn, SignupEvent.CheckOut, SignupState.CheckedOut, DutyRole.Member)]
    [InlineData(SignupState.CheckedIn, SignupEvent.AutoClose, SignupState.AutoClosed, DutyRole.System)]
    [InlineData(SignupState.Confirmed, SignupEvent.CancelEarly, SignupState.CancelledEarly, DutyRole.Member)]
    [InlineData(SignupState.Confirmed, SignupEvent.CancelLate, SignupState.CancelledLate, DutyRole.Member)]
    [InlineData(SignupState.CheckedIn, SignupEvent.RefuseArrival, SignupState.Confirmed, DutyRole.Leader)]
    [InlineData(SignupState.CheckedOut, SignupEvent.RefuseDeparture, SignupState.CheckedIn, DutyRole.Staff)]
    public void A_signup_moves_as_the_table_says(SignupState from, SignupEvent on, SignupState to, DutyRole by) =>
        Assert.Equal(to, SignupStates.Machine.Next(from, on, by));

    [Theory]
    [InlineData(SignupState.Confirmed, SignupEvent.CheckOut)]
    [InlineData(SignupState.CancelledEarly, SignupEvent.CheckIn)]
    [InlineData(SignupState.Cancelled, SignupEvent.CheckIn)]
    [InlineData(SignupState.CheckedIn, SignupEvent.CancelLate)]
    [InlineData(SignupState.AutoClosed, SignupEvent.CheckOut)]
    public void A_wrong_step_names_both_states(SignupState from, SignupEvent on)
    {
        var refused = Assert.Throws<RefusedException>(() => SignupStates.Machine.Next(from, on, DutyRole.Member));
        Assert.Equal("signup.wrong_state", refused.Code);
        Assert.Equal(from.ToString(), refused.Facts["from"]);
        Assert.NotNull(refused.Facts["to"]);
    }

    [Fact]
    public void A_member_decides_no_attendance_and_a_leader_no_supplement()
    {
        foreach (var decision in Enum.GetValues<AttendanceDecision>())
        {
            Assert.False(AttendanceStates.Machine.Allows(AttendanceState.PendingLeader, decision, DutyRole.Member));
            Assert.False(AttendanceStates.Machine.Allows(AttendanceState.PendingStaff, decision, DutyRole.Leader));
            Assert.True(AttendanceStates.Machine.Allows(AttendanceState.PendingStaff, decision, DutyRole.Staff));
        }
    }
}

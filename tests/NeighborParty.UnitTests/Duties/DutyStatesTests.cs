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
    [InlineData(ShiftState.Locked, ShiftEvent.Postpone, ShiftState.Open)]
    [InlineData(ShiftState.Locked, ShiftEvent.Start, ShiftState.InProgress)]
    [InlineData(ShiftState.Locked, ShiftEvent.Cancel, ShiftState.Cancelled)]
    [InlineData(ShiftState.InProgress, ShiftEvent.End, ShiftState.Ended)]
    [InlineData(ShiftState.InProgress, ShiftEvent.Cancel, ShiftState.Cancelled)]
    [InlineData(ShiftState.Ended, ShiftEvent.Resolve, ShiftState.Resolved)]
    [InlineData(ShiftState.Resolved, ShiftEvent.Settle, ShiftState.Settled)]
    [InlineData(ShiftState.Settled, ShiftEvent.Reopen, ShiftState.Reopened)]
    [InlineData(ShiftState.Reopened, ShiftEvent.Settle, ShiftState.Settled)]
    public void A_shift_moves_as_the_table_says(ShiftState from, ShiftEvent on, ShiftState to) =>
        Assert.Equal(to, ShiftStates.Machine.Rows.Single(r => r.From == from && r.On == on).To);

    [Fact]
    public void Nothing_else_is_allowed_to_a_shift()
    {
        Assert.Equal(13, ShiftStates.Machine.Rows.Count);
        foreach (var role in Enum.GetValues<DutyRole>())
            Assert.False(ShiftStates.Machine.Allows(ShiftState.Ended, ShiftEvent.Cancel, role));
        Assert.False(ShiftStates.Machine.Allows(ShiftState.InProgress, ShiftEvent.Cancel, DutyRole.Leader));
        Assert.False(ShiftStates.Machine.Allows(ShiftState.Settled, ShiftEvent.Reopen, DutyRole.Leader));
        Assert.False(ShiftStates.Machine.Allows(ShiftState.Resolved, ShiftEvent.Settle, DutyRole.Staff));
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
    [InlineData(SignupState.Waitlisted, SignupEvent.Offer, SignupState.Offered, DutyRole.System)]
    [InlineData(SignupState.Waitlisted, SignupEvent.CancelEarly, SignupState.CancelledEarly, DutyRole.Member)]
    [InlineData(SignupState.Waitlisted, SignupEvent.CloseQueue, SignupState.OfferExpired, DutyRole.System)]
    [InlineData(SignupState.Waitlisted, SignupEvent.Remove, SignupState.Removed, DutyRole.Leader)]
    [InlineData(SignupState.Waitlisted, SignupEvent.ShiftCancelled, SignupState.Cancelled, DutyRole.Leader)]
    [InlineData(SignupState.Offered, SignupEvent.AcceptOffer, SignupState.Confirmed, DutyRole.Member)]
    [InlineData(SignupState.Offered, SignupEvent.CancelEarly, SignupState.CancelledEarly, DutyRole.Member)]
    [InlineData(SignupState.Offered, SignupEvent.LetOfferLapse, SignupState.OfferExpired, DutyRole.System)]
    [InlineData(SignupState.Offered, SignupEvent.Remove, SignupState.Removed, DutyRole.Staff)]
    [InlineData(SignupState.Offered, SignupEvent.ShiftCancelled, SignupState.Cancelled, DutyRole.Staff)]
    [InlineData(SignupState.Confirmed, SignupEvent.HandOver, SignupState.Swapped, DutyRole.Member)]
    [InlineData(SignupState.Confirmed, SignupEvent.Remove, SignupState.Removed, DutyRole.Leader)]
    [InlineData(SignupState.Confirmed, SignupEvent.Remove, SignupState.Removed, DutyRole.System)]
    [InlineData(SignupState.Waitlisted, SignupEvent.Remove, SignupState.Removed, DutyRole.System)]
    [InlineData(SignupState.Offered, SignupEvent.Remove, SignupState.Removed, DutyRole.System)]
    [InlineData(SignupState.CheckedOut, SignupEvent.RefuseDeparture, SignupState.CheckedIn, DutyRole.Staff)]
    public void A_signup_moves_as_the_table_says(SignupState from, SignupEvent on, SignupState to, DutyRole by) =>
        Assert.Equal(to, SignupStates.Machine.Next(from, on, by));

    [Theory]
    [InlineData(SignupState.Confirmed, SignupEvent.CheckOut)]
    [InlineData(SignupState.CancelledEarly, SignupEvent.CheckIn)]
    [InlineData(SignupState.Cancelled, SignupEvent.CheckIn)]
    [InlineData(SignupState.CheckedIn, SignupEvent.CancelLate)]
    [InlineData(SignupState.AutoClosed, SignupEvent.CheckOut)]
    [InlineData(SignupState.Waitlisted, SignupEvent.CheckIn)]
    [InlineData(SignupState.Offered, SignupEvent.CheckIn)]
    [InlineData(SignupState.Waitlisted, SignupEvent.AcceptOffer)]
    [InlineData(SignupState.CheckedIn, SignupEvent.HandOver)]
    [InlineData(SignupState.CheckedIn, SignupEvent.Remove)]
    [InlineData(SignupState.OfferExpired, SignupEvent.AcceptOffer)]
    public void A_wrong_step_names_both_states(SignupState from, SignupEvent on)
    {
        var refused = Assert.Throws<RefusedException>(() => SignupStates.Machine.Next(from, on, DutyRole.Member));
        Assert.Equal("signup.wrong_state", refused.Code);
        Assert.Equal(from.ToString(), refused.Facts["from"]);
        Assert.NotNull(refused.Facts["to"]);
    }

    [Theory]
    [InlineData(SwapEvent.Accept, SwapState.Accepted, SwapRole.Neighbour)]
    [InlineData(SwapEvent.Decline, SwapState.Declined, SwapRole.Neighbour)]
    [InlineData(SwapEvent.Withdraw, SwapState.Withdrawn, SwapRole.Asker)]
    [InlineData(SwapEvent.Expire, SwapState.Expired, SwapRole.System)]
    public void A_swap_is_asked_and_then_ended_once(SwapEvent on, SwapState to, SwapRole by)
    {
        Assert.Equal(4, SwapStates.Machine.Rows.Count);
        Assert.Equal(to, SwapStates.Machine.Next(SwapState.Asked, on, by));
        // The clockwork takes a question back too, when the place it is about is given back.
        foreach (var other in Enum.GetValues<SwapRole>().Where(r => r != by && (on, r) != (SwapEvent.Withdraw, SwapRole.System)))
            Assert.False(SwapStates.Machine.Allows(SwapState.Asked, on, other));
        foreach (var from in Enum.GetValues<SwapState>().Where(s => s != SwapState.Asked))
            Assert.Throws<RefusedException>(() => SwapStates.Machine.Next(from, on, by));
    }

    [Fact]
    public void Only_the_clock_offers_and_only_the_person_accepts()
    {
        foreach (var role in Enum.GetValues<DutyRole>())
        {
            Assert.Equal(role == DutyRole.System, SignupStates.Machine.Allows(SignupState.Waitlisted, SignupEvent.Offer, role));
            Assert.Equal(role == DutyRole.Member, SignupStates.Machine.Allows(SignupState.Offered, SignupEvent.AcceptOffer, role));
            Assert.Equal(role is not DutyRole.Member, SignupStates.Machine.Allows(SignupState.Confirmed, SignupEvent.Remove, role));
        }
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

using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>The person who was offered a place takes it or leaves it to the next one.</summary>
public sealed class AnswerOffer(NeighborPartyDb db, FindOwnSignup find, FindVolunteer volunteers, DutyGuards guards, DutyOverlap overlap, OfferPlaces offers, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">409 without an offer, too late, at the same time as another duty, or not what the shift asks for; 422 for no member any more.</exception>
    public async Task<ShiftSignup> AcceptAsync(Guid shiftId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var signup = await find.RunAsync(shiftId, DutyRefusals.NotSignedUp, ct);
        if (signup.State == SignupState.Confirmed)
            return signup;
        var before = signup.State;
        if (before == SignupState.Offered)
        {
            // Between the queue and now the shift may have come to ask for more, and the person may have left the group.
            await volunteers.RequireAsync(signup.Shift, signup.PersonId, ct);
            await guards.RequireAsync(signup.Shift, await db.RolesOfAsync(signup.ShiftId, ct), signup.RoleId, signup.PersonId, ct);
            await overlap.RefuseAsync(signup.Shift, signup.PersonId, ct);
        }

        signup.AcceptOffer(time.Now());
        audit.Record(new Act("duty.offer_accepted", nameof(ShiftSignup), signup.Id) { From = before.ToString(), To = signup.State.ToString(), PolicyVersion = signup.Shift.PolicyVersion });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return signup;
    }

    /// <exception cref="RefusedException">409 without an offer.</exception>
    public async Task<ShiftSignup> DeclineAsync(Guid shiftId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var signup = await find.RunAsync(shiftId, DutyRefusals.NotSignedUp, ct);
        if (signup.State == SignupState.CancelledEarly)
            return signup;
        if (signup.State != SignupState.Offered)
            throw WaitListRefusals.NoOffer();
        signup.Cancel(null, TimeSpan.Zero, DutyRole.Member, time.Now());
        audit.Record(new Act("duty.offer_declined", nameof(ShiftSignup), signup.Id) { From = nameof(SignupState.Offered), To = signup.State.ToString(), PolicyVersion = signup.Shift.PolicyVersion });
        await db.SaveChangesAsync(ct);
        await offers.RunAsync(signup.Shift, ct);
        await write.CommitAsync(ct);
        return signup;
    }
}

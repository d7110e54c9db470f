using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Duties;

/// <summary>A member gives the place back before the start; it is offered to who waits at once. Shortly before the start, the leader is told.</summary>
public sealed class CancelSignup(NeighborPartyDb db, FindOwnSignup find, DutyRoles roles, EndSwaps swaps, OfferPlaces offers, PolicyBook policies, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <summary>Also ends waiting, and leaves an offer to the next one.</summary>
    /// <exception cref="RefusedException">409 after the start or when there is nothing to cancel.</exception>
    public async Task<ShiftSignup> RunAsync(Guid shiftId, string? reason, CancellationToken ct)
    {
        var clean = CleanText.Optional("reason", reason, 100, "原因");
        await using var write = await db.BeginWriteAsync(ct);
        var now = time.Now();
        var signup = await find.RunAsync(shiftId, DutyRefusals.NotSignedUp, ct);
        if (signup.State is SignupState.CancelledEarly or SignupState.CancelledLate)
            return signup;

        var before = signup.State;
        var policy = await policies.VersionAsync(signup.Shift.PolicyVersion, ct);
        signup.Cancel(clean, TimeSpan.FromHours(policy.LateCancelHours), DutyRole.Member, now);
        audit.Record(new Act("duty.signup_cancelled", nameof(ShiftSignup), signup.Id)
        {
            From = before.ToString(), To = signup.State.ToString(), ReasonText = clean, PolicyVersion = policy.Version,
        });
        if (before == SignupState.Confirmed)
            await swaps.RunAsync([signup.Id], ct);
        if (signup.State == SignupState.CancelledLate)
            foreach (var leader in await roles.LeadersOfAsync(signup.Shift, ct))
                await tell.AddAsync(signup.CommunityId, leader, new Notice("duty.cancelled_late", "有人临时取消值守",
                    $"“{signup.Shift.Title}”（{ChinaTime.Short(signup.Shift.StartsAt)}）有一位组员临时取消，请看看人手是否够。", $"{signup.Id:N}:late")
                { AboutKind = "shifts", AboutId = shiftId }, ct);
        await db.SaveChangesAsync(ct);
        await offers.RunAsync(signup.Shift, ct);
        await write.CommitAsync(ct);
        return signup;
    }
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Staff;

/// <summary>The member of staff who acts in this request, and whether they proved lately that it is really them.</summary>
public sealed class ActingStaff(NeighborPartyDb db, CurrentActor current, TimeProvider time)
{
    /// <summary>How long a password or code counts as fresh for a sensitive act.</summary>
    public static readonly TimeSpan ProofLasts = TimeSpan.FromMinutes(5);

    /// <exception cref="RefusedException">401 when nobody of the staff is signed in.</exception>
    public async Task<StaffAccount> AccountAsync(CancellationToken ct) =>
        current.Actor.Kind == ActorKind.Staff
        && await db.StaffAccounts.FirstOrDefaultAsync(s => s.Id == current.Actor.Id && s.IsActive, ct) is { } staff
            ? staff
            : throw Refusals.SignInFirst();

    /// <exception cref="RefusedException">401 when the session has ended.</exception>
    public async Task<StaffSession> SessionAsync(CancellationToken ct) =>
        await db.StaffSessions.FirstOrDefaultAsync(s => s.Id == current.Actor.SessionId && s.EndedAt == null, ct) ?? throw Refusals.SignInFirst();

    /// <summary>For managing staff and for showing what is masked.</summary>
    /// <exception cref="RefusedException">403 <c>staff.proof_required</c> when password or code were given more than five minutes ago.</exception>
    public async Task RequireRecentProofAsync(CancellationToken ct)
    {
        if (time.Now() - (await SessionAsync(ct)).ProvedAt > ProofLasts)
            throw StaffRefusals.ProofRequired();
    }
}

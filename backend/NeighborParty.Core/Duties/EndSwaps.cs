using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Duties;

/// <summary>A question for a swap ends with the place it is about: nobody can take over what was given back. Runs in the caller's unit of work.</summary>
public sealed class EndSwaps(NeighborPartyDb db, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <param name="signups">Whose places were given back.</param>
    /// <param name="ct">Cancels.</param>
    public async Task RunAsync(IReadOnlyCollection<Guid> signups, CancellationToken ct)
    {
        if (signups.Count == 0)
            return;
        foreach (var swap in await db.SignupSwaps.Where(s => s.State == SwapState.Asked && signups.Contains(s.FromSignupId)).ToListAsync(ct))
        {
            // One that has just been accepted here is not saved yet.
            if (swap.State != SwapState.Asked)
                continue;
            swap.EndWithPlace(time.Now());
            audit.Record(new Act("swap.withdrawn", nameof(SignupSwap), swap.Id) { From = nameof(SwapState.Asked), To = swap.State.ToString(), ReasonCode = "place_given_back", Via = ActedVia.System });
        }
    }

    /// <summary>Who was asked is gone: the asker looks for somebody else. In the caller's unit of work.</summary>
    public async Task AskedOfAsync(Guid personId, string because, CancellationToken ct)
    {
        foreach (var swap in await db.SignupSwaps.Where(s => s.State == SwapState.Asked && s.ToPersonId == personId).ToListAsync(ct))
        {
            swap.Expire(time.Now());
            audit.Record(new Act("swap.expired", nameof(SignupSwap), swap.Id) { From = nameof(SwapState.Asked), To = swap.State.ToString(), ReasonCode = because, Via = ActedVia.System });
            await tell.AddAsync(swap.CommunityId, swap.FromPersonId, Declined(swap), ct);
        }
    }

    internal static Notice Declined(SignupSwap swap) => new("swap.declined", "邻居接不了您的班",
        "您请的邻居这次接不了班，您仍在名单上。可以再请别人，来不了请及时取消。", $"{swap.Id:N}:declined") { AboutKind = "shifts", AboutId = swap.ShiftId };
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;

namespace NeighborParty.Core.Groups;

/// <summary>A suspension ends on its day by itself.</summary>
public sealed class EndSuspensions(NeighborPartyDb db, AuditTrail audit, TimeProvider time) : ICommunityJob
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        foreach (var member in await db.Memberships.Where(m => m.State == MembershipState.Suspended && m.SuspendedUntil <= now).OrderBy(m => m.Id).Take(200).ToListAsync(ct))
        {
            member.Resume(GroupRole.System);
            audit.Record(new Act("membership.resumed", nameof(Membership), member.Id) { From = nameof(MembershipState.Suspended), To = nameof(MembershipState.Active) });
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}

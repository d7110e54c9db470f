using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Armbands;

/// <summary>Staff give a member a new PIN for acknowledging an armband without a phone; the former one ends.</summary>
public sealed class GiveArmbandPin(NeighborPartyDb db, CurrentActor current, AuditTrail audit, TimeProvider time)
{
    /// <returns>The digits, for the paper; they are kept nowhere.</returns>
    /// <exception cref="RefusedException">403 for a resident, a leader too; 404 for who is in no group.</exception>
    public async Task<string> RunAsync(Guid personId, CancellationToken ct)
    {
        if (current.Actor.Kind != ActorKind.Staff)
            throw Refusals.Forbidden("领取密码由社区工作人员发。");
        var (digits, hash) = ArmbandPin.Draw();
        await using var write = await db.BeginWriteAsync(ct);
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == personId && p.Status == PersonStatus.Active
            && db.Memberships.Any(m => m.PersonId == personId && m.To == null && m.State == MembershipState.Active), ct) ?? throw Refusals.NotFound("组员");
        var now = time.Now();
        var pin = await db.ArmbandPins.FirstOrDefaultAsync(p => p.PersonId == personId, ct);
        if (pin is null)
            db.ArmbandPins.Add(pin = new ArmbandPin { Id = Ids.New(now), CommunityId = person.CommunityId, PersonId = personId });
        pin.Give(hash, current.Actor.Name, now);
        audit.Record(new Act("armband_pin.given", nameof(ArmbandPin), pin.Id) { Details = new { person = personId } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return digits;
    }
}

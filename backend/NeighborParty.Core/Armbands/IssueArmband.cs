using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Photos;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Armbands;

/// <param name="Witness">Set when the person took it on the spot, for example without a phone: who saw it, or where the signature lies.</param>
/// <param name="PhotoId">A picture of the handing over, if the leader took one.</param>
public sealed record HandOut(string? Serial, Guid PersonId, string? Witness = null, Guid? PhotoId = null);

/// <summary>
/// Hands an armband to an active member: a leader to the own group, staff to any. Two at once on one armband or one
/// person: the state and the unique index let one win.
/// </summary>
public sealed class IssueArmband(
    NeighborPartyDb db, CurrentActor current, Leadership leadership, PolicyBook policies, ArmbandHistory history, ArmbandNotices notices, AttachPhotos photos, TimeProvider time)
{
    /// <exception cref="RefusedException">400, 403 for a resident who leads no group, 404, 409 already_issued, void, holder_has_one, 422 not_a_member, untrained, or for somebody else's photo.</exception>
    public async Task<Armband> RunAsync(HandOut request, CancellationToken ct)
    {
        var serial = ArmbandSerial.Clean(request.Serial);
        var witness = CleanText.Optional("witness", request.Witness, 200, "见证说明");
        await using var write = await db.BeginWriteAsync(ct);
        var (role, groups) = await IssuerAsync(ct);
        var armband = await FindAsync(serial, groups, ct);
        var group = await GroupOfAsync(request.PersonId, groups, ct);
        var policy = await policies.TodayAsync(ct);
        var now = time.Now();

        if (policy.ArmbandTrainingRequired > 0 && armband.Kind != ArmbandKind.Badge && !await db.ArmbandTrainings.AnyAsync(t => t.PersonId == request.PersonId, ct))
            throw ArmbandRefusals.Untrained();
        armband.Issue(request.PersonId, group, policy.ArmbandAcceptHours, policy.Version, role, now);
        if (armband.Kind == ArmbandKind.LongTerm
            && await db.Armbands.AnyAsync(a => a.Kind == ArmbandKind.LongTerm && a.HolderPersonId == request.PersonId && a.Id != armband.Id, ct))
            throw ArmbandRefusals.HolderHasOne();
        var handed = history.Add(armband, ArmbandStep.Issue, ArmbandState.InStock, role, new ArmbandFacts(request.PersonId, PhotoId: request.PhotoId));
        if (request.PhotoId is { } photo)
            await photos.RunAsync(current.RequirePerson(), handed.Id, [photo], ct);
        if (witness is null)
        {
            await notices.IssuedAsync(armband, ct);
        }
        else
        {
            armband.Accept(role, now);
            history.Add(armband, ArmbandStep.Accept, ArmbandState.PendingAcceptance, role, new ArmbandFacts(request.PersonId, AcceptArmband.OnTheSpot, witness));
            await notices.AcceptedOnTheSpotAsync(armband, ct);
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            throw ArmbandRefusals.HolderHasOne();
        }

        await write.CommitAsync(ct);
        return armband;
    }

    private async Task<(ArmbandRole Role, IReadOnlyList<Guid>? Groups)> IssuerAsync(CancellationToken ct)
    {
        if (current.Actor.Kind == ActorKind.Staff)
            return (ArmbandRole.Staff, null);
        var led = await leadership.GroupsLedByAsync(current.RequirePerson(), ct);
        return led.Count > 0 ? (ArmbandRole.Leader, led) : throw Refusals.Forbidden("只有组长和社区工作人员可以发放红袖标。");
    }

    /// <param name="groups">Null: any. A leader hands out what belongs to the compounds of the own groups.</param>
    private async Task<Armband> FindAsync(string serial, IReadOnlyList<Guid>? groups, CancellationToken ct)
    {
        var armband = await db.Armbands.FirstOrDefaultAsync(a => a.Serial == serial, ct) ?? throw ArmbandRefusals.NotFound();
        return groups is null || await leadership.CompoundsOf(groups).ContainsAsync(armband.CompoundId, ct)
            ? armband
            : throw ArmbandRefusals.NotFound();
    }

    private async Task<Guid> GroupOfAsync(Guid personId, IReadOnlyList<Guid>? groups, CancellationToken ct)
    {
        var memberships = db.Memberships.Where(m => m.PersonId == personId && m.To == null && m.State == MembershipState.Active
            && db.People.Any(p => p.Id == personId && p.Status == PersonStatus.Active));
        if (groups is not null)
            memberships = memberships.Where(m => groups.Contains(m.GroupId));
        return await memberships.OrderBy(m => m.From).ThenBy(m => m.Id).Select(m => (Guid?)m.GroupId).FirstOrDefaultAsync(ct)
            ?? throw ArmbandRefusals.NotAMember();
    }
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Applications;

/// <summary>What an approval brings: membership, dwelling, residency. Saves with the decision.</summary>
public sealed class AdmitMember(NeighborPartyDb db, AuditTrail audit, PersonalDataVault vault, TimeProvider time)
{
    public async Task RunAsync(JoinApplication application, CancellationToken ct)
    {
        var now = time.Now();
        var form = application.Form(vault);
        var person = await db.People.FirstAsync(p => p.Id == application.PersonId, ct);
        if (person.Name != form.Name)
            person.Rename(form.Name);
        if (await db.Memberships.AnyAsync(m => m.GroupId == application.GroupId && m.PersonId == person.Id && m.To == null, ct))
            throw ApplicationRefusals.AlreadyMember();

        var membership = Membership.Create(Ids.New(now), application.CommunityId, application.GroupId, person.Id, form.Kind, now, vault);
        db.Memberships.Add(membership);
        audit.Record(new Act("membership.started", nameof(Membership), membership.Id)
        {
            To = nameof(MembershipState.Active), Details = new { application = application.Id, group = application.GroupId, person = person.Id },
        });
        await SettleAsync(application, form, now, ct);
    }

    private async Task SettleAsync(JoinApplication application, ApplicationForm form, DateTime now, CancellationToken ct)
    {
        var dwelling = await db.Dwellings.FirstOrDefaultAsync(d => d.DoorIndex == application.DoorIndex, ct);
        if (dwelling is null)
            db.Dwellings.Add(dwelling = Dwelling.Create(Ids.New(now), application.CommunityId, application.BuildingId, application.StairwellId, form.Door, vault));
        var homes = await db.Residencies.Where(r => r.PersonId == application.PersonId && r.To == null).ToListAsync(ct);
        if (homes.Exists(r => r.DwellingId == dwelling.Id))
            return;

        var residency = new Residency
        {
            Id = Ids.New(now), CommunityId = application.CommunityId, PersonId = application.PersonId, DwellingId = dwelling.Id, Kind = form.Residency, From = now,
        };
        // The first home is the primary one; a second building does not change that.
        if (!homes.Exists(r => r.IsPrimary))
            residency.MakePrimary();
        db.Residencies.Add(residency);
        audit.Record(new Act("residency.started", nameof(Residency), residency.Id) { Details = new { application = application.Id, primary = residency.IsPrimary } });
    }
}

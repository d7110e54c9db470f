using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Api.People;

/// <summary>Reads what a phone shows of its owner. Works before any consent: it then says what is missing.</summary>
public sealed class ShowMe(NeighborPartyDb db, CurrentActor current, ConsentTexts texts, PersonalDataVault vault, TimeProvider time)
{
    public async Task<(MeAnswer Answer, int? Version)> RunAsync(CancellationToken ct)
    {
        var account = current.Actor.Id;
        var communities = await (
            from p in db.People.AcrossCommunities()
            join c in db.Communities on p.CommunityId equals c.Id
            where p.AccountId == account
            orderby c.Name
            select new MyCommunity(c.Id, c.Name)).ToListAsync(ct);
        var here = await db.Communities.Where(c => c.Id == current.Actor.CommunityId).Select(c => new MyCommunity(c.Id, c.Name)).FirstOrDefaultAsync(ct);
        var person = current.Actor.PersonId is { } id ? await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct) : null;
        // By account: after a new version of the core text the session has no person, and the other consents still count.
        var given = await (
            from p in db.People
            join c in db.Consents on p.Id equals c.PersonId
            where p.AccountId == account && c.EndedAt == null
            select new { c.Purpose, c.Version }).ToListAsync(ct);
        var open = texts.All.Where(t => !given.Exists(g => g.Purpose == t.Purpose && g.Version == t.Version)).Select(t => t.Purpose).ToList();
        if (person is null)
            return (new MeAnswer(null, "", null, here, communities, [], [], open), null);
        return (new MeAnswer(
            person.Id, person.Name, person.MaskedPhone(vault), here, communities, await MembershipsAsync(person.Id, ct), await RolesAsync(person.Id, ct), open,
            await db.NameWishes.Where(w => w.PersonId == person.Id && w.EndedAt == null).Select(w => w.Name).FirstOrDefaultAsync(ct)), person.Version);
    }

    private async Task<List<MyMembership>> MembershipsAsync(Guid person, CancellationToken ct)
    {
        var rows = await (
            from m in db.Memberships
            join g in db.Groups on m.GroupId equals g.Id
            where m.PersonId == person && m.To == null
            orderby m.From, m.Id
            select new { Membership = m, g.Name }).AsNoTracking().ToListAsync(ct);
        return rows.ConvertAll(r => new MyMembership(r.Membership.Id, r.Membership.GroupId, r.Name, r.Membership.State, r.Membership.Kind(vault)));
    }

    private async Task<List<MyRole>> RolesAsync(Guid person, CancellationToken ct)
    {
        var now = time.Now();
        return await db.RoleGrants.AsNoTracking()
            .Where(g => g.PersonId == person && g.From <= now && (g.To == null || g.To > now))
            .OrderBy(g => g.From).ThenBy(g => g.Id)
            .Select(g => new MyRole(g.Role, g.Scope, g.ScopeId, db.Groups.Where(x => x.Id == g.ScopeId).Select(x => x.Name).FirstOrDefault()))
            .ToListAsync(ct);
    }
}

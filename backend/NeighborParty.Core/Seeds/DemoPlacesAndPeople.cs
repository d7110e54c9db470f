using System.Globalization;
using NeighborParty.Core.Accounts;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Seeds;

/// <summary>Buildings, flats, invented residents and groups in the figures of the file.</summary>
public sealed class DemoPlacesAndPeople(NeighborPartyDb db, PersonalDataVault vault)
{
    private const int DoorsOnFloor = 2;
    private int _person;

    public void Fill(DemoTown town)
    {
        var compound = new Compound { Id = Ids.New(town.Now), CommunityId = town.CommunityId, Name = town.File.Compound };
        db.Compounds.Add(compound);
        town.CompoundId = compound.Id;
        var households = town.File.Buildings.Sum(b => b.Households);
        // Everybody has a home: so many households take one person more that the sum is the file's.
        var (small, larger) = Math.DivRem(town.File.Residents, households);
        var n = 0;
        for (var i = 0; i < town.File.Buildings.Length; i++)
        {
            var building = AddBuilding(town, town.File.Buildings[i], i);
            for (var h = 0; h < town.File.Buildings[i].Households; h++, n++)
                AddHousehold(town, building, h, n % households < larger ? small + 1 : small);
        }

        foreach (var group in town.File.Groups)
            AddGroup(town, group);
    }

    private DemoPlacedBuilding AddBuilding(DemoTown town, DemoBuilding file, int index)
    {
        var building = new Building { Id = Ids.New(town.Now), CommunityId = town.CommunityId, CreatedAt = town.Now };
        // About fifty metres from house to house.
        var (latitude, longitude) = (town.File.Latitude + index / 5 * 0.0005, town.File.Longitude + index % 5 * 0.0005);
        building.Describe(town.CompoundId, file.Name, latitude, longitude);
        db.Buildings.Add(building);
        var stairwells = Enumerable.Range(1, file.Stairwells)
            .Select(s => new Stairwell { Id = Ids.New(town.Now), CommunityId = town.CommunityId, BuildingId = building.Id, Name = $"{s}单元" })
            .ToList();
        db.Stairwells.AddRange(stairwells);
        var placed = new DemoPlacedBuilding(building.Id, file.Name, latitude, longitude, stairwells.ConvertAll(s => s.Id), []);
        town.Buildings.Add(file.Name, placed);
        return placed;
    }

    private void AddHousehold(DemoTown town, DemoPlacedBuilding building, int number, int people)
    {
        var stairwell = building.Stairwells[number % building.Stairwells.Count];
        var onStair = number / building.Stairwells.Count;
        var door = string.Create(CultureInfo.InvariantCulture, $"{onStair / DoorsOnFloor + 1}0{onStair % DoorsOnFloor + 1}");
        var dwelling = Dwelling.Create(Ids.New(town.Now), town.CommunityId, building.Id, stairwell, door, vault);
        db.Dwellings.Add(dwelling);
        for (var i = 0; i < people; i++)
        {
            var person = AddPerson(town, town.Names.Of(_person), withPhone: i < 2 ? string.Create(CultureInfo.InvariantCulture, $"1990001{_person:0000}") : null);
            AddResidency(town, person, dwelling.Id, i == 0 ? ResidencyKind.Owner : ResidencyKind.Family);
            building.Residents.Add((person.Id, stairwell));
            _person++;
        }
    }

    private Person AddPerson(DemoTown town, string name, string? withPhone)
    {
        var person = new Person { Id = Ids.New(town.Now), CommunityId = town.CommunityId, CreatedAt = town.Now };
        person.Rename(name);
        if (withPhone is not null)
            person.SetPhone(withPhone, vault);
        db.People.Add(person);
        return person;
    }

    private void AddResidency(DemoTown town, Person person, Guid dwelling, ResidencyKind kind)
    {
        var residency = new Residency
        {
            Id = Ids.New(town.Now), CommunityId = town.CommunityId, PersonId = person.Id, DwellingId = dwelling, Kind = kind, From = town.Now.AddYears(-3),
        };
        residency.MakePrimary();
        db.Residencies.Add(residency);
    }

    private void AddGroup(DemoTown town, DemoGroup file)
    {
        var group = new BuildingGroup { Id = Ids.New(town.Now), CommunityId = town.CommunityId, CreatedAt = town.Now };
        group.Rename(file.Name);
        group.SetStatus(GroupStatus.Active);
        db.Groups.Add(group);
        var homes = new List<List<Guid>>();
        foreach (var cover in file.Covers)
        {
            var part = cover.Split('/');
            var building = town.Buildings[part[0]];
            var stairwell = part.Length == 2 ? building.Stairwells[int.Parse(part[1][..1], CultureInfo.InvariantCulture) - 1] : (Guid?)null;
            db.GroupPlaces.Add(new GroupPlace { Id = Ids.New(town.Now), CommunityId = town.CommunityId, GroupId = group.Id, BuildingId = building.Id, StairwellId = stairwell });
            homes.Add(building.Residents.Where(r => stairwell is null || r.StairwellId == stairwell).Select(r => r.PersonId).ToList());
        }

        var members = Enumerable.Range(0, file.Members)
            .Select(i => PickMember(town, file, homes, i))
            .ToList();
        foreach (var member in members)
            db.Memberships.Add(Membership.Create(Ids.New(town.Now), town.CommunityId, group.Id, member, MembershipKind.PartyMember, town.Now.AddMonths(-6), vault));
        var leader = file.Leader is { } key ? town.People[key] : members[0];
        db.RoleGrants.Add(new RoleGrant
        {
            Id = Ids.New(town.Now), CommunityId = town.CommunityId, PersonId = leader, Role = CommunityRole.GroupLeader,
            Scope = RoleScope.Group, ScopeId = group.Id, From = town.Now.AddMonths(-6),
        });
        town.Groups.Add(new DemoPlacedGroup(group.Id, file.Name, leader, members));
    }

    /// <summary>Leader and volunteers of the file first: they have a phone in the sandbox. Then one of each household in turn.</summary>
    private Guid PickMember(DemoTown town, DemoGroup file, List<List<Guid>> homes, int i)
    {
        string[] keys = [.. file.Leader is { } leader ? new[] { leader } : [], .. file.Volunteers];
        if (i >= keys.Length)
            return homes[i % homes.Count][i / homes.Count * 7 + 1];

        var user = town.Users[keys[i]];
        var account = Account.Create(Ids.New(town.Now), user.OpenId, town.Now, vault);
        db.Accounts.Add(account);
        var person = db.People.Local.FindEntryUntyped([town.CommunityId, homes[0][i * 5]])!.Entity;
        person.Rename(user.Nickname);
        person.SetPhone(user.Phone, vault);
        person.Link(account.Id);
        town.People[user.Key] = person.Id;
        return person.Id;
    }
}

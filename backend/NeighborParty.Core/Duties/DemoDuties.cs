using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Duties;

/// <summary>The demo's duties: every group has its Friday clean-up, and the first one a patrol that begins within the hour.</summary>
public sealed class DemoDuties(NeighborPartyDb db, GenerateShifts generate, PolicyBook policies, PersonalDataVault vault) : IDemoPart
{
    private const int PatrolMembers = 3;

    public int Order => 30;

    public async Task FillAsync(DemoTown town, CancellationToken ct)
    {
        var places = town.Buildings.Values.OrderBy(b => b.Name, StringComparer.Ordinal).Take(town.Groups.Count).Select(b => Place(town, b)).ToList();
        db.DutyPlaces.AddRange(places);
        for (var i = 0; i < town.Groups.Count; i++)
        {
            var series = new DutySeries { Id = Ids.New(town.Now), CommunityId = town.CommunityId, GroupId = town.Groups[i].Id, CreatedAt = town.Now };
            series.Describe(
                new DutyPlan("周五大扫除", "请带手套，工具在门口领。", town.Groups[i].Id, places[i % places.Count].Id, 120, 2, 8, RequiredEvidence.CodeAndPlace, null),
                new SeriesRule(RecurrenceRule.Weekly([DayOfWeek.Friday]), new TimeOnly(19, 0), ChinaTime.Today(town.Now), null, HolidayRule.Skip, []));
            db.DutySeries.Add(series);
            await db.SaveChangesAsync(ct);
            await generate.ForAsync(series, ct);
        }

        if (town is { IsFirst: true, Groups: [var first, ..] })
            await AddPatrolAsync(town, first, places[0], ct);
    }

    private async Task AddPatrolAsync(DemoTown town, DemoPlacedGroup group, DutyPlace place, CancellationToken ct)
    {
        var plan = new DutyPlan("楼道安全巡查", "看看消防通道有没有杂物、电动车有没有进楼。", group.Id, place.Id, 60, 2, 6, RequiredEvidence.CodeAndPlace, null);
        var shift = Shift.Create(Ids.New(town.Now), town.CommunityId, null, town.Now.AddMinutes(50), plan, place, await policies.TodayAsync(ct), town.Now, vault);
        shift.Publish(DutyRole.System);
        db.Shifts.Add(shift);
        // Invented members without a phone: the demo's own residents sign up by themselves.
        var people = group.Members.Except(town.People.Values).Take(PatrolMembers);
        db.ShiftSignups.AddRange(people.Select((person, i) => ShiftSignup.Create(Ids.New(town.Now), shift, person, i + 1, town.Now)));
    }

    private static DutyPlace Place(DemoTown town, DemoPlacedBuilding building)
    {
        var place = new DutyPlace { Id = Ids.New(town.Now), CommunityId = town.CommunityId };
        place.Describe(building.Name + "门口", building.Latitude, building.Longitude, 100);
        return place;
    }
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Duties;

/// <summary>
/// The demo's duties: every group has its Friday clean-up; the first one also a monthly check with roles, a patrol that begins
/// within the hour, and an evening on duty that is full, with somebody waiting.
/// </summary>
public sealed class DemoDuties(NeighborPartyDb db, GenerateShifts generate, PolicyBook policies, PersonalDataVault vault) : IDemoPart
{
    private const int PatrolMembers = 3;
    private const int EveningPlaces = 2;

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

        if (town is not { IsFirst: true, Groups: [var first, ..] })
            return;
        await AddPatrolAsync(town, first, places[0], ct);
        await AddEveningAsync(town, first, places[0], ct);
        await AddCheckAsync(town, first, places[0], ct);
    }

    /// <summary>Every last Saturday, or the working day after a holiday; three kinds of work, one of which asks for a skill.</summary>
    private async Task AddCheckAsync(DemoTown town, DemoPlacedGroup group, DutyPlace place, CancellationToken ct)
    {
        var series = new DutySeries { Id = Ids.New(town.Now), CommunityId = town.CommunityId, GroupId = group.Id, CreatedAt = town.Now };
        var plan = new DutyPlan("月末消防检查", "两人登记，一位懂电的看电箱，其余分楼层查看消防通道。", group.Id, place.Id, 120, 2, 8, RequiredEvidence.CodeAndPlace, null)
        {
            Roles = [new PlannedRole("登记", 1, 2), new PlannedRole("巡查", 2, 6), new PlannedRole("看电箱", 0, 1, "repair")],
        };
        series.Describe(plan.Checked(), new SeriesRule(RecurrenceRule.Parse("FREQ=MONTHLY;BYDAY=-1SA"), new TimeOnly(9, 0), ChinaTime.Today(town.Now), null, HolidayRule.NextWorkingDay, []));
        db.DutySeries.Add(series);
        await NameSkillsAsync(group, ct);
        await db.SaveChangesAsync(ct);
        await generate.ForAsync(series, ct);
    }

    /// <summary>Some say what they can do, so that the role finds somebody.</summary>
    private async Task NameSkillsAsync(DemoPlacedGroup group, CancellationToken ct)
    {
        string[][] skills = [["repair"], [], ["first_aid", "driving"], ["haircut"], ["security", "repair"], []];
        var members = await db.People.Where(p => group.Members.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        for (var i = 0; i < group.Members.Count; i++)
            members[group.Members[i]].Describe(null, skills[i % skills.Length], vault);
    }

    private async Task AddEveningAsync(DemoTown town, DemoPlacedGroup group, DutyPlace place, CancellationToken ct)
    {
        var plan = new DutyPlan("便民服务台", "帮邻居量血压、修小家电。", group.Id, place.Id, 120, 1, EveningPlaces, RequiredEvidence.CodeOnly, null) { WeatherNote = "在架空层，不怕下雨" };
        var start = ChinaTime.ToUtc(ChinaTime.Today(town.Now).AddDays(3).ToDateTime(new TimeOnly(14, 0)));
        var shift = Shift.Create(Ids.New(town.Now), town.CommunityId, null, start, plan, place, await policies.TodayAsync(ct), town.Now, vault);
        shift.Publish(DutyRole.System);
        db.Shifts.Add(shift);
        var people = group.Members.Except(town.People.Values).Take(EveningPlaces + 1).ToList();
        db.ShiftSignups.AddRange(people.Take(EveningPlaces).Select((person, i) => ShiftSignup.Create(Ids.New(town.Now), shift, person, i + 1, town.Now)));
        db.ShiftSignups.AddRange(people.Skip(EveningPlaces).Select(person => ShiftSignup.Wait(Ids.New(town.Now), shift, person, null, town.Now)));
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

using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Hours;

/// <summary>
/// What the demo's first community has behind it: some months of patrols with arrivals and departures, their hours, settled lists,
/// and one list of yesterday that nobody has kept yet. Only invented members, never the demo's own residents.
/// </summary>
public sealed class DemoHours(NeighborPartyDb db, HoursLedger hours, PolicyBook policies, PersonalDataVault vault) : IDemoPart
{
    private const int Weeks = 20;
    private const int People = 5;

    public int Order => 35;

    public async Task FillAsync(DemoTown town, CancellationToken ct)
    {
        if (!town.IsFirst)
            return;
        var policy = await policies.TodayAsync(ct);
        var yesterday = ChinaTime.ToLocal(town.Now).Date.AddDays(-1);
        foreach (var (group, number) in town.Groups.Select((g, i) => (g, i)))
        {
            var members = group.Members.Except(town.People.Values).Take(People).ToList();
            if (members.Count == 0 || town.Buildings.Values.OrderBy(b => b.Name, StringComparer.Ordinal).ElementAtOrDefault(number) is not { } building)
                continue;
            var place = new DutyPlace { Id = Ids.New(town.Now), CommunityId = town.CommunityId };
            place.Describe(building.Name + "楼下", building.Latitude, building.Longitude, 100);
            db.DutyPlaces.Add(place);
            var served = new List<ShiftSignup>();
            for (var week = Weeks; week >= 0; week--)
                served.AddRange(Serve(town, group, place, members, ChinaTime.ToUtc(yesterday.AddDays(-7 * week).AddHours(9)), week + number, policy));
            await hours.GrantPastAsync([.. served.Where(s => s.IsProven)], ct);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear(); // otherwise the next save looks at all of the months before
        }
    }

    /// <param name="turn">Decides who is missing and who leaves early, the same way every time.</param>
    private List<ShiftSignup> Serve(DemoTown town, DemoPlacedGroup group, DutyPlace place, List<Guid> members, DateTime start, int turn, CommunityPolicy policy)
    {
        var plan = new DutyPlan("周末巡楼", "看看楼道和充电棚。", group.Id, place.Id, 120, 2, 8, RequiredEvidence.CodeAndPlace, null);
        var shift = Shift.Create(Ids.New(start.AddDays(-7)), town.CommunityId, null, start, plan, place, policy, start.AddDays(-7), vault);
        shift.Publish(DutyRole.System);
        shift.RevokeCodes();
        db.Shifts.Add(shift);
        var signups = members.Select((person, i) => ShiftSignup.Create(Ids.New(start.AddDays(-2)), shift, person, i + 1, start.AddDays(-2))).ToList();
        db.ShiftSignups.AddRange(signups);
        var recent = town.Now < start.AddDays(policy.SettleDays + 1);
        foreach (var (signup, i) in signups.Select((s, i) => (s, i)))
        {
            if ((turn + i) % 7 == 3)
                continue;
            signup.RecordArrival(Seen(start.AddMinutes(-10 + (i * 3))), DutyRole.Leader);
            signup.RecordDeparture(Seen(shift.EndsAt.AddMinutes((turn + i) % 4 == 0 ? -35 : 5)), DutyRole.Leader);
        }

        shift.Advance(town.Now);
        if (recent)
            return signups;
        foreach (var missing in signups.Where(s => s.State == SignupState.Confirmed))
            missing.Mark(turn % 2 == 0 ? SignupEvent.Excuse : SignupEvent.MarkNoShow, DutyRole.Leader, Guid.Empty, turn % 2 == 0 ? "家里有事" : null, shift.EndsAt.AddHours(3));
        shift.Resolve(DutyRole.Leader, policy.SettleDays, shift.EndsAt.AddHours(3));
        shift.Settle(signups.Count(s => s.IsProven), signups.Count(s => s.State == SignupState.NoShow), policy.PublishDays, shift.EndsAt.AddHours(3).AddDays(policy.SettleDays));
        return signups;
    }

    private static Evidence Seen(DateTime at) => new() { Id = Ids.New(at), At = at, State = AttendanceState.Accepted, Via = ActedVia.Leader, Reason = "演示数据" };
}

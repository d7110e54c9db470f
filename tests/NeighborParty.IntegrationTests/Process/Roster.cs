using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.ProcessTests;

/// <summary>
/// Members and the shifts on whose lists they stand, for a process that is killed, cut off or full while they check in. Written and compared by
/// a program of the test's own that is gone meanwhile: only who is alone with its database is killed as in life. Good for some twenty minutes:
/// then the tokens end.
/// </summary>
internal sealed class Roster
{
    /// <summary>The settings of a process that keeps its database in its data folder.</summary>
    public static readonly IReadOnlyDictionary<string, string> Sqlite = new Dictionary<string, string>(StringComparer.Ordinal);

    private const int StartsInMinutes = 25;
    private readonly string _folder;
    private readonly IReadOnlyDictionary<string, string> _database;

    private Roster(string folder, IReadOnlyDictionary<string, string> database, IReadOnlyList<Volunteer> people) => (_folder, _database, People) = (folder, database, people);

    public IReadOnlyList<Volunteer> People { get; }

    /// <summary>Acknowledged so far.</summary>
    public int Taps => People.Sum(p => p.Arrived.Count + p.Left.Count);

    /// <summary>Somebody has shifts to go to.</summary>
    public bool GoesOn => People.Any(p => !p.IsDone);

    /// <param name="folder">Data folder of the process.</param>
    /// <param name="database">Its settings, or <see cref="Sqlite"/>.</param>
    /// <param name="people">In each community.</param>
    /// <param name="shifts">For each of them.</param>
    /// <param name="communities">Each with one published post.</param>
    public static Task<Roster> WriteAsync(string folder, IReadOnlyDictionary<string, string> database, int people, int shifts, int communities = 1) =>
        Beside.DoAsync(folder, database, async product =>
        {
            var volunteers = new List<Volunteer>();
            for (var c = 0; c < communities; c++)
            {
                var here = await Neighbours.CreateAsync(product);
                var post = await here.PublishedAsync(here.Leader);
                var members = new List<Resident>();
                for (var i = 0; i < people; i++)
                    members.Add(await here.AddResidentAsync($"组员{i}", MembershipKind.Neighbour));
                var watches = await PlanAsync(here, members, shifts);
                volunteers.AddRange(members.Select(m => new Volunteer(here.CommunityId, m.PersonId, m.Phone.AccessToken, m.Phone.RefreshToken, post, watches)));
            }

            return new Roster(folder, database, volunteers);
        });

    /// <param name="folder">Another data folder with a copy of the files.</param>
    public Task<Attendance> CompareAsync(string? folder = null) => Beside.DoAsync(folder ?? _folder, _database, CompareAsync);

    public Task<Attendance> CompareAsync(Product product) => product.InsideAsync(null, async services =>
    {
        var people = People.Select(p => p.Person).ToHashSet();
        var rows = (await services.GetRequiredService<NeighborPartyDb>().AttendanceEvents.AcrossCommunities().AsNoTracking()
            .Select(e => new { e.PersonId, e.ShiftId, e.Kind, AtOnce = e.RequestKey != null }).ToListAsync()).FindAll(r => people.Contains(r.PersonId));
        var there = rows.Select(r => (r.PersonId, r.ShiftId, r.Kind)).ToHashSet();
        var acknowledged = People.SelectMany(p => p.Arrived.Select(s => (p.Person, s, AttendanceKind.In)).Concat(p.Left.Select(s => (p.Person, s, AttendanceKind.Out)))).ToList();
        Assert.Empty(await services.GetRequiredService<VerifyAuditTrail>().RunAsync(CancellationToken.None));
        return new Attendance(acknowledged.Count, acknowledged.Count(a => !there.Contains(a)), rows.Count - there.Count, rows.Count(r => r.AtOnce));
    });

    private static Task<List<Watch>> PlanAsync(Neighbours here, List<Resident> members, int count) => here.Product.InsideAsync(here.CommunityId, async services =>
    {
        var (db, vault) = (services.GetRequiredService<NeighborPartyDb>(), services.GetRequiredService<PersonalDataVault>());
        var now = services.GetRequiredService<TimeProvider>().Now();
        var policy = await services.GetRequiredService<PolicyBook>().TodayAsync(default);
        var place = new DutyPlace { Id = Ids.New(now), CommunityId = here.CommunityId };
        place.Describe("门口", DutyDesk.Latitude, DutyDesk.Longitude, 100);
        db.DutyPlaces.Add(place);
        var plan = new DutyPlan("楼道巡查", null, here.GroupId, place.Id, 120, 1, members.Count, RequiredEvidence.CodeAndPlace, null).Checked();
        var watches = new List<Watch>();
        for (var i = 0; i < count; i++)
        {
            var shift = Shift.Create(Ids.New(now), here.CommunityId, null, now.AddMinutes(StartsInMinutes), plan, place, policy, now, vault);
            shift.Publish(DutyRole.Staff);
            db.Shifts.Add(shift);
            db.ShiftSignups.AddRange(members.Select((m, slot) => ShiftSignup.Create(Ids.New(now), shift, m.PersonId, slot + 1, now)));
            watches.Add(new Watch(shift.Id, shift.Secret(vault)!));
        }

        await db.SaveChangesAsync();
        return watches;
    });
}

/// <summary>What the database has of the arrivals and departures of a <see cref="Roster"/>.</summary>
/// <param name="Acknowledged">So many were answered with success.</param>
/// <param name="Lost">So many of these are not there.</param>
/// <param name="Double">Rows too many.</param>
/// <param name="Grouped">Arrivals that the grouped writer wrote.</param>
internal sealed record Attendance(int Acknowledged, int Lost, int Double, int Grouped)
{
    public static Attendance operator +(Attendance a, Attendance b) => new(a.Acknowledged + b.Acknowledged, a.Lost + b.Lost, a.Double + b.Double, a.Grouped + b.Grouped);

    public override string ToString() => $"{Acknowledged} check-ins and check-outs acknowledged, {Lost} lost, {Double} double, {Grouped} by the grouped writer";
}

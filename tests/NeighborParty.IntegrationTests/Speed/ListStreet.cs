using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Care;
using NeighborParty.Core.Council;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Orders;
using NeighborParty.Core.StockTakes;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Applications;
using NeighborParty.IntegrationTests.Armbands;
using NeighborParty.IntegrationTests.Council;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Speed;

/// <summary>Who asks for a list.</summary>
public enum Reader
{
    Member,

    /// <summary>Works on the orders of the first.</summary>
    Volunteer,
    Leader,

    /// <summary>Of the branch; the orders of the house are late.</summary>
    Secretary,

    /// <summary>Has asked to join the group.</summary>
    Applicant,
    Staff,
}

/// <summary>A community in which every list has rows, as many of each kind as asked for.</summary>
public sealed class ListStreet
{
    private readonly Dictionary<Reader, HttpClient> _readers = [];
    private readonly Dictionary<string, Guid> _ids = new(StringComparer.Ordinal);

    private ListStreet()
    {
    }

    public HttpClient As(Reader reader) => _readers[reader];

    /// <summary>The path with the ids of what is here.</summary>
    public string Address(string path) => _ids.Aggregate(path, (p, id) => p.Replace(id.Key, id.Value.ToString(), StringComparison.Ordinal));

    internal static async Task<ListStreet> CreateAsync(Product product, int many)
    {
        var joining = await Joining.CreateAsync(product);
        var (here, desk, street) = (joining.There, new DutyDesk(joining.There), new ListStreet());
        var staff = await here.AddStaffAsync();
        foreach (var (reader, resident) in new[] { (Reader.Member, here.Member), (Reader.Volunteer, here.Member2), (Reader.Leader, here.Leader), (Reader.Applicant, joining.Applicant) })
            street._readers[reader] = resident.Phone.Http;
        street._readers[Reader.Staff] = staff.Browser;
        street._ids["{group}"] = here.GroupId;
        var family = new List<Resident>();
        for (var i = 0; i < many; i++)
            family.Add(await here.AddResidentAsync($"家人{i}", MembershipKind.Neighbour));
        await here.LetLiveTogetherAsync("101", here.Leader);
        await street.DutiesAsync(desk, family);
        await ApplicationsAsync(joining, many);
        await street.ArmbandsAsync(here, family);
        await street.AidAsync(here, staff, many);
        for (var i = 0; i < many; i++)
        {
            await here.InProgressAsync();
            await here.OpenOrderAsync(by: family[i]);
            await here.MeetingAsync(weeks: i);
            await here.Member.Phone.PostAsync("/api/v1/agenda-items", new { title = $"东门加第{i}盏路灯", text = "晚上看不清台阶。" }).OkAsync();
            await here.LetLiveTogetherAsync($"30{i}", family[i]);
            await here.Leader.Phone.PostAsync("/api/v1/care-assignments", new { memberId = here.Member.PersonId, residentId = family[i].PersonId }).OkAsync();
        }

        await here.DbAsync(async db =>
        {
            foreach (var item in await db.AgendaItems.AsNoTracking().Where(i => i.PersonId == here.Member.PersonId).ToListAsync())
                db.CouncilUndertakings.Add(CouncilUndertaking.Start(Ids.New(desk.Now), item, UndertakingKind.Project, "物业", ChinaTime.Today(desk.Now), desk.Now));
            return await db.SaveChangesAsync();
        });
        await here.DbAsync(async db =>
        {
            foreach (var care in await db.CareAssignments.AsNoTracking().ToListAsync())
                db.HomeVisits.Add(HomeVisit.Plan(Ids.New(desk.Now), care, ChinaTime.Today(desk.Now), 0, desk.Now));
            return await db.SaveChangesAsync();
        });
        street._readers[Reader.Secretary] = (await here.AddSecretaryAsync()).Phone.Http;
        await here.DbAsync(db => db.Orders.Where(o => o.VolunteerId != null).ExecuteUpdateAsync(s => s.SetProperty(o => o.ResolveRung, OrderRung.Secretary)));
        // Nobody could tell the volunteer what happened to her orders.
        await here.DbAsync(db => db.InboxMessages.Where(m => m.PersonId == here.Member2.PersonId).ExecuteUpdateAsync(s => s.SetProperty(m => m.CallSince, desk.Now)));
        return street;
    }

    private async Task DutiesAsync(DutyDesk desk, List<Resident> family)
    {
        var (here, leader) = (desk.Neighbours, desk.Neighbours.Leader);
        var shift = _ids["{shift}"] = await desk.ShiftAsync(0, capacity: 20);
        foreach (var who in family.Prepend(here.Member))
        {
            await desk.PutOnListAsync(shift, who);
            await DutyDesk.OkAsync(await desk.CheckInAsync(shift, who));
        }

        for (var i = 0; i < family.Count; i++)
        {
            var full = await desk.ShiftAsync(600 + (i * 300), minutes: 60, capacity: 1, title: $"满员{i}");
            await desk.PutOnListAsync(full, family[i]);
            await DutyDesk.OkAsync(await here.Member.Phone.PostAsync($"/api/v1/shifts/{full}/wait-list"));
            var given = await desk.ShiftAsync(700 + (i * 300), minutes: 60, title: $"换班{i}");
            await desk.PutOnListAsync(given, here.Member2);
            await DutyDesk.OkAsync(await here.Member2.Phone.PostAsync($"/api/v1/shifts/{given}/swaps", new { toPersonId = here.Member.PersonId, note = "孩子发烧" }));
            var settled = await desk.ShiftAsync(-3000 - (i * 300), minutes: 60, title: $"公示{i}");
            await desk.DbAsync(db => db.Shifts.Where(s => s.Id == settled).ExecuteUpdateAsync(s => s.SetProperty(x => x.State, ShiftState.Settled).SetProperty(x => x.SettledAt, desk.Now).SetProperty(x => x.PublishedUntil, desk.Now.AddDays(7))));
            await DutyDesk.OkAsync(await leader.Phone.PostAsync("/api/v1/duty-series", new JsonObject
            {
                ["title"] = $"消防检查{i}", ["groupId"] = here.GroupId.ToString(), ["rule"] = "FREQ=WEEKLY;BYDAY=SA", ["startsAtLocal"] = $"{9 + i:00}:00", ["lengthMinutes"] = 60, ["capacityMax"] = 4, ["holidays"] = "keep",
                ["place"] = new JsonObject { ["name"] = $"消防通道{i}", ["latitude"] = DutyDesk.Latitude, ["longitude"] = DutyDesk.Longitude, ["radiusMetres"] = 100 },
            }));
            var route = (await DutyDesk.OkAsync(await leader.Phone.PostAsync("/api/v1/patrol-routes", new { groupId = here.GroupId, name = $"夜间巡逻{i}", points = new[] { new { name = "地下车库" } } })))["id"]!.GetValue<Guid>();
            _ids["{round}"] = (await DutyDesk.OkAsync(await family[i].Phone.PostAsync($"/api/v1/shifts/{shift}/patrol-rounds", new { routeId = route })))["id"]!.GetValue<Guid>();
        }
    }

    private static async Task ApplicationsAsync(Joining joining, int many)
    {
        for (var i = 0; i < many; i++)
        {
            var who = i == 0 ? joining.Applicant : await joining.There.AddResidentAsync($"申请人{i}");
            await joining.GivePhoneAsync(who);
            await joining.SubmittedAsync(who, form => form["door"] = $"5-021{i}");
        }
    }

    private async Task ArmbandsAsync(Neighbours here, List<Resident> family)
    {
        var serials = await here.AddArmbandsAsync(2 + (3 * family.Count));
        await here.GiveAsync(serials[0], here.Member);
        for (var i = 0; i < family.Count; i++)
        {
            await here.GiveAsync(serials[1 + i], family[i]);
            await here.Leader.Phone.PostAsync("/api/v1/armbands/trainings", new { personId = family[i].PersonId, on = ChinaTime.Today(here.Product.Services.GetRequiredService<TimeProvider>().Now()) }).OkAsync();
            var refused = (await here.Leader.IssueAsync(serials[^(1 + i)], here.Member2.PersonId).OkAsync())["id"]!.GetValue<Guid>();
            await here.Member2.Phone.PostAsync($"/api/v1/armbands/{refused}/decline", new { reason = "notReceived" }).OkAsync();
        }

        var first = await here.Product.InsideAsync(here.CommunityId, s => s.GetRequiredService<OpenStockTake>().RunAsync(here.CompoundId, null, default));
        _ids["{stockTake}"] = first.Id;
        // Only for the lists: a real one of all compounds waits until the others are closed.
        await here.DbAsync(async db =>
        {
            for (var i = 1; i < family.Count; i++)
                db.StockTakes.Add(new StockTake { Id = Ids.New(first.OpenedAt), CommunityId = here.CommunityId, Name = $"盘点{i}", OpenedAt = first.OpenedAt, OpenedBy = "李工作", Expected = 3 });
            return await db.SaveChangesAsync();
        });
        await here.Leader.Phone.PostAsync($"/api/v1/stock-takes/{first.Id}/scans", new { serial = serials[0] }).OkAsync();
    }

    private async Task AidAsync(Neighbours here, StaffAtWork staff, int many)
    {
        for (var i = 0; i < many; i++)
        {
            var made = await AidAgreement.MakeAsync(here, AidAgreement.Drill(title: $"家里有第{i}把电钻可以借"));
            await here.Member.Phone.PostAsync("/api/v1/aid-loans", new { postId = made.Post, answerId = made.Answer, dueDay = ChinaTime.Today(here.Product.Services.GetRequiredService<TimeProvider>().Now()).AddDays(7) }).OkAsync();
            var refused = await here.WaitingAsync(here.Member, AidDrill.Draft($"帮忙抬第{i}个柜子"));
            await here.DecideAsync(staff, refused, Decision.Reject);
            await here.WaitingAsync(here.Member, AidDrill.Draft($"帮忙抬第{i}张桌子"));
            var answer = await here.Member2.AnswerAsync(await here.PublishedAsync(here.Member, AidAgreement.Drill("request", "company", title: $"第{i}次陪我去医院")));
            await here.Product.DeliverOutboxAsync();
            await here.DecideAsync(staff, answer, Decision.Publish);
        }
    }
}

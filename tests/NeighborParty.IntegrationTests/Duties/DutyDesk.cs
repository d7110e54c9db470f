using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Duties;

/// <summary>A community that stands duty: shifts at any distance from now, codes as the leader's screen shows them, positions near and far.</summary>
public sealed class DutyDesk(Neighbours neighbours)
{
    public const double Latitude = 30.2741;
    public const double Longitude = 120.1551;
    private readonly Dictionary<Phone, string> _refresh = [];

    public Neighbours Neighbours => neighbours;

    public Product Product => neighbours.Product;

    public static async Task<DutyDesk> CreateAsync(Product product) => new(await Neighbours.CreateAsync(product));

    public DateTime Now => Product.Services.GetRequiredService<TimeProvider>().Now();

    /// <summary>Written directly, so that it may have begun already; then the clock's job looks at it.</summary>
    public Task<Guid> ShiftAsync(
        double startsInMinutes, int minutes = 120, int capacity = 10, RequiredEvidence evidence = RequiredEvidence.CodeAndPlace, bool everybody = false, string title = "周五大扫除",
        IReadOnlyList<PlannedRole>? roles = null, bool inviteOnly = false, bool armbandRequired = false, bool adultsOnly = false, string? skill = null, Guid? route = null) =>
        Product.InsideAsync(neighbours.CommunityId, async services =>
        {
            var db = services.GetRequiredService<NeighborPartyDb>();
            var now = services.GetRequiredService<TimeProvider>().Now();
            var place = new DutyPlace { Id = Ids.New(now), CommunityId = neighbours.CommunityId };
            place.Describe("门口" + place.Id.ToString("N")[^8..], Latitude, Longitude, 100);
            var plan = (new DutyPlan(title, null, everybody ? null : neighbours.GroupId, place.Id, minutes, 1, capacity, evidence, null) { Roles = roles ?? [], InviteOnly = inviteOnly, ArmbandRequired = armbandRequired, AdultsOnly = adultsOnly, RequiredSkill = skill, RouteId = route }).Checked();
            var shift = Shift.Create(Ids.New(now), neighbours.CommunityId, null, now.AddMinutes(startsInMinutes), plan, place,
                await services.GetRequiredService<PolicyBook>().TodayAsync(default), now, services.GetRequiredService<PersonalDataVault>());
            shift.Publish(DutyRole.Staff);
            db.DutyPlaces.Add(place);
            db.Shifts.Add(shift);
            await db.SaveChangesAsync();
            return shift.Id;
        });

    /// <summary>A place in a shift whose list is closed already.</summary>
    public Task<Guid> PutOnListAsync(Guid shiftId, Resident resident) =>
        Product.InsideAsync(neighbours.CommunityId, async services =>
        {
            var db = services.GetRequiredService<NeighborPartyDb>();
            var shift = await db.Shifts.FirstAsync(s => s.Id == shiftId);
            var slot = 1 + await db.ShiftSignups.CountAsync(s => s.ShiftId == shiftId);
            var signup = ShiftSignup.Create(Ids.New(Now), shift, resident.PersonId, slot, Now);
            db.ShiftSignups.Add(signup);
            await db.SaveChangesAsync();
            return signup.Id;
        });

    public async Task<string> CodeAsync(Guid shiftId, string direction = "in")
    {
        var answer = await neighbours.Leader.Phone.GetAsync($"/api/v1/shifts/{shiftId}/rotating-code?direction={direction}");
        // Before it counts and after the screen shows none: a phone then has something else to send.
        if (answer.StatusCode == System.Net.HttpStatusCode.Conflict)
            return "no-code";
        answer.EnsureSuccessStatusCode();
        return (await answer.JsonAsync())["code"]!.GetValue<string>();
    }

    public static object Here(string? code, double northMetres = 0, double? accuracy = 10) => new
    {
        code, latitude = Latitude + (northMetres / 111_195d), longitude = Longitude, accuracyMetres = accuracy, coordinateSystem = "gcj02",
    };

    public async Task<HttpResponseMessage> CheckInAsync(Guid shiftId, Resident who, object? body = null) =>
        await who.Phone.PostAsync($"/api/v1/shifts/{shiftId}/check-ins", body ?? Here(await CodeAsync(shiftId)));

    public async Task<HttpResponseMessage> CheckOutAsync(Guid shiftId, Resident who, object? body = null) =>
        await who.Phone.PostAsync($"/api/v1/shifts/{shiftId}/check-outs", body ?? Here(await CodeAsync(shiftId, "out")));

    public static async Task<JsonObject> OkAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    public static async Task RefusedAsync(int status, string code, HttpResponseMessage answer)
    {
        Assert.Equal(code, await answer.CodeAsync());
        Assert.Equal(status, (int)answer.StatusCode);
    }

    public async Task<int> HoursAsync(Resident who) =>
        (await OkAsync(await who.Phone.GetAsync("/api/v1/me/service-hours")))["totalMinutes"]!.GetValue<int>();

    /// <summary>Moves the clock and gives every phone named a fresh token: the old ones live fifteen minutes.</summary>
    public async Task LaterAsync(TimeSpan by, params Resident[] residents)
    {
        await Product.AdvanceAsync(by);
        foreach (var phone in residents.Append(neighbours.Leader).Select(r => r.Phone).Distinct())
        {
            var answer = await Product.Http.PostAsJsonAsync("/api/v1/sessions/refresh", new { refreshToken = _refresh.GetValueOrDefault(phone, phone.RefreshToken) });
            var grant = await OkAsync(answer);
            _refresh[phone] = grant["refreshToken"]!.GetValue<string>();
            phone.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", grant["accessToken"]!.GetValue<string>());
        }
    }

    public Task<T> DbAsync<T>(Func<NeighborPartyDb, Task<T>> read) =>
        Product.InsideAsync(neighbours.CommunityId, s => read(s.GetRequiredService<NeighborPartyDb>()));
}

internal static class Putting
{
    /// <summary>A change of what is there, with the version that was seen.</summary>
    public static Task<HttpResponseMessage> PutAsync(this Resident who, string path, object body, string? ifMatch = null) => who.Phone.SendAsync(HttpMethod.Put, path, body, null, ifMatch);
}

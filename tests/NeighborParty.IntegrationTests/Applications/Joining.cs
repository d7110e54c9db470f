using Microsoft.EntityFrameworkCore;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Places;
using NeighborParty.Core.Sealing;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Applications;

/// <summary>A community with a door code, an applicant with a phone number and two officers.</summary>
internal sealed class Joining
{
    public const string Phone = "19900001234";

    public required Neighbours There { get; init; }

    public required Resident Applicant { get; set; }

    public string DoorToken { get; private set; } = "";

    public Guid Officer { get; private init; }

    public Guid OtherOfficer { get; private init; }

    public Product Product => There.Product;

    public static async Task<Joining> CreateAsync(Product product)
    {
        var there = await Neighbours.CreateAsync(product);
        var made = new Joining
        {
            There = there,
            Applicant = await there.AddResidentAsync("申请人"),
            Officer = (await there.AddStaffAsync(name: "李工作")).StaffId,
            OtherOfficer = (await there.AddStaffAsync(name: "周工作")).StaffId,
        };
        made.DoorToken = await made.AddDoorCodeAsync(there.Building1Id, null);
        await made.GivePhoneAsync(made.Applicant);
        return made;
    }

    public Task<string> AddDoorCodeAsync(Guid building, Guid? stairwell) => Product.InsideAsync(There.CommunityId, async s =>
    {
        var db = s.GetRequiredService<NeighborPartyDb>();
        var now = s.GetRequiredService<TimeProvider>().Now();
        var code = new DoorCode { Id = Ids.New(now), CommunityId = There.CommunityId, BuildingId = building, StairwellId = stairwell, Token = DoorCode.NewToken(), Number = 1, IssuedAt = now };
        db.DoorCodes.Add(code);
        await db.SaveChangesAsync();
        return code.Token;
    });

    public Task GivePhoneAsync(Resident resident) => Product.InsideAsync(There.CommunityId, async s =>
    {
        var db = s.GetRequiredService<NeighborPartyDb>();
        (await db.People.FirstAsync(p => p.Id == resident.PersonId)).SetPhone(Phone, s.GetRequiredService<PersonalDataVault>());
        await db.SaveChangesAsync();
    });

    /// <summary>What the mini-program sends; a test changes what it is about.</summary>
    public JsonObject Form(Action<JsonObject>? change = null)
    {
        var form = new JsonObject
        {
            ["groupId"] = There.GroupId, ["doorToken"] = DoorToken, ["stairwellId"] = There.Stairwell1Id, ["name"] = "申屠明月", ["door"] = "5-0217",
            ["bornOn"] = "1968-05-04", ["residency"] = "owner", ["kind"] = "neighbour", ["skills"] = new JsonArray("水电维修"),
            ["remark"] = "膝盖不好，上下楼慢", ["emergencyContact"] = "女儿 19900005678",
        };
        change?.Invoke(form);
        return form;
    }

    public Task<HttpResponseMessage> SubmitAsync(Resident? who = null, Action<JsonObject>? change = null, string? key = null) =>
        (who ?? Applicant).Phone.PostAsync("/api/v1/join-applications", Form(change), key);

    /// <summary>Submits and says the id.</summary>
    public async Task<Guid> SubmittedAsync(Resident? who = null, Action<JsonObject>? change = null)
    {
        var answer = await SubmitAsync(who, change);
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.JsonAsync())["id"]!.GetValue<Guid>();
    }

    /// <summary>Submitted, opened and judged by the leader: waits for the office.</summary>
    public async Task<Guid> WithOfficeAsync()
    {
        var id = await SubmittedAsync();
        var opened = await There.Leader.Phone.PostAsync($"/api/v1/join-applications/{id}/open");
        var given = await There.Leader.Phone.PostAsync($"/api/v1/join-applications/{id}/opinion", new { opinion = "knows" }, ifMatch: opened.Headers.ETag!.ToString());
        Assert.Equal(System.Net.HttpStatusCode.OK, given.StatusCode);
        return id;
    }

    /// <summary>Acts as an officer of the community.</summary>
    public Task<T> AsStaffAsync<T>(Func<IServiceProvider, Task<T>> act, Guid? officer = null) => Product.InsideAsync(There.CommunityId, s =>
    {
        s.GetRequiredService<CurrentActor>().Actor = new Actor(ActorKind.Staff, officer ?? Officer, "李工作") { CommunityId = There.CommunityId };
        return act(s);
    });

    public async Task ApproveAsync(Guid id, Guid? officer = null)
    {
        var version = (await FindAsync(id)).Version;
        await AsStaffAsync(s => s.GetRequiredService<DecideApplication>().ApproveAsync(id, version, default), officer);
    }

    public async Task RejectAsync(Guid id, Guid? officer = null)
    {
        var version = (await FindAsync(id)).Version;
        await AsStaffAsync(s => s.GetRequiredService<DecideApplication>().RejectAsync(id, "not_resident", "请联系社区核实住址。", version, default), officer);
    }

    public Task<JoinApplication> FindAsync(Guid id) => ReadAsync(db => db.Applications.FirstAsync(a => a.Id == id));

    public Task<T> ReadAsync<T>(Func<NeighborPartyDb, Task<T>> read) => Product.InsideAsync(There.CommunityId, s => read(s.GetRequiredService<NeighborPartyDb>()));

    /// <summary>Moves the clock, and refreshes the token of the applicant, which lives 15 minutes.</summary>
    public async Task WaitAsync(TimeSpan by)
    {
        await Product.AdvanceAsync(by);
        Applicant = await RefreshedAsync(Applicant);
    }

    public async Task<Resident> RefreshedAsync(Resident resident)
    {
        var answer = await Product.Http.PostAsJsonAsync("/api/v1/sessions/refresh", new { refreshToken = resident.Phone.RefreshToken });
        var grant = await answer.JsonAsync();
        return resident with { Phone = new Phone(Product.NewClient(), resident.Name, grant["accessToken"]!.GetValue<string>(), grant["refreshToken"]!.GetValue<string>()) };
    }
}

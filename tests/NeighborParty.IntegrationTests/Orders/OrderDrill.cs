using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Orders;
using NeighborParty.Core.People;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Orders;

/// <summary>What tests of orders do over and over.</summary>
internal static class OrderDrill
{
    public static object Draft(string title = "楼道灯不亮", string text = "三楼到四楼的灯坏了一个星期。", string category = "facility", string? priority = null, Guid? buildingId = null) =>
        new { category, title, text, priority, buildingId };

    public static async Task<Guid> OrderAsync(this Resident who, object? draft = null)
    {
        var answer = await who.Phone.PostAsync("/api/v1/orders", draft ?? Draft());
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.JsonAsync())["id"]!.GetValue<Guid>();
    }

    /// <summary>Placed and checked: the leader can give it to somebody.</summary>
    public static async Task<Guid> OpenOrderAsync(this Neighbours here, Resident? by = null, object? draft = null)
    {
        var order = await (by ?? here.Member).OrderAsync(draft ?? Draft(buildingId: here.Building1Id));
        await here.PublishOrderAsync(order);
        return order;
    }

    public static async Task PublishOrderAsync(this Neighbours here, Guid order)
    {
        await here.Product.DeliverOutboxAsync();
        await here.DecideAsync(await here.AddStaffAsync(), order, Decision.Publish);
    }

    public static async Task<HttpResponseMessage> DispatchAsync(this Resident leader, Guid order, params Resident[] volunteers) =>
        await leader.Phone.PostAsync($"/api/v1/orders/{order}/dispatch", new { volunteerIds = volunteers.Select(v => v.PersonId) }, ifMatch: await leader.TagAsync(order));

    public static async Task<string?> TagAsync(this Resident who, Guid order) => (await who.Phone.GetAsync($"/api/v1/orders/{order}")).Headers.ETag?.ToString();

    public static Task<HttpResponseMessage> ActAsync(this Resident who, Guid order, string act, object? body = null) => who.Phone.PostAsync($"/api/v1/orders/{order}/{act}", body);

    public static async Task<JsonObject> OkAsync(this Task<HttpResponseMessage> asked)
    {
        var answer = await asked;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    public static async Task RefusedAsync(this Task<HttpResponseMessage> asked, int status, string code)
    {
        var answer = await asked;
        Assert.True(!answer.IsSuccessStatusCode, $"expected {code}");
        Assert.Equal(code, await answer.CodeAsync());
        Assert.Equal(status, (int)answer.StatusCode);
    }

    public static string State(this JsonObject receipt) => receipt["state"]!.GetValue<string>();

    /// <summary>Taken on by a volunteer who has spoken with the resident.</summary>
    public static async Task<Guid> InProgressAsync(this Neighbours here, Resident? by = null, object? draft = null)
    {
        var order = await here.OpenOrderAsync(by, draft);
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        await here.Member2.ActAsync(order, "accept").OkAsync();
        await here.Member2.ActAsync(order, "contacts", new { way = "call" }).OkAsync();
        return order;
    }

    public static async Task<Guid> DoneAsync(this Neighbours here, Resident? by = null, object? draft = null)
    {
        var order = await here.InProgressAsync(by, draft);
        await here.Member2.ActAsync(order, "finish", new { what = "换了灯泡", minutes = 30 }).OkAsync();
        return order;
    }

    /// <summary>Takes the account away, as if the office had entered a member who has no phone.</summary>
    public static Task WithoutPhoneAsync(this Neighbours here, Resident who) =>
        here.DbAsync(db => db.People.Where(p => p.Id == who.PersonId).ExecuteUpdateAsync(s => s.SetProperty(p => p.AccountId, (Guid?)null)));

    /// <summary>Leads the group of another house.</summary>
    public static async Task<Resident> AddOtherLeaderAsync(this Neighbours here)
    {
        var leader = await here.AddResidentAsync("隔壁组长");
        await here.DbAsync(db =>
        {
            var group = new BuildingGroup { Id = Ids.New(DateTime.UnixEpoch), CommunityId = here.CommunityId, CreatedAt = DateTime.UnixEpoch };
            group.Rename("2号楼党小组");
            group.SetStatus(GroupStatus.Active);
            group.Places.Add(new GroupPlace { Id = Ids.New(DateTime.UnixEpoch), CommunityId = here.CommunityId, GroupId = group.Id, BuildingId = here.Building2Id });
            db.Groups.Add(group);
            db.RoleGrants.Add(new RoleGrant
            {
                Id = Ids.New(DateTime.UnixEpoch), CommunityId = here.CommunityId, PersonId = leader.PersonId, Role = CommunityRole.GroupLeader, Scope = RoleScope.Group, ScopeId = group.Id, From = DateTime.UnixEpoch,
            });
            return db.SaveChangesAsync();
        });
        return leader;
    }

    /// <summary>The newest step of this kind.</summary>
    public static Task<Guid> StepAsync(this Neighbours here, Guid order, OrderEvent on) =>
        here.DbAsync(db => db.OrderSteps.Where(s => s.OrderId == order && s.On == on).OrderByDescending(s => s.Number).Select(s => s.Id).FirstAsync());

    /// <summary>The other side may read what was written with the newest step of this kind.</summary>
    public static async Task PublishStepAsync(this Neighbours here, Guid order, OrderEvent on)
    {
        await here.Product.DeliverOutboxAsync();
        await here.DecideAsync(await here.AddStaffAsync(), await here.StepAsync(order, on), Decision.Publish);
    }

    public static Task<T> DbAsync<T>(this Neighbours here, Func<NeighborPartyDb, Task<T>> read) =>
        here.Product.InsideAsync(here.CommunityId, s => read(s.GetRequiredService<NeighborPartyDb>()));

    public static Task<Order> ReadAsync(this Neighbours here, Guid order) => here.DbAsync(db => db.Orders.AsNoTracking().FirstAsync(o => o.Id == order));
}

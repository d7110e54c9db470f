using System.Diagnostics;
using System.Net.Http.Json;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Speed;

/// <summary>
/// What everybody asks for beside the lists: how often it asks the database, that it is no oftener when there is more of everything,
/// and that none of its questions walks through what grows.
/// </summary>
public sealed class HotRequestTests(ExplainedProduct product) : IClassFixture<ExplainedProduct>
{
    [Fact]
    public async Task Signing_in_asks_for_the_account_and_where_it_was()
    {
        Assert.Equal((4, Changes(4, server: 3)), await SignInAsync());
        Assert.Equal((4, Changes(4, server: 3)), await SignInAsync());

        async Task<(int, int)> SignInAsync() => await AskAsync(product.Http, new(HttpMethod.Post, "/api/v1/sessions") { Content = JsonContent.Create(new { loginCode = await product.LoginCodeAsync("sun") }) });
    }

    [Fact]
    public async Task Renewing_a_session_asks_for_it_and_whether_its_owner_is_blocked()
    {
        var here = await Neighbours.CreateAsync(product);
        Assert.Equal((2, Changes(1, server: 2)), await AskAsync(product.Http, new(HttpMethod.Post, "/api/v1/sessions/refresh") { Content = JsonContent.Create(new { refreshToken = here.Member.Phone.RefreshToken }) }));
    }

    [Fact]
    public async Task Leaving_asks_the_same_on_a_full_shift()
    {
        var desk = await DutyDesk.CreateAsync(product);
        var (one, other) = (desk.Neighbours.Member, desk.Neighbours.Member2);
        var shift = await desk.ShiftAsync(0, capacity: 40);
        await ArriveAsync(one);
        await ArriveAsync(other);
        await desk.LaterAsync(TimeSpan.FromMinutes(40), one, other);
        var few = await LeaveAsync(one);
        for (var i = 0; i < 6; i++)
            await ArriveAsync(await desk.Neighbours.AddResidentAsync($"组员{i}", MembershipKind.Neighbour));
        Assert.Equal(few, await LeaveAsync(other));
        Assert.Equal((10, Changes(8, server: 4)), few);

        async Task ArriveAsync(Resident who)
        {
            await desk.PutOnListAsync(shift, who);
            await DutyDesk.OkAsync(await desk.CheckInAsync(shift, who));
        }

        async Task<(int, int)> LeaveAsync(Resident who)
        {
            await who.Phone.GetAsync("/api/v1/shifts");
            return await AskAsync(who.Phone.Http, new(HttpMethod.Post, $"/api/v1/shifts/{shift}/check-outs")
            {
                Headers = { { "Idempotency-Key", "out-1" } }, Content = JsonContent.Create(DutyDesk.Here(await desk.CodeAsync(shift, "out"))),
            });
        }
    }

    [Fact]
    public async Task The_own_profile_asks_the_same_in_every_role()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.LetLiveTogetherAsync("101", here.Leader);
        Assert.Equal((7, 0), await ReadAsync(here.Member, "/api/v1/me"));
        Assert.Equal((7, 0), await ReadAsync(here.Leader, "/api/v1/me"));
    }

    [Fact]
    public async Task A_shift_asks_the_same_however_many_come()
    {
        var desk = await DutyDesk.CreateAsync(product);
        var here = desk.Neighbours;
        var shift = await desk.ShiftAsync(0, capacity: 40);
        await desk.PutOnListAsync(shift, here.Member);
        var few = (await ReadAsync(here.Member, $"/api/v1/shifts/{shift}"), await ReadAsync(here.Leader, $"/api/v1/shifts/{shift}"));
        for (var i = 0; i < 6; i++)
        {
            var who = await here.AddResidentAsync($"组员{i}", MembershipKind.Neighbour);
            await desk.PutOnListAsync(shift, who);
            await DutyDesk.OkAsync(await desk.CheckInAsync(shift, who));
        }

        Assert.Equal(few, (await ReadAsync(here.Member, $"/api/v1/shifts/{shift}"), await ReadAsync(here.Leader, $"/api/v1/shifts/{shift}")));
        Assert.Equal(((4, 0), (4, 0)), few);
    }

    [Fact]
    public async Task An_order_asks_the_same_however_much_was_done_for_it()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.OpenOrderAsync();
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        await here.Member2.ActAsync(order, "accept").OkAsync();
        await here.Member2.ActAsync(order, "contacts", new { way = "call" }).OkAsync();
        var before = await AllAsync();
        await here.Member2.ActAsync(order, "finish", new { what = "换了灯泡", minutes = 30 }).OkAsync();
        var few = await AllAsync();
        await here.Member.ActAsync(order, "confirm", new { }).OkAsync();
        await here.Member.ActAsync(order, "reopen", new { text = "又不亮了" }).OkAsync();
        Assert.Equal(few, await AllAsync());
        // One more when somebody wrote what he did: whether it may be read yet.
        Assert.Equal([(7, 0), (7, 0), (9, 0)], before);
        Assert.Equal([(8, 0), (8, 0), (9, 0)], few);

        async Task<List<(int, int)>> AllAsync()
        {
            var asked = new List<(int, int)>();
            foreach (var who in new[] { here.Member, here.Member2, here.Leader })
                asked.Add(await ReadAsync(who, $"/api/v1/orders/{order}"));
            return asked;
        }
    }

    /// <summary>A server takes all changes in one statement, and before them it is asked for the locks; the file takes them one by one.</summary>
    private static int Changes(int one, int server) => TestDatabase.Provider == DatabaseOptions.Sqlite ? one : server;

    private async Task<(int Questions, int Changes)> ReadAsync(Resident who, string path)
    {
        // Who has just opened the app has been looked up already, and what is remembered for some seconds was asked for.
        await who.Phone.GetAsync(path);
        return await AskAsync(who.Phone.Http, new(HttpMethod.Get, path));
    }

    /// <summary>How many questions it took, and how many statements that change or lock; what was asked goes along indexes.</summary>
    private async Task<(int Questions, int Changes)> AskAsync(HttpClient http, HttpRequestMessage request)
    {
        using var count = new StatementCount();
        ActivityTraceId trace = default;
        var statements = await count.OfAsync(SendAsync, request);
        var asked = product.Plans.Of(trace);
        if (TestDatabase.Provider != DatabaseOptions.SqlServer) // its plans need rows and statistics
            Assert.All(asked, a => Assert.False(QueryPlan.WalksIn(a.Plan).Any(), $"{a.Text}\n{a.Plan}"));
        return (asked.Count, statements.Count - asked.Count);

        Task<HttpResponseMessage> SendAsync(HttpRequestMessage asking)
        {
            trace = product.Plans.Watch(asking);
            return http.SendAsync(asking);
        }
    }
}

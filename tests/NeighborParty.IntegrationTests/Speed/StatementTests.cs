using System.Net.Http.Json;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Armbands;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Speed;

/// <summary>How many statements the requests take that everybody makes: exact, and free of the machine's mood.</summary>
public sealed class StatementTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task The_list_is_one_statement_on_every_page()
    {
        var here = await Neighbours.CreateAsync(product);
        for (var i = 0; i < 3; i++)
            await here.PublishedAsync(here.Member, AidDrill.Draft($"第{i}件"));
        using var count = new StatementCount();
        // A phone that has just opened the app has been looked up already.
        var first = await (await here.Member2.Phone.GetAsync("/api/v1/aid-posts?limit=2")).JsonAsync();
        Assert.Equal(["db.read"], await count.OfAsync(here.Member2.Phone.Http, new(HttpMethod.Get, "/api/v1/aid-posts?limit=2")));
        Assert.Equal(["db.read"], await count.OfAsync(here.Member2.Phone.Http, new(HttpMethod.Get, $"/api/v1/aid-posts?limit=2&after={first["next"]}")));
    }

    [Fact]
    public async Task One_post_with_its_answers_is_two_for_its_author_and_for_a_neighbour()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member, AidDrill.Draft());
        await here.Member2.AnswerAsync(post);
        using var count = new StatementCount();
        foreach (var reader in new[] { here.Member, here.Member2 })
        {
            await reader.Phone.GetAsync($"/api/v1/aid-posts/{post}");
            Assert.Equal(["db.read", "db.read"], await count.OfAsync(reader.Phone.Http, new(HttpMethod.Get, $"/api/v1/aid-posts/{post}")));
        }
    }

    [Fact]
    public async Task A_check_in_is_one_and_its_audit_row_and_a_repeat_writes_nothing()
    {
        var desk = await DutyDesk.CreateAsync(product);
        var (first, second) = (desk.Neighbours.Member, desk.Neighbours.Member2);
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, first);
        await desk.PutOnListAsync(shift, second);
        await DutyDesk.OkAsync(await desk.CheckInAsync(shift, first));
        await second.Phone.GetAsync("/api/v1/shifts");
        using var count = new StatementCount();
        var code = await desk.CodeAsync(shift);
        Assert.Equal(["db.act", "db.audit"], await count.OfAsync(second.Phone.Http, CheckIn(shift, code, "tap-1")));
        Assert.Equal(["db.act", "db.read"], await count.OfAsync(second.Phone.Http, CheckIn(shift, code, "tap-1")));
    }

    [Fact]
    public async Task The_overview_is_three_whatever_waits()
    {
        var desk = await DutyDesk.CreateAsync(product);
        var shift = await desk.ShiftAsync(0);
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        await DutyDesk.OkAsync(await desk.CheckInAsync(shift, desk.Neighbours.Member));
        await desk.Neighbours.Member.PostAsync();
        var staff = await desk.Neighbours.AddStaffAsync();
        await staff.Browser.GetAsync("/admin");
        using var count = new StatementCount();
        var statements = await count.OfAsync(staff.Browser, new(HttpMethod.Get, "/admin"));
        // With something to moderate it asks for the community's policy once in ten seconds; the page before did.
        Assert.Equal(3, statements.Count);
    }

    /// <summary>What screens ask for every few seconds costs the same however many people there are.</summary>
    [Theory]
    [InlineData("/admin/Duties/Live?handler=Board", 4)]
    [InlineData("/admin/Duties/Details/{shift}?handler=Board", 4)]
    [InlineData("/api/v1/shifts/{shift}/attendance", 4)]
    public async Task A_page_that_fetches_itself_does_not_ask_more_for_more_people(string path, int most)
    {
        var desk = await DutyDesk.CreateAsync(product);
        var shift = await desk.ShiftAsync(0, capacity: 40);
        var staff = await desk.Neighbours.AddStaffAsync();
        await desk.PutOnListAsync(shift, desk.Neighbours.Member);
        await DutyDesk.OkAsync(await desk.CheckInAsync(shift, desk.Neighbours.Member));
        var few = await CountAsync();
        for (var i = 0; i < 6; i++)
        {
            var who = await desk.Neighbours.AddResidentAsync($"组员{i}", Core.Groups.MembershipKind.Neighbour);
            await desk.PutOnListAsync(shift, who);
            if (i % 2 == 0)
                await DutyDesk.OkAsync(await desk.CheckInAsync(shift, who));
        }

        var many = await CountAsync();
        Assert.Equal(few.Count, many.Count);
        Assert.InRange(many.Count, 1, most);

        async Task<List<string>> CountAsync()
        {
            var http = path.StartsWith("/admin", StringComparison.Ordinal) ? staff.Browser : desk.Neighbours.Leader.Phone.Http;
            var address = path.Replace("{shift}", shift.ToString(), StringComparison.Ordinal);
            await http.GetAsync(address);
            using var count = new StatementCount();
            return await count.OfAsync(http, new(HttpMethod.Get, address));
        }
    }

    [Fact]
    public async Task The_wall_does_not_ask_more_for_more_people_and_shifts()
    {
        var desk = await DutyDesk.CreateAsync(product);
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        var shown = await ConsoleClient.DocumentAsync(await office.PostFormAsync("/admin/Displays", null, new() { ["Name"] = "一楼大厅" }));
        var board = new Uri(shown.QuerySelector(".np-display-address a")!.GetAttribute("href")!).PathAndQuery + "?handler=Board";
        using var screen = product.NewClient();
        await ServeAsync("周五大扫除");
        var few = await CountAsync();
        await ServeAsync("门口值守");
        await ServeAsync("便民服务台");
        Assert.Equal(few, await CountAsync());

        async Task ServeAsync(string title)
        {
            var shift = await desk.ShiftAsync(0, title: title);
            await desk.PutOnListAsync(shift, desk.Neighbours.Leader);
            var who = await desk.Neighbours.AddResidentAsync("组员" + title[..2], Core.Groups.MembershipKind.Neighbour);
            await desk.PutOnListAsync(shift, who);
            await DutyDesk.OkAsync(await desk.CheckInAsync(shift, who));
        }

        async Task<int> CountAsync()
        {
            await screen.GetAsync(board);
            using var count = new StatementCount();
            return (await count.OfAsync(screen, new(HttpMethod.Get, board))).Count;
        }
    }

    /// <summary>Hundreds of numbers go through one scanner in one evening, and the page asks for the counts every five seconds meanwhile.</summary>
    [Fact]
    public async Task A_stock_take_asks_no_more_however_many_were_scanned()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(12);
        await n.GiveAsync(serials[3], n.Member);
        using var office = await ConsoleClient.SignInAsync(product, n.CommunityId);
        var opened = await office.PostFormAsync("/admin/StockTakes/New", null, new() { ["CompoundId"] = n.CompoundId.ToString() });
        var details = opened.Headers.Location!.OriginalString;
        var token = (await office.GetHtmlAsync(details)).QuerySelector("[data-np-scan] input[name=__form]")!.GetAttribute("value")!;
        await ScanAsync(serials[0]);
        await PhoneAsync(serials[1]);
        await BoardAsync();
        await PageAsync();
        var few = (Scan: await ScanAsync(serials[2]), Phone: await PhoneAsync(serials[3]), Board: await BoardAsync(), Page: await PageAsync());
        foreach (var serial in serials.Skip(4).Take(6))
            await ScanAsync(serial);
        await ScanAsync("NP-ZZ-0001");
        var many = (Scan: await ScanAsync(serials[10]), Phone: await PhoneAsync(serials[11]), Board: await BoardAsync(), Page: await PageAsync());
        Assert.Equal(few, many);
        Assert.True(many.Scan <= 12 && many.Phone <= 14 && many.Board <= 6 && many.Page <= 8, many.ToString());

        async Task<int> BoardAsync() => await CountAsync(office.SendAsync, () => new(HttpMethod.Get, details + "?handler=Board"));
        async Task<int> PageAsync() => await CountAsync(office.SendAsync, () => new(HttpMethod.Get, details));
        async Task<int> ScanAsync(string serial) => await CountAsync(office.SendAsync, () => new(HttpMethod.Post, details + "?handler=Scan")
        {
            Headers = { { "X-Scan", "1" } }, Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["serial"] = serial, ["__form"] = token }),
        });
        async Task<int> PhoneAsync(string serial) => await CountAsync(r => n.Leader.Phone.Http.SendAsync(r), () => new(HttpMethod.Post, $"/api/v1/stock-takes/{details[^36..]}/scans")
        {
            Headers = { { "Idempotency-Key", $"scan-{serial}" } }, Content = JsonContent.Create(new { serial }),
        });

        static async Task<int> CountAsync(Func<HttpRequestMessage, Task<HttpResponseMessage>> send, Func<HttpRequestMessage> request)
        {
            using var count = new StatementCount();
            return (await count.OfAsync(send, request())).Count;
        }
    }

    private static HttpRequestMessage CheckIn(Guid shift, string code, string key) => new(HttpMethod.Post, $"/api/v1/shifts/{shift}/check-ins")
    {
        Headers = { { "Idempotency-Key", key } },
        Content = JsonContent.Create(DutyDesk.Here(code, northMetres: 7.5)),
    };
}

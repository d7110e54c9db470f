using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Orders;
using NeighborParty.Core.People;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;
using NeighborParty.UnitTests.Photos;

namespace NeighborParty.IntegrationTests.Orders;

/// <summary>For people without a phone, and what the office looks at on their behalf.</summary>
public sealed class OrderVisitTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task What_waits_for_a_visit_stands_in_a_list_the_longest_waiting_first()
    {
        var here = await Neighbours.CreateAsync(product);
        var care = await here.DoneAsync(draft: new { category = "facility", title = "扶手松了", text = "一楼扶手松了。", buildingId = here.Building1Id, needsCare = true });
        var plain = await here.DoneAsync();
        Assert.Empty(await WaitingAsync());
        var desk = new DutyDesk(here);
        await desk.LaterAsync(TimeSpan.FromHours(73), here.Member, here.Member2);
        await product.RunJobsAsync();
        Assert.Equal(OrderState.Confirmed, (await here.ReadAsync(plain)).State);
        var placed = await here.Leader.Phone.PostAsync("/api/v1/orders/on-behalf", new { requesterId = here.Member.PersonId, order = OrderDrill.Draft(buildingId: here.Building1Id) }).OkAsync();
        var proxy = placed["id"]!.GetValue<Guid>();
        await here.PublishOrderAsync(proxy);
        await here.Leader.DispatchAsync(proxy, here.Member2).OkAsync();
        await here.Member2.ActAsync(proxy, "accept").OkAsync();
        await here.Member2.ActAsync(proxy, "contacts", new { way = "call" }).OkAsync();
        await here.Member2.ActAsync(proxy, "finish", new { what = "好了", minutes = 5 }).OkAsync();

        Assert.Equal([care, proxy], await WaitingAsync());
        var page = await here.Leader.Phone.GetAsync("/api/v1/orders?view=visits&limit=1").OkAsync();
        Assert.Equal(care, page["items"]![0]!["id"]!.GetValue<Guid>());
        page = await here.Leader.Phone.GetAsync($"/api/v1/orders?view=visits&limit=1&after={page["next"]!.GetValue<string>()}").OkAsync();
        Assert.Equal((proxy, true), (page["items"]![0]!["id"]!.GetValue<Guid>(), page["next"] is null));
        // Not for who leads nothing.
        Assert.Empty((await here.Member2.Phone.GetAsync("/api/v1/orders?view=visits").OkAsync())["items"]!.AsArray());
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var rows = (await office.GetHtmlAsync("/admin/orders/visits")).QuerySelectorAll("tbody tr");
        Assert.Equal([$"/admin/orders/details/{care}", $"/admin/orders/details/{proxy}"], rows.Select(r => r.QuerySelector("a")!.GetAttribute("href")!.ToLowerInvariant()));
        Assert.All(rows, r => Assert.Contains("林组长", r.TextContent, StringComparison.Ordinal));

        await here.Leader.ActAsync(care, "confirm", new { text = "上门问过，已经解决" }).OkAsync();
        Assert.Equal([proxy], await WaitingAsync());

        async Task<List<Guid>> WaitingAsync() => [.. (await here.Leader.Phone.GetAsync("/api/v1/orders?view=visits").OkAsync())["items"]!.AsArray().Select(i => i!["id"]!.GetValue<Guid>())];
    }

    /// <summary>What is broken is seen better than told, also by who has no phone to send a picture with.</summary>
    [Fact]
    public async Task Pictures_come_along_with_what_is_written_down_for_somebody()
    {
        var here = await Neighbours.CreateAsync(product);
        var (own, foreign) = (await here.Leader.PhotoAsync(), await here.Member2.PhotoAsync());
        object With(Guid photo) => new { requesterId = here.Member.PersonId, order = new { category = "facility", title = "灯不亮", text = "三楼的灯不亮", buildingId = here.Building1Id, photoIds = new[] { photo } } };
        await here.Leader.Phone.PostAsync("/api/v1/orders/on-behalf", With(foreign)).RefusedAsync(422, "photo.not_usable");
        var byLeader = (await here.Leader.Phone.PostAsync("/api/v1/orders/on-behalf", With(own)).OkAsync())["id"]!.GetValue<Guid>();
        Assert.Equal([own], (await here.ReadAsync(byLeader)).PhotoIds);

        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var page = $"/admin/orders/new?PersonId={here.Member.PersonId}";
        var fields = new Dictionary<string, string> { ["Input.Category"] = "facility", ["Input.Title"] = "扶手松了", ["Input.Text"] = "一楼的扶手松了", ["Input.BuildingId"] = here.Building1Id.ToString(), ["Input.IsAnother"] = "true" };
        var picture = ("Input.Photos", CraftedFiles.Jpeg(scan: new byte[1024 * 1024]));
        var many = await ConsoleClient.DocumentAsync(await office.PostFormAsync(page, "main form[enctype]", fields, picture, picture, picture, picture));
        Assert.Contains("照片最多 3 张", many.Body!.TextContent, StringComparison.Ordinal);
        var sent = await office.PostFormAsync(page, "main form[enctype]", fields, picture, picture, picture);
        var order = await here.ReadAsync(Guid.Parse(sent.Headers.Location!.OriginalString[^36..]));
        Assert.Equal(3, order.PhotoIds.Count);
        // Checked like every picture before anybody sees it.
        Assert.Equal(order.PhotoIds.Order(), (await here.DbAsync(db => db.Photos.Where(p => p.AttachedTo == order.Id && p.OwnerId == here.Member.PersonId).Select(p => p.Id).ToListAsync())).Order());
        Assert.Equal(3, await here.DbAsync(db => db.MediaChecks.CountAsync(c => order.PhotoIds.Contains(c.PhotoId))));
        Assert.Equal(OrderState.MachineCheck, order.State);
    }

    [Fact]
    public async Task The_desk_takes_no_picture_for_whom_took_back_the_consent_to_photos()
    {
        var here = await Neighbours.CreateAsync(product);
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var fields = new Dictionary<string, string> { ["Input.Category"] = "facility", ["Input.Title"] = "扶手松了", ["Input.Text"] = "一楼的扶手松了", ["Input.BuildingId"] = here.Building1Id.ToString(), ["Input.IsAnother"] = "true" };
        var picture = ("Input.Photos", CraftedFiles.Jpeg());
        await here.WithdrawAsync(here.Member, Core.Consents.ConsentPurpose.Photos);
        var refused = await office.PostFormAsync(PageOf(here.Member), "main form[enctype]", fields, picture);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await ConsoleClient.DocumentAsync(refused);
        Assert.Contains("居民已撤回对照片的同意", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("请重新选择", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("扶手松了", "一楼的扶手松了"), (page.QuerySelector("[name='Input.Title']")!.GetAttribute("value"), page.QuerySelector("[name='Input.Text']")!.TextContent.Trim()));
        Assert.Equal(0, await here.DbAsync(db => db.Photos.CountAsync(p => p.OwnerId == here.Member.PersonId)));
        // Nor does a leader bring one along.
        object Of(Guid photo) => new { requesterId = here.Member.PersonId, order = new { category = "facility", title = "灯不亮", text = "三楼的灯不亮", buildingId = here.Building1Id, photoIds = new[] { photo } } };
        await here.Leader.Phone.PostAsync("/api/v1/orders/on-behalf", Of(await here.Leader.PhotoAsync())).RefusedAsync(422, "photo.consent_withdrawn");
        // The words alone are taken.
        Assert.Equal(HttpStatusCode.Redirect, (await office.PostFormAsync(PageOf(here.Member), "main form[enctype]", fields)).StatusCode);

        // Who was never asked has not said no.
        await here.DbAsync(db => db.Consents.Where(c => c.PersonId == here.Member2.PersonId && c.Purpose == Core.Consents.ConsentPurpose.Photos).ExecuteDeleteAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await office.PostFormAsync(PageOf(here.Member2), "main form[enctype]", fields, picture)).StatusCode);

        static string PageOf(Resident who) => $"/admin/orders/new?PersonId={who.PersonId}";
    }

    [Fact]
    public async Task The_no_of_somebody_without_a_phone_is_written_down_with_its_reason()
    {
        var here = await Neighbours.CreateAsync(product);
        var next = await here.AddResidentAsync("周组员", Core.Groups.MembershipKind.Neighbour);
        await next.Phone.PostAsync("/api/v1/me/order-volunteer", new { available = true, skills = new[] { "facility" } }).OkAsync();
        var order = await here.OpenOrderAsync();
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        object no = new { volunteerId = here.Member2.PersonId, code = "tooFar", text = "腿不好" };
        await here.Leader.ActAsync(order, "decline-for", no).RefusedAsync(422, "order.volunteer_has_phone");
        await here.WithoutPhoneAsync(here.Member2);
        await here.Member.ActAsync(order, "decline-for", no).RefusedAsync(404, "not_found");
        await (await here.AddOtherLeaderAsync()).ActAsync(order, "decline-for", no).RefusedAsync(404, "not_found");
        Assert.Equal("open", (await here.Leader.ActAsync(order, "decline-for", no).OkAsync()).State());
        Assert.Equal((Guid?)here.Member2.PersonId, await here.DbAsync(db => db.AuditEvents.Where(e => e.EntityId == order && e.Action == "order.declined_for" && e.ReasonCode == "TooFar").Select(e => e.OnBehalfOf).SingleAsync()));
        // The leader is told whom to ask next; the resident learns no reason.
        Assert.Contains("可以先问周组员", await here.DbAsync(db => db.InboxMessages.Where(m => m.PersonId == here.Leader.PersonId && m.Kind == "order.declined").Select(m => m.Body).SingleAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain("腿不好", await (await here.Member.Phone.GetAsync($"/api/v1/orders/{order}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // By the office too, also of what he had taken on.
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        await office.PostFormAsync($"/admin/orders/details/{order}", "AcceptFor");
        await office.PostFormAsync($"/admin/orders/details/{order}", "DeclineFor", new() { ["code"] = "NoTime" });
        Assert.Equal((OrderState.Open, null), ((await here.ReadAsync(order)).State, (await here.ReadAsync(order)).VolunteerId));
    }

    [Fact]
    public async Task A_lapse_names_whom_to_ask_next()
    {
        var here = await Neighbours.CreateAsync(product);
        var next = await here.AddResidentAsync("周组员", Core.Groups.MembershipKind.Neighbour);
        foreach (var able in new[] { next, here.Member2 })
            await able.Phone.PostAsync("/api/v1/me/order-volunteer", new { available = true, skills = new[] { "facility" } }).OkAsync();
        var order = await here.OpenOrderAsync();
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        await new DutyDesk(here).LaterAsync(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1), here.Member2);
        await product.RunJobsAsync();
        Assert.Equal(OrderState.Open, (await here.ReadAsync(order)).State);
        Assert.Contains("可以先问周组员（会做：设施）", await here.DbAsync(db => db.InboxMessages.Where(m => m.PersonId == here.Leader.PersonId && m.Kind == "order.lapsed").Select(m => m.Body).SingleAsync()), StringComparison.Ordinal);
        // Who gave no answer comes last.
        Assert.Equal("陈组员", (await OrderSuggestionTests.SuggestedAsync(here.Leader, order))[^1].Name);
    }

    [Theory]
    [InlineData("p1", true)]
    [InlineData("p2", false)]
    public async Task An_urgent_question_is_sent_at_night_too_and_an_ordinary_one_waits(string priority, bool urgent)
    {
        var here = await Neighbours.CreateAsync(product);
        await here.ReadAsync(db =>
        {
            var now = product.Services.GetRequiredService<TimeProvider>().Now();
            var grant = new Core.Notices.MessageGrant { Id = Ids.New(now), AccountId = here.Member2.AccountId, Template = nameof(Core.Notices.MessageTemplate.AidAnswer) };
            grant.Accepted();
            db.MessageGrants.Add(grant);
            return db.SaveChangesAsync();
        });
        var order = await here.OpenOrderAsync(draft: OrderDrill.Draft(priority: priority, buildingId: here.Building1Id));
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        var payload = await here.DbAsync(db => db.OutboxMessages.Where(m => m.Kind == Core.Notices.TellPerson.OutboxKind && m.CommunityId == here.CommunityId).OrderByDescending(m => m.Id).Select(m => m.Payload).FirstAsync());
        Assert.Equal(urgent, payload.Contains("\"urgent\":true", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Staff_say_why_they_look_and_do_not_look_without_end()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        var staff = await here.AddStaffAsync();
        foreach (var reason in new[] { null, " ", "看看" })
            Assert.Equal("invalid_input", await ModerationDrill.RefusalOfAsync(() => LookAsync(reason)));
        await LookAsync("回访居民情况");
        Assert.Equal(["回访居民情况"], await here.DbAsync(db => db.AuditEvents.Where(e => e.ActorId == staff.StaffId && e.Action == SensitiveReads.Action).Select(e => e.ReasonText!).Distinct().ToListAsync()));
        for (var i = await ReadsAsync(); i < StaffReads.MostPerHour; i = await ReadsAsync())
            await LookAsync("回访居民情况");
        Assert.Equal(await ModerationDrill.RefusalOfAsync(() => here.AskAsync(staff, s => s.GetRequiredService<UnmaskPerson>().RunAsync(here.Member.PersonId, SensitiveField.Phone, "回访居民情况", CancellationToken.None))),
            await ModerationDrill.RefusalOfAsync(() => LookAsync("回访居民情况")));
        // A volunteer with the order in hand needs no reason, and the page asks staff for one.
        await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact").OkAsync();
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Equal(HttpStatusCode.OK, (await office.PostFormAsync($"/admin/orders/details/{order}", "Contact", new() { ["reason"] = "回访居民情况" })).StatusCode);

        Task<OrderContactFound> LookAsync(string? reason) => here.AskAsync(staff, s => s.GetRequiredService<ReadOrderContact>().RunAsync(order, reason, CancellationToken.None));

        Task<int> ReadsAsync() => here.DbAsync(db => db.AuditEvents.CountAsync(e => e.ActorId == staff.StaffId && e.Action == SensitiveReads.Action));
    }
}

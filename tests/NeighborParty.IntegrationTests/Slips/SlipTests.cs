using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Photos;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Slips;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Council;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Orders;
using NeighborParty.UnitTests.Photos;

namespace NeighborParty.IntegrationTests.Slips;

public sealed class SlipTests(Product product) : IClassFixture<Product>
{
    private Task<SlipFound?> SlipAsync(Neighbours here, Guid order) => product.InsideAsync(here.CommunityId, s => s.GetRequiredService<ReadSlip>().OfOrderAsync(order, default));

    [Fact]
    public async Task Each_leaf_is_frozen_whenever_it_says_something_new()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.OpenOrderAsync();
        Assert.Null(await SlipAsync(here, order));
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        await here.Member2.ActAsync(order, "accept").OkAsync();
        await here.Member2.ActAsync(order, "contacts", new { way = "call" }).OkAsync();
        await here.Member2.ActAsync(order, "finish", new { what = "换了灯泡", minutes = 30 }).OkAsync();
        await here.Member.ActAsync(order, "confirm", new { }).OkAsync();
        await here.Member.ActAsync(order, "rate", new { solved = true, speed = 5, attitude = 4 }).OkAsync();
        var slip = (await SlipAsync(here, order))!;
        Assert.Equal(["Problem 1", "Responsibility 1", "Responsibility 2", "Service 1", "Service 2", "Service 3"], slip.Leaves.Select(l => $"{l.Kind} {l.Version}"));
        Assert.True(slip.IsWhole);
        Assert.Equal(slip.Number, SlipNumber.Clean(slip.Number.ToLowerInvariant()));
        Assert.DoesNotContain(slip.Newest(SlipLeafKind.Problem)!.Lines, l => l.Value.Contains("陈组员", StringComparison.Ordinal));
        Assert.Contains(slip.Newest(SlipLeafKind.Responsibility)!.Lines, l => l is { Label: "接单人", Value: "陈组员" });
        Assert.Contains(slip.Newest(SlipLeafKind.Service)!.Lines, l => l.Value.Contains("速度 5 星，态度 4 星", StringComparison.Ordinal));

        // The resident keeps the first and the third, the volunteer sees all, a stranger none.
        Assert.Equal(["problem", "service"], (await here.Member.Phone.GetAsync($"/api/v1/orders/{order}/slip").OkAsync())["leaves"]!.AsArray().Select(l => l!["kind"]!.GetValue<string>()));
        Assert.Equal(3, (await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/slip").OkAsync())["leaves"]!.AsArray().Count);
        await here.Outsider.Phone.GetAsync($"/api/v1/orders/{order}/slip").RefusedAsync(404, "not_found");
    }

    [Fact]
    public async Task A_changed_leaf_is_found_out()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.DoneAsync();
        await product.InsideAsync(here.CommunityId, async s =>
        {
            // Somebody with the keys and the database rewrites what was done, hash and all, in an old version.
            var (db, vault) = (s.GetRequiredService<NeighborPartyDb>(), s.GetRequiredService<PersonalDataVault>());
            var slip = await db.Slips.FirstAsync(x => x.OrderId == order);
            var leaf = await db.SlipLeaves.FirstAsync(l => l.SlipId == slip.Id && l.Kind == SlipLeafKind.Responsibility && l.Version == 1);
            var snapshot = SlipSnapshot.FromJson(vault.Open(SlipLeaf.SnapshotField, leaf.Id, leaf.SnapshotSealed));
            var json = (snapshot with { Lines = [new SlipLine("接单人", "别人")] }).ToJson();
            await db.SlipLeaves.Where(l => l.Id == leaf.Id).ExecuteUpdateAsync(l => l
                .SetProperty(x => x.SnapshotSealed, vault.Seal(SlipLeaf.SnapshotField, leaf.Id, json)).SetProperty(x => x.Hash, SlipSnapshot.HashOf(json)));
        });
        var found = (await SlipAsync(here, order))!;
        Assert.False(found.IsWhole);
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains("可能被改动过", (await office.GetHtmlAsync($"/admin/slips?Number={found.Number}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_of_a_day_are_given_once_however_many_dispatch_at_once()
    {
        var here = await Neighbours.CreateAsync(product);
        var orders = new List<Guid>();
        for (var i = 0; i < 6; i++)
            orders.Add(await here.OpenOrderAsync(here.Outsider));
        var answers = await Task.WhenAll(orders.Select(o => here.Leader.DispatchAsync(o, here.Member2)));
        Assert.All(answers, a => Assert.True(a.IsSuccessStatusCode));
        Assert.Equal([1, 2, 3, 4, 5, 6], await here.DbAsync(db => db.Slips.OrderBy(s => s.Serial).Select(s => s.Serial).ToListAsync()));
    }

    /// <summary>
    /// Without the key of a request, which opens a transaction by itself: here the one of the use case lets them count one after the other, and should two count
    /// the same all the same, the serial of a day is unique.
    /// </summary>
    [Fact]
    public async Task Two_counters_that_dispatch_at_once_count_one_after_the_other()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var orders = new List<(Guid Id, int Version)>();
        for (var i = 0; i < 6; i++)
        {
            var id = await here.OpenOrderAsync(here.Outsider);
            orders.Add((id, (await here.ReadAsync(id)).Version));
        }

        using var start = new Barrier(orders.Count);
        await Task.WhenAll(orders.Select(o => Task.Run(async () =>
        {
            start.SignalAndWait(TimeSpan.FromSeconds(10));
            await here.ActAsync(staff, s => s.GetRequiredService<DispatchOrder>().RunAsync(o.Id, o.Version, [here.Member2.PersonId], default));
        })));
        Assert.Equal([1, 2, 3, 4, 5, 6], await here.DbAsync(db => db.Slips.OrderBy(s => s.Serial).Select(s => s.Serial).ToListAsync()));
    }

    [Fact]
    public async Task The_paper_leaf_comes_back_as_a_photo_and_moves_the_order()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        var number = (await SlipAsync(here, order))!.Number;
        var staff = await here.AddStaffAsync();
        await here.ActAsync(staff, s => s.GetRequiredService<TakeInPaperLeaf>().RunAsync(number, new PaperLeaf("纸上写：换了灯泡", 25, Signed: true), CraftedFiles.Jpeg(), default));
        var row = await here.ReadAsync(order);
        Assert.Equal(OrderState.Confirmed, row.State);
        var slip = (await SlipAsync(here, order))!;
        Assert.True(slip.IsWhole);
        Assert.NotNull(slip.Newest(SlipLeafKind.Service)!.PaperPhotoId);
        Assert.Contains(slip.Leaves, l => l.Kind == SlipLeafKind.Service && l.Lines.Any(x => x.Value.Contains("回访确认", StringComparison.Ordinal)));
        // Not a picture, not a number: nothing happens.
        await Assert.ThrowsAsync<RefusedException>(() => here.ActAsync(staff, s => s.GetRequiredService<TakeInPaperLeaf>().RunAsync(number, new PaperLeaf("x", 1, false), new byte[] { 1, 2, 3 }, default)));
        await Assert.ThrowsAsync<RefusedException>(() => here.ActAsync(staff, s => s.GetRequiredService<TakeInPaperLeaf>().RunAsync("NP-0000-20260101-0001-00", new PaperLeaf("x", 1, false), CraftedFiles.Jpeg(), default)));
    }

    /// <summary>A telephone makes pictures of several megabytes, and other forms of the console take one.</summary>
    [Fact]
    public async Task A_telephones_picture_of_the_paper_fits_through_the_form()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        var page = $"/admin/slips?number={(await SlipAsync(here, order))!.Number}";
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var fields = new Dictionary<string, string> { ["Input.What"] = "换了灯泡", ["Input.Minutes"] = "25" };
        var none = await ConsoleClient.DocumentAsync(await office.PostFormAsync(page, "main form[enctype]", fields));
        Assert.Contains("请选择照片", none.Body!.TextContent, StringComparison.Ordinal);
        var large = await ConsoleClient.DocumentAsync(await office.PostFormAsync(page, "main form[enctype]", fields, ("Input.Photo", new byte[PhotoInspection.MaxBytes + 1])));
        Assert.Contains("照片太大", large.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("照片没有保存，请重新选择", (await ConsoleClient.DocumentAsync(await office.PostFormAsync(page, "main form[enctype]", new() { ["Input.What"] = "" }, ("Input.Photo", CraftedFiles.Jpeg())))).Body!.TextContent, StringComparison.Ordinal);
        // More than the form takes at all is told as what it is, not as a form that has expired.
        using var twelve = await office.FillInAsync(page, "main form[enctype]", fields, ("Input.Photo", new byte[12 * 1024 * 1024]));
        twelve.Headers.ExpectContinue = true;
        var beyond = await office.SendAsync(twelve);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, beyond.StatusCode);
        Assert.Contains("提交的内容太大了", (await ConsoleClient.DocumentAsync(beyond)).Body!.TextContent, StringComparison.Ordinal);
        await here.WithdrawAsync(here.Member, Core.Consents.ConsentPurpose.Photos);
        var withdrawn = await ConsoleClient.DocumentAsync(await office.PostFormAsync(page, "main form[enctype]", fields, ("Input.Photo", CraftedFiles.Jpeg())));
        Assert.Contains("居民已撤回对照片的同意", withdrawn.QuerySelector("main form[enctype]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("换了灯泡", withdrawn.QuerySelector("[name='Input.What']")!.TextContent.Trim());
        await here.AgreeAgainAsync(here.Member, Core.Consents.ConsentPurpose.Photos);
        var sent = await office.PostFormAsync(page, "main form[enctype]", fields, ("Input.Photo", CraftedFiles.Jpeg(scan: new byte[5 * 1024 * 1024])));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.NotNull((await SlipAsync(here, order))!.Newest(SlipLeafKind.Service)!.PaperPhotoId);
    }

    [Theory]
    [InlineData(true, true, OrderState.Confirmed)]
    [InlineData(null, true, OrderState.Confirmed)]
    [InlineData(true, false, OrderState.Done)]
    [InlineData(null, false, OrderState.Done)]
    [InlineData(false, true, OrderState.Reopened)]
    [InlineData(false, false, OrderState.Reopened)]
    public async Task What_the_paper_says_of_the_outcome_counts(bool? solved, bool signed, OrderState after)
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        var number = (await SlipAsync(here, order))!.Number;
        await here.ActAsync(await here.AddStaffAsync(), s => s.GetRequiredService<TakeInPaperLeaf>().RunAsync(number, new PaperLeaf("换了灯泡", 25, signed, solved), CraftedFiles.Jpeg(), default));
        Assert.Equal(after, (await here.ReadAsync(order)).State);
        Assert.Contains((await SlipAsync(here, order))!.Newest(SlipLeafKind.Service)!.Lines, l => l.Label == "是否解决" && l.Value == solved switch { true => "已解决", false => "没有解决", _ => "没有勾选" });
    }

    /// <summary>The volunteer said it on the phone, three days passed, and then the paper comes.</summary>
    [Fact]
    public async Task Paper_that_says_no_opens_again_what_had_confirmed_itself()
    {
        var here = await Neighbours.CreateAsync(product);
        var (staff, order) = (await here.AddStaffAsync(), await here.InProgressAsync());
        var number = (await SlipAsync(here, order))!.Number;
        await TakeInAsync(solved: true);
        Assert.Equal(OrderState.Confirmed, (await here.ReadAsync(order)).State);
        await TakeInAsync(solved: false);
        Assert.Equal(OrderState.Reopened, (await here.ReadAsync(order)).State);

        Task TakeInAsync(bool solved) => here.ActAsync(staff, s => s.GetRequiredService<TakeInPaperLeaf>().RunAsync(number, new PaperLeaf("换了灯泡", 25, Signed: true, solved), CraftedFiles.Jpeg(), default));
    }

    [Fact]
    public async Task Paper_that_comes_late_is_not_late_when_the_work_was_not()
    {
        var here = await Neighbours.CreateAsync(product);
        var (staff, time) = (await here.AddStaffAsync(), product.Services.GetRequiredService<TimeProvider>());
        var order = await here.InProgressAsync();
        var number = (await SlipAsync(here, order))!.Number;
        var done = time.Now();
        await product.AdvanceAsync(TimeSpan.FromDays(60));
        await Assert.ThrowsAsync<RefusedException>(() => TakeInAsync(time.Now().AddHours(1)));
        await Assert.ThrowsAsync<RefusedException>(() => TakeInAsync(done.AddDays(-1)));
        await TakeInAsync(done);
        var row = await here.ReadAsync(order);
        Assert.Equal((done, true), (row.DoneAt, row.ResolvedInTime));
        Assert.All((await SlipAsync(here, order))!.Leaves.Where(l => l.Kind == SlipLeafKind.Service).SelectMany(l => l.Lines).Where(l => l.Label == "办完时间"), l => Assert.Equal(ChinaTime.Long(done), l.Value));

        Task TakeInAsync(DateTime at) => here.ActAsync(staff, s => s.GetRequiredService<TakeInPaperLeaf>().RunAsync(number, new PaperLeaf("换了灯泡", 25, Signed: true, Solved: true, at), CraftedFiles.Jpeg(), default));
    }

    [Fact]
    public async Task From_somebody_without_a_phone_the_paper_comes_in_from_the_yes_on()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var order = await here.OpenOrderAsync();
        await here.Leader.DispatchAsync(order, here.Member2, here.Outsider).RefusedAsync(422, "order.not_a_volunteer");
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        var number = (await SlipAsync(here, order))!.Number;
        // While he has a phone he says yes himself, and from nobody's offer no paper comes in.
        await here.Leader.ActAsync(order, "accept-for", new { volunteerId = here.Member2.PersonId }).RefusedAsync(422, "order.volunteer_has_phone");
        Assert.DoesNotContain("acceptFor", await MayAsync());
        await here.WithoutPhoneAsync(here.Member2);
        Assert.Equal("order.wrong_state", (await Assert.ThrowsAsync<RefusedException>(TakeInAsync)).Code);

        Assert.Contains("acceptFor", await MayAsync());
        await here.Leader.ActAsync(order, "accept-for", new { volunteerId = here.Outsider.PersonId }).RefusedAsync(404, "not_found");
        await here.Leader.ActAsync(order, "accept-for", new { volunteerId = here.Member2.PersonId }).OkAsync();
        Assert.Contains("contact", await MayAsync());
        Assert.Contains((await SlipAsync(here, order))!.Newest(SlipLeafKind.Responsibility)!.Lines, l => l is { Label: "接单人", Value: "陈组员" });
        await TakeInAsync();
        Assert.Equal(OrderState.Confirmed, (await here.ReadAsync(order)).State);
        Assert.NotNull((await here.ReadAsync(order)).FirstContactAt);
        Assert.NotNull((await SlipAsync(here, order))!.Newest(SlipLeafKind.Service)!.PaperPhotoId);
        Assert.Equal([here.Member2.PersonId, here.Member2.PersonId], await here.DbAsync(db => db.AuditEvents
            .Where(e => e.EntityId == order && (e.Action == "order.accepted_for" || e.Action == "order.contacted")).OrderBy(e => e.At).Select(e => e.OnBehalfOf!.Value).ToListAsync()));

        Task TakeInAsync() => here.ActAsync(staff, s => s.GetRequiredService<TakeInPaperLeaf>().RunAsync(number, new PaperLeaf("换了灯泡", 25, Signed: true), CraftedFiles.Jpeg(), default));

        async Task<List<string>> MayAsync() => [.. (await here.Leader.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync())["may"]!.AsArray().Select(m => m!.GetValue<string>())];
    }

    [Fact]
    public async Task Staff_write_down_the_yes_and_the_call_of_somebody_without_a_phone()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.OpenOrderAsync();
        await here.WithoutPhoneAsync(here.Member2);
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        // Nobody waits for an answer to what nobody told him.
        Assert.Equal("有一件点单请您接", Assert.Single((await here.Leader.Phone.GetAsync($"/api/v1/groups/{here.GroupId}/calls").OkAsync())["items"]!.AsArray())!["title"]!.GetValue<string>());
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var path = $"/admin/orders/details/{order}";
        foreach (var (form, fields) in new (string, Dictionary<string, string>)[] { ("AcceptFor", []), ("LogContact", new() { ["way"] = "Visit" }) })
            Assert.Equal(System.Net.HttpStatusCode.Redirect, (await office.PostFormAsync(path, form, fields)).StatusCode);
        var row = await here.ReadAsync(order);
        Assert.Equal((OrderState.InProgress, here.Member2.PersonId), (row.State, row.VolunteerId!.Value));
        // The paper is taken in from the page of its number.
        Assert.NotNull((await office.GetHtmlAsync($"/admin/slips?Number={(await SlipAsync(here, order))!.Number}")).QuerySelector("input[type=file]"));
    }

    [Fact]
    public async Task What_ended_undone_takes_no_paper_in()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var order = await here.InProgressAsync();
        var number = (await SlipAsync(here, order))!.Number;
        await here.Member.Phone.PostAsync($"/api/v1/orders/{order}/cancel", new { }, ifMatch: await here.Member.TagAsync(order)).OkAsync();
        var refused = await Assert.ThrowsAsync<RefusedException>(() => here.ActAsync(staff, s => s.GetRequiredService<TakeInPaperLeaf>().RunAsync(number, new PaperLeaf("换了灯泡", 25, Signed: true), CraftedFiles.Jpeg(), default)));
        Assert.Equal("order.wrong_state", refused.Code);
        Assert.Null((await SlipAsync(here, order))!.Newest(SlipLeafKind.Service));
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Null((await office.GetHtmlAsync($"/admin/slips?Number={number}")).QuerySelector("input[type=file]"));
    }

    [Fact]
    public async Task A_rating_of_the_work_before_stands_on_no_new_leaf()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.DoneAsync();
        await here.Member.ActAsync(order, "confirm", new { }).OkAsync();
        await here.Member.ActAsync(order, "rate", new { solved = false, speed = 1, attitude = 2 }).OkAsync();
        await here.Member.ActAsync(order, "reopen", new { text = "又坏了" }).OkAsync();
        await here.Member2.ActAsync(order, "resume").OkAsync();
        await here.Member2.ActAsync(order, "finish", new { what = "换了线路", minutes = 50 }).OkAsync();
        var service = (await SlipAsync(here, order))!.Newest(SlipLeafKind.Service)!.Lines;
        Assert.Contains(service, l => l is { Label: "办理情况", Value: "换了线路" });
        Assert.Contains(service, l => l is { Label: "评价", Value: "—" });
    }

    [Fact]
    public async Task The_office_that_the_council_named_stands_on_the_second_leaf_and_may_call()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var order = await here.OpenOrderAsync();
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var path = $"/admin/orders/details/{order}";
        await here.Leader.DispatchAsync(order, here.Member2).OkAsync();
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await office.PostFormAsync(path, "Escalate", new() { ["reason"] = "没有人能修" })).StatusCode);
        var day = await here.MeetingAsync();
        await here.HoldAsync(staff, day);
        await here.DecideAsync(staff, (await here.ItemOfOrderAsync(order)).Id, new DecisionDraft(CouncilDecision.Assign, "更换线路", "物业", new DateOnly(2099, 1, 1)));
        var leaf = (await SlipAsync(here, order))!.Newest(SlipLeafKind.Responsibility)!.Lines;
        Assert.Contains(leaf, l => l is { Label: "责任单位", Value: "物业（周五议事日交办）" });
        Assert.DoesNotContain(leaf, l => l.Label == "接单人");
        Assert.Contains("物业（周五议事日交办）", (await office.GetHtmlAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await office.PostFormAsync(path, "Contact", new() { ["reason"] = "联系居民办理" })).StatusCode);
        await here.Leader.Phone.GetAsync($"/api/v1/orders/{order}/contact").OkAsync();
        await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact").RefusedAsync(404, "not_found");
        // Done by the office: the third leaf names it too.
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await office.PostFormAsync(path, "Finish", new() { ["what"] = "换了线路", ["minutes"] = "90" })).StatusCode);
        Assert.Contains((await SlipAsync(here, order))!.Newest(SlipLeafKind.Service)!.Lines, l => l is { Label: "责任单位", Value: "物业" });
    }

    [Fact]
    public async Task What_the_council_gives_to_an_office_has_its_slip_though_nobody_was_ever_asked()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var order = await here.OpenOrderAsync();
        await here.Leader.Phone.PostAsync($"/api/v1/orders/{order}/escalate", new { reason = "要换整条线路" }, ifMatch: await here.Leader.TagAsync(order)).OkAsync();
        Assert.Null(await SlipAsync(here, order));
        await here.HoldAsync(staff, await here.MeetingAsync());
        await here.DecideAsync(staff, (await here.ItemOfOrderAsync(order)).Id, new DecisionDraft(CouncilDecision.Assign, "更换线路", "物业", new DateOnly(2099, 1, 1)));
        var slip = (await SlipAsync(here, order))!;
        Assert.NotNull(slip.Newest(SlipLeafKind.Problem));
        Assert.Contains(slip.Newest(SlipLeafKind.Responsibility)!.Lines, l => l is { Label: "责任单位", Value: "物业（周五议事日交办）" });
    }

    [Fact]
    public async Task Printed_as_three_sheets_of_A5_with_the_code_that_leads_back()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.DoneAsync();
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var page = await office.GetHtmlAsync($"/admin/slips/print/{order}");
        Assert.Equal(3, page.QuerySelectorAll(".np-slip").Length);
        Assert.Equal(3, page.QuerySelectorAll(".np-slip svg.np-qr").Length);
        Assert.Contains((await SlipAsync(here, order))!.Number, page.Body!.TextContent, StringComparison.Ordinal);
    }
}

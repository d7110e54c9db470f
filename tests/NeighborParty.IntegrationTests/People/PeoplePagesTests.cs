using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.PeopleTests;

public sealed class PeoplePagesTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Staff_enter_somebody_without_a_phone_from_a_signed_paper()
    {
        var here = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var unsigned = await staff.PostFormAsync("/admin/people/new", null, new() { ["Input.Name"] = "周奶奶" });
        Assert.Equal(HttpStatusCode.BadRequest, unsigned.StatusCode);
        var id = await EnterAsync(staff, here, "周奶奶", "");
        await product.InsideAsync(here.CommunityId, async s =>
        {
            var db = s.GetRequiredService<NeighborPartyDb>();
            Assert.Equal(staff.StaffId, (await db.AuditEvents.SingleAsync(e => e.Action == "person.entered" && e.EntityId == id)).ActorId);
            Assert.Equal("李工作", (await db.Consents.SingleAsync(c => c.PersonId == id)).Witness);
            Assert.Equal(1, await db.Residencies.CountAsync(r => r.PersonId == id && r.IsPrimary));
        });
    }

    [Fact]
    public async Task People_are_found_by_name_building_and_whole_phone_and_shown_masked()
    {
        var here = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        await EnterAsync(staff, here, "百分%号", "19900007001");
        Assert.Equal(["百分%号"], await NamesAsync(staff, "?Q=百分%25"));
        Assert.Empty(await NamesAsync(staff, "?Q=%25"));
        Assert.Empty(await NamesAsync(staff, "?Q=_"));
        Assert.Empty(await NamesAsync(staff, "?Q=号"));
        Assert.Equal(["百分%号"], await NamesAsync(staff, $"?BuildingId={here.Building1Id}"));
        Assert.Empty(await NamesAsync(staff, $"?BuildingId={here.Building2Id}"));
        var found = await ConsoleClient.DocumentAsync(await staff.PostFormAsync("/admin/people", "form[method=post][role=search]", new() { ["phone"] = "１９９ ００００ ７００１" }));
        Assert.Equal("199****7001", found.QuerySelectorAll("tbody tr td")[1].TextContent.Trim());
        var half = await ConsoleClient.DocumentAsync(await staff.PostFormAsync("/admin/people", "form[method=post][role=search]", new() { ["phone"] = "19900007002" }));
        Assert.Empty(half.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Another_community_does_not_exist_for_the_search()
    {
        var here = await Neighbours.CreateAsync(product);
        var there = await Neighbours.CreateAsync(product);
        using var mine = await ConsoleClient.SignInAsync(product, here.CommunityId);
        using var theirs = await ConsoleClient.SignInAsync(product, there.CommunityId);
        var foreign = await EnterAsync(theirs, there, "金丝雀", "19900007003");
        Assert.Empty(await NamesAsync(mine, "?Q=金丝雀"));
        var byPhone = await mine.PostFormAsync("/admin/people", "form[method=post][role=search]", new() { ["phone"] = "19900007003" });
        Assert.DoesNotContain("金丝雀", await byPhone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.GetAsync($"/admin/people/details/{foreign}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.PostAsync($"/admin/people/details/{foreign}?handler=Unmask&field=Phone", new() { ["reason"] = "电话通知停水" })).StatusCode);
        Assert.Equal(4, (await NamesAsync(mine, "")).Count);
    }

    [Fact]
    public async Task A_full_number_is_shown_once_for_a_reason_and_the_reading_is_recorded()
    {
        var here = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var id = await EnterAsync(staff, here, "陈大妈", "19900007004");
        var details = $"/admin/people/details/{id}";
        Assert.DoesNotContain("19900007004", (await staff.GetHtmlAsync(details)).DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("301", (await staff.GetHtmlAsync(details)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var unreasoned = await staff.PostFormAsync(details, "form[action*='field=Phone']", new() { ["reason"] = "看看" });
        Assert.Equal(HttpStatusCode.BadRequest, unreasoned.StatusCode);
        Assert.DoesNotContain("19900007004", await unreasoned.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var shown = await staff.PostFormAsync(details, "form[action*='field=Phone']", new() { ["reason"] = "电话通知停水" });
        Assert.Contains("19900007004", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("no-store", shown.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var door = await staff.PostFormAsync(details, "form[action*='field=Door']", new() { ["reason"] = "上门慰问" });
        Assert.Contains("301", await door.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("19900007004", (await staff.GetHtmlAsync(details)).DocumentElement.OuterHtml, StringComparison.Ordinal);

        var reads = await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().AuditEvents
            .Where(e => e.EntityId == id && e.Action == SensitiveReads.Action).OrderBy(e => e.Sequence).Select(e => e.ReasonText + e.Details).ToListAsync());
        Assert.Equal(["电话通知停水{\"field\":\"phone\"}", "上门慰问{\"field\":\"door\"}"], reads);
    }

    /// <summary>Who has no phone asks the office, and is told what a phone would show.</summary>
    [Fact]
    public async Task The_page_tells_who_looked_and_about_which_order()
    {
        var here = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var details = $"/admin/people/details/{here.Member.PersonId}";
        Assert.Contains("还没有人看过", (await staff.GetHtmlAsync(details)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var order = await here.InProgressAsync();
        await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact").OkAsync();
        var rows = await LooksAsync(details);
        var told = rows.Single(r => r.TextContent.Contains("手机号", StringComparison.Ordinal));
        Assert.Contains("邻居 陈", told.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("陈组员", told.TextContent, StringComparison.Ordinal);
        Assert.Contains("点单办理", told.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/admin/orders/details/{order}", told.QuerySelector("a")!.GetAttribute("href")!.ToLowerInvariant());

        for (var i = 1; i <= 20; i++)
            await product.InsideAsync(here.CommunityId, async s =>
            {
                s.GetRequiredService<SensitiveReads>().Record(here.Member.PersonId, "door", $"第{i}次走访");
                await s.GetRequiredService<NeighborPartyDb>().SaveChangesAsync();
            });
        var first = await LooksAsync(details);
        Assert.Equal(20, first.Count);
        Assert.Contains("走访", first[0].TextContent, StringComparison.Ordinal);
        var next = (await staff.GetHtmlAsync(details)).QuerySelector(".np-pager a[rel=next]")!.GetAttribute("href")!;
        Assert.Equal(rows.Count + 20, first.Count + (await LooksAsync(next)).Count);
        Assert.DoesNotContain("邻居 陈", string.Concat((await LooksAsync($"/admin/people/details/{here.Member2.PersonId}")).Select(r => r.TextContent)), StringComparison.Ordinal);

        async Task<List<AngleSharp.Dom.IElement>> LooksAsync(string page) =>
            [.. (await staff.GetHtmlAsync(page)).QuerySelectorAll("table").Single(t => t.TextContent.Contains("查看人", StringComparison.Ordinal)).QuerySelectorAll("tbody tr")];
    }

    [Fact]
    public async Task Reading_in_bulk_is_stopped_after_thirty_in_an_hour()
    {
        var here = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var id = await EnterAsync(staff, here, "韩大爷", "19900007005");
        var path = $"/admin/people/details/{id}?handler=Unmask&field=Phone";
        for (var i = 0; i < StaffReads.MostPerHour; i++)
            Assert.Equal(HttpStatusCode.OK, (await staff.PostAsync(path, new() { ["reason"] = "电话通知停水" })).StatusCode);
        var stopped = await staff.PostAsync(path, new() { ["reason"] = "电话通知停水" });
        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.StatusCode);
        Assert.DoesNotContain("19900007005", await stopped.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var other = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Equal(HttpStatusCode.OK, (await other.PostAsync(path, new() { ["reason"] = "电话通知停水" })).StatusCode);
    }

    [Theory]
    [InlineData(StaffRole.Moderator)]
    [InlineData(StaffRole.Auditor)]
    public async Task Roles_without_the_permission_see_nobody(StaffRole role)
    {
        var here = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId, role);
        Assert.NotEqual(HttpStatusCode.OK, (await staff.GetAsync("/admin/people")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await staff.GetAsync($"/admin/people/details/{here.Member.PersonId}")).StatusCode);
        var post = await staff.PostAsync($"/admin/people/details/{here.Member.PersonId}?handler=Unmask&field=Phone", new() { ["reason"] = "电话通知停水" });
        Assert.NotEqual(HttpStatusCode.OK, post.StatusCode);
    }

    private static async Task<Guid> EnterAsync(ConsoleClient staff, Neighbours here, string name, string phone)
    {
        var answer = await staff.PostFormAsync("/admin/people/new", null, new()
        {
            ["Input.Name"] = name, ["Input.Phone"] = phone, ["Input.Place"] = $"{here.Building1Id}/{here.Stairwell1Id}", ["Input.Door"] = "301", ["Input.Signed"] = "true",
        });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    private static async Task<List<string>> NamesAsync(ConsoleClient staff, string query) =>
        (await staff.GetHtmlAsync("/admin/people" + query)).QuerySelectorAll("tbody tr td:first-child").Select(c => c.TextContent.Trim()).ToList();
}

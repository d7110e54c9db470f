using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.PlaceTests;

public sealed class PlacePagesTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Staff_enter_a_building_make_its_codes_and_print_them()
    {
        var here = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var entered = await staff.PostFormAsync("/admin/places/new", null, new()
        {
            ["Input.Name"] = "9栋", ["Input.CompoundId"] = here.CompoundId.ToString(), ["Input.Stairwells"] = "1单元\r\n2单元",
        });
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        var details = entered.Headers.Location!.OriginalString;
        Assert.Equal(HttpStatusCode.Redirect, (await staff.PostFormAsync(details, "Issue")).StatusCode);
        var page = await staff.GetHtmlAsync(details);
        Assert.Contains("第 1 号", page.Body!.TextContent, StringComparison.Ordinal);

        var sheet = await staff.GetHtmlAsync("/admin/places/print?buildingId=" + details.Split('/')[^1]);
        Assert.Single(sheet.QuerySelectorAll("section.np-sheet"));
        Assert.Contains("9栋", sheet.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var picture = await staff.GetAsync(sheet.QuerySelector("section img")!.GetAttribute("src")!);
        Assert.StartsWith("image/", picture.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        Assert.True((await picture.Content.ReadAsByteArrayAsync()).Length > 1000);
    }

    [Theory]
    [InlineData("/admin/orders", "Building", true)]
    [InlineData("/admin/orders", "Group", false)]
    [InlineData("/admin/orders/new?personId={person}", "Input.BuildingId", true)]
    [InlineData("/admin/orders/stats", "Group", false)]
    [InlineData("/admin/council/new", "Input.BuildingId", true)]
    [InlineData("/admin/aid", "Building", true)]
    [InlineData("/admin/applications", "BuildingId", true)]
    [InlineData("/admin/people", "BuildingId", true)]
    [InlineData("/admin/duties", "GroupId", false)]
    public async Task Houses_and_groups_are_chosen_by_their_ids(string path, string field, bool isBuilding)
    {
        var here = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var page = await staff.GetHtmlAsync(path.Replace("{person}", here.Member.PersonId.ToString(), StringComparison.Ordinal));
        Assert.Single(page.QuerySelectorAll($"select[name='{field}'] option[value='{(isBuilding ? here.Building1Id : here.GroupId)}']"));
    }

    [Fact]
    public async Task A_revocation_wants_a_reason_and_shows_it()
    {
        var here = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var details = $"/admin/places/details/{here.Building2Id}";
        await staff.PostFormAsync(details, "Issue");
        await staff.PostFormAsync(details, "Revoke", new() { ["reason"] = " " });
        Assert.Contains("请填写停用原因", (await staff.GetHtmlAsync(details)).Body!.TextContent, StringComparison.Ordinal);
        await staff.PostFormAsync(details, "Revoke", new() { ["reason"] = "被人转发" });
        var page = await staff.GetHtmlAsync(details);
        Assert.Contains("被人转发", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("未制作", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_slower_of_two_editors_hears_who_was_faster()
    {
        var here = await Neighbours.CreateAsync(product);
        using var fast = await ConsoleClient.SignInAsync(product, here.CommunityId, StaffRole.Officer, "快工作");
        using var slow = await ConsoleClient.SignInAsync(product, here.CommunityId, StaffRole.Officer, "慢工作");
        var edit = $"/admin/places/edit/{here.Building1Id}";
        var stale = (await slow.GetHtmlAsync(edit)).QuerySelector("input[name='Input.Version']")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await fast.PostFormAsync(edit, null, new() { ["Input.Name"] = "1号楼A" })).StatusCode);
        var answer = await slow.PostFormAsync(edit, null, new() { ["Input.Name"] = "1号楼B", ["Input.Version"] = stale });
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Contains("快工作", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("1号楼A", await NameAsync(here, here.Building1Id));
    }

    [Fact]
    public async Task A_name_twice_in_a_compound_and_a_stairwell_in_use_are_refused_in_the_form()
    {
        var here = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var twice = await staff.PostFormAsync("/admin/places/new", null, new() { ["Input.Name"] = "1号楼", ["Input.CompoundId"] = here.CompoundId.ToString() });
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Contains("同名的楼栋", await twice.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await staff.PostFormAsync($"/admin/places/details/{here.Building1Id}", $"form[action*='{here.Stairwell1Id}']");
        var used = await staff.PostFormAsync($"/admin/places/edit/{here.Building1Id}", null, new() { ["Input.Stairwells"] = "2单元" });
        Assert.Equal(HttpStatusCode.Conflict, used.StatusCode);
        Assert.Contains("不能删除", await used.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_without_its_picture_says_so()
    {
        var here = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        await staff.PostFormAsync($"/admin/places/details/{here.Building1Id}", "Issue");
        await product.WeChatDownAsync(true);
        try
        {
            var page = await staff.GetHtmlAsync($"/admin/places/print?buildingId={here.Building1Id}");
            Assert.Empty(page.QuerySelectorAll("section.np-sheet"));
            Assert.Contains("微信暂时连接不上", page.Body!.TextContent, StringComparison.Ordinal);
        }
        finally
        {
            await product.WeChatDownAsync(false);
        }
    }

    [Fact]
    public async Task A_foreign_building_is_nowhere()
    {
        var here = await Neighbours.CreateAsync(product);
        var there = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        foreach (var path in new[] { $"details/{there.Building1Id}", $"edit/{there.Building1Id}", $"print?buildingId={there.Building1Id}" })
            Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"/admin/places/{path}")).StatusCode);
        var list = await staff.GetHtmlAsync("/admin/places");
        Assert.Equal(2, list.QuerySelectorAll("tbody tr").Length);
        Assert.DoesNotContain(there.Building1Id.ToString(), list.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        var posted = await staff.PostAsync($"/admin/places/details/{there.Building1Id}?handler=Issue");
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
    }

    [Theory]
    [InlineData(StaffRole.Moderator)]
    [InlineData(StaffRole.Auditor)]
    public async Task Roles_without_the_permission_do_not_get_in(StaffRole role)
    {
        var here = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId, role);
        foreach (var path in new[] { "", "/new", $"/details/{here.Building1Id}", $"/edit/{here.Building1Id}", "/print" })
            Assert.NotEqual(HttpStatusCode.OK, (await staff.GetAsync($"/admin/places{path}")).StatusCode);
    }

    private Task<string> NameAsync(Neighbours here, Guid building) =>
        product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().Buildings.Where(b => b.Id == building).Select(b => b.Name).SingleAsync());
}

using Microsoft.Playwright;
using NeighborParty.EndToEndTests.Hosting;

namespace NeighborParty.EndToEndTests;

/// <summary>The demo's ladder is late: the office sees it, the borrower brings it back, the lender says so, both rate each other, and the list is empty.</summary>
public sealed class LendingAThing : BrowserWalk
{
    [BrowserFact]
    public async Task What_is_late_stands_on_the_offices_list_until_the_lender_has_it_back()
    {
        var desk = await DeskAsync("/admin/aid");
        await desk.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "邻里借用" }).ClickAsync();
        await desk.SeesAsync("人字梯可以借");
        await desk.SeesAsync("逾期 3 天");
        await LookAsync(desk, "aid-loans");
        await desk.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "人字梯可以借" }).ClickAsync();
        await desk.SeesAsync("双方已同意");
        await LookAsync(desk, "aid-post");

        using var lender = await PhoneHand.SignInAsync(Product, "lin");
        using var borrower = await PhoneHand.SignInAsync(Product, "chen");
        var loan = (await borrower.GetAsync("/api/v1/aid-loans"))["items"]![0]!;
        var path = $"/api/v1/aid-loans/{loan["id"]}";
        await borrower.PostAsync($"{path}/return");
        await lender.PostAsync($"{path}/take-back", new { damaged = true });
        var sides = $"/api/v1/aid-posts/{loan["postId"]}/answers/{loan["answerId"]}/ratings";
        await lender.PostAsync(sides, new { stars = 4, helped = true });
        Assert.Null((await borrower.GetAsync(sides))["theirs"]);
        await borrower.PostAsync(sides, new { stars = 5, helped = true });
        Assert.Equal(4, (await borrower.GetAsync(sides))["theirs"]!["stars"]!.GetValue<int>());

        await desk.GotoAsync("/admin/aid/loans");
        await desk.SeesAsync("没有这样的借用");
        await desk.GetByLabel("显示").SelectOptionAsync("Ended");
        await desk.SeesAsync("有损坏");
        await desk.GotoAsync("/admin/aid/figures");
        await desk.SeesAsync("每月发布和应答");
        await LookAsync(desk, "aid-figures");
        Assert.DoesNotContain("Unhandled exception", Product.Log, StringComparison.Ordinal);
    }

    /// <summary>At both widths: nothing sideways, nothing a screen reader stumbles over.</summary>
    private static async Task LookAsync(IPage page, string name)
    {
        foreach (var width in new[] { 390, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.TakeAsync($"{name}-{width}", whole: true);
            Assert.Empty(await page.FaultsAsync());
        }
    }
}

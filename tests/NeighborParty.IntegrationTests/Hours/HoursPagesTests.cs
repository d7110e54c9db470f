using System.Net;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Exports;
using NeighborParty.Core.Hours;
using NeighborParty.IntegrationTests.Duties;
using NeighborParty.IntegrationTests.Hosting;
using static NeighborParty.IntegrationTests.Duties.DutyDesk;

namespace NeighborParty.IntegrationTests.Hours;

/// <summary>The office after a shift, in the console: the list, appeals, corrections, one person's ledger, the certificate, files.</summary>
public sealed class HoursPagesTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task The_office_keeps_the_list_and_decides_appeals()
    {
        var desk = await CreateAsync(product);
        var here = desk.Neighbours;
        var shift = await desk.ShiftAsync(2, minutes: 60);
        var one = await desk.PutOnListAsync(shift, here.Member);
        await desk.LaterAsync(TimeSpan.FromMinutes(70), here.Member);
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains("周五大扫除", (await office.GetHtmlAsync("/admin/Duties/Unresolved")).Body!.TextContent, StringComparison.Ordinal);
        var marked = await office.PostFormAsync($"/admin/Duties/Resolve/{shift}", null, new() { ["Marks[0].Outcome"] = "NoShow" });
        Assert.Equal(HttpStatusCode.Redirect, marked.StatusCode);
        Assert.Equal(SignupState.NoShow, await desk.SignupStateAsync(one));

        await OkAsync(await here.Member.Phone.PostAsync($"/api/v1/shifts/{shift}/no-show-appeal", new { text = "我在二号楼门口" }));
        Assert.Contains("我在二号楼门口", (await office.GetHtmlAsync("/admin/Duties/Appeals")).Body!.TextContent, StringComparison.Ordinal);
        // The same officer marked it.
        await office.PostFormAsync("/admin/Duties/Appeals", "Decide", new() { ["decision"] = "Overturn", ["answer"] = "核实过" });
        Assert.Equal(SignupState.NoShow, await desk.SignupStateAsync(one));
        using var other = await ConsoleClient.SignInAsync(product, here.CommunityId);
        await other.PostFormAsync("/admin/Duties/Appeals", "Decide", new() { ["decision"] = "Overturn", ["answer"] = "核实过" });
        Assert.Equal(SignupState.Excused, await desk.SignupStateAsync(one));
    }

    [Fact]
    public async Task One_asks_another_agrees_and_the_certificate_is_printed()
    {
        var desk = await CreateAsync(product);
        var here = desk.Neighbours;
        var shift = await desk.ShiftAsync(2, minutes: 60);
        var signup = await desk.PutOnListAsync(shift, here.Member);
        await OkAsync(await desk.CheckInAsync(shift, here.Member));
        await desk.LaterAsync(TimeSpan.FromMinutes(65), here.Member);
        await OkAsync(await desk.CheckOutAsync(shift, here.Member));
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);

        var asked = await office.PostFormAsync($"/admin/Hours/Correct/{shift}/{signup}", null, new() { ["Kind"] = "Nothing", ["Reason"] = "记错人了" });
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        await office.PostFormAsync("/admin/Hours/Corrections", "Decide", new() { ["approve"] = "false", ["answer"] = "自己不能定" });
        Assert.Equal(CorrectionState.Asked, await desk.DbAsync(db => db.HoursCorrections.Select(c => c.State).SingleAsync()));
        using var other = await ConsoleClient.SignInAsync(product, here.CommunityId);
        await other.PostFormAsync("/admin/Hours/Corrections", "Decide", new() { ["approve"] = "false", ["answer"] = "记录没错" });
        Assert.Equal(60, await desk.HoursAsync(here.Member));

        Assert.Contains("待结算", (await office.GetHtmlAsync($"/admin/Hours/Person/{here.Member.PersonId}")).QuerySelectorAll("table").Last().TextContent, StringComparison.Ordinal);
        await desk.SettleAsync(shift);
        var person = await office.GetHtmlAsync($"/admin/Hours/Person/{here.Member.PersonId}");
        Assert.Contains("已入账", person.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 小时", person.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("记录没错", person.Body.TextContent, StringComparison.Ordinal);
        var issued = await office.PostFormAsync($"/admin/Hours/Person/{here.Member.PersonId}", "Issue", new() { ["year"] = ChinaTime.Today(desk.Now).Year.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        var sheet = await office.GetHtmlAsync(issued.Headers.Location!.ToString());
        Assert.Contains("王组员", sheet.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(sheet.QuerySelector("svg.np-qr"));
        foreach (var path in new[] { "/admin/Hours", $"/admin/Hours?GroupId={here.GroupId}&Q=王", $"/admin/Hours/Group/{here.GroupId}" })
            Assert.Contains("王组员", (await office.GetHtmlAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        // What another community has is not there.
        using var elsewhere = await ConsoleClient.SignInAsync(product, (await Neighbours.CreateAsync(product)).CommunityId);
        foreach (var path in new[] { $"/admin/Hours/Person/{here.Member.PersonId}", $"/admin/Hours/Group/{here.GroupId}", issued.Headers.Location.ToString(), $"/admin/Hours/Correct/{shift}/{signup}" })
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_file_is_asked_for_watched_and_fetched()
    {
        var desk = await CreateAsync(product);
        using var office = await ConsoleClient.SignInAsync(product, desk.Neighbours.CommunityId);
        await desk.PutOnListAsync(await desk.ShiftAsync(2), desk.Neighbours.Member);
        Assert.Equal(HttpStatusCode.OK, (await office.PostFormAsync("/admin/Exports", "Ask", new() { ["Purpose"] = "" })).StatusCode); // shown again
        await office.PostFormAsync("/admin/Exports", "Ask", new() { ["Kind"] = nameof(ExportKind.Attendance), ["Purpose"] = "季度统计" });
        Assert.Contains("排队中", (await office.GetHtmlAsync("/admin/Exports?handler=List")).Body!.TextContent, StringComparison.Ordinal);
        await product.RunJobsAsync();
        var id = await desk.DbAsync(db => db.Exports.Select(e => e.Id).SingleAsync());
        var file = await office.GetAsync($"/admin/Exports?handler=File&id={id}");
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.Contains("王组员", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}

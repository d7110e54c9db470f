using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;
using NeighborParty.Core.StockTakes;
using NeighborParty.IntegrationTests.Armbands;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.StockTakes;

public sealed class StockTakeTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task What_was_not_scanned_is_missing_and_is_reported_lost_in_one_step()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(6);
        await n.GiveAsync(serials[1], n.Member);
        await n.GiveAsync(serials[2], n.Member2);
        await n.Member2.Phone.PostAsync($"/api/v1/armbands/{(await n.ArmbandAsync(serials[2])).Id}/report-lost", new { });
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        Assert.Contains("还没有盘点过", (await staff.GetHtmlAsync("/admin/Armbands")).Body!.TextContent, StringComparison.Ordinal);
        var details = await OpenAsync(staff, n);

        // Five are expected: the lost one is not.
        await ScanAsync(staff, details, serials[0]);
        await ScanAsync(staff, details, " np-xf-0001 ");
        await ScanAsync(staff, details, serials[2]);
        await ScanAsync(staff, details, "NP-ZZ-0001");
        await staff.PostFormAsync(details, "Scan", new() { ["serial"] = "hello" });
        var id = Guid.Parse(details[^36..]);
        Assert.Equal((5, 1, 4, 2), await CountAsync(n, id));

        await DoneAsync(await staff.PostFormAsync(details, "Close"));
        var taken = await n.ReadAsync(db => db.StockTakes.AsNoTracking().SingleAsync());
        Assert.Equal((StockTakeState.Closed, 5, 1, 4, 2), (taken.State, taken.Expected, taken.Found, taken.Missing, taken.Unexpected));
        var print = (await staff.GetHtmlAsync($"/admin/StockTakes/Print/{id}")).Body!.TextContent;
        Assert.Contains("应有 5 个，见到 1 个，没见到 4 个，多出 2 个", print, StringComparison.Ordinal);
        Assert.Contains(serials[1], print, StringComparison.Ordinal);

        // One is found on a desk after all before anybody reports it.
        await n.ReadAsync(async db =>
        {
            (await db.Armbands.FirstAsync(a => a.Serial == serials[5])).Seen(DateTime.UnixEpoch.AddYears(100));
            return await db.SaveChangesAsync();
        });
        await DoneAsync(await staff.PostFormAsync(details, "Report"));
        Assert.Equal(ArmbandState.ReportedLost, (await n.ArmbandAsync(serials[1])).State);
        Assert.Equal([ArmbandState.LostConfirmed, ArmbandState.LostConfirmed, ArmbandState.InStock],
            new[] { (await n.ArmbandAsync(serials[3])).State, (await n.ArmbandAsync(serials[4])).State, (await n.ArmbandAsync(serials[5])).State });
        var lines = await n.ReadAsync(db => db.ArmbandEvents.CountAsync());
        await staff.PostFormAsync(details, "Report");
        Assert.Equal(lines, await n.ReadAsync(db => db.ArmbandEvents.CountAsync()));
        Assert.DoesNotContain("还没有盘点过", (await staff.GetHtmlAsync("/admin/Armbands")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaders_scan_with_their_phones_what_is_theirs_to_see()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(3);
        await n.GiveAsync(serials[0], n.Member);
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        var id = Guid.Parse((await OpenAsync(staff, n))[^36..]);
        var open = (await (await n.Leader.Phone.GetAsync("/api/v1/stock-takes")).Content.ReadAsStringAsync());
        Assert.Contains(id.ToString(), open, StringComparison.Ordinal);
        Assert.Equal("forbidden", await (await n.Member.Phone.GetAsync("/api/v1/stock-takes")).CodeAsync());
        Assert.Equal("forbidden", await (await n.Member.Phone.PostAsync($"/api/v1/stock-takes/{id}/scans", new { serial = serials[0] })).CodeAsync());

        var scan = await (await n.Leader.Phone.PostAsync($"/api/v1/stock-takes/{id}/scans", new { serial = serials[0].ToLowerInvariant() })).JsonAsync();
        Assert.Equal(("matched", true, "林组长"), (scan["outcome"]!.GetValue<string>(), scan["wasNew"]!.GetValue<bool>(), scan["scannedBy"]!.GetValue<string>()));
        var missing = await (await n.Leader.Phone.GetAsync($"/api/v1/stock-takes/{id}/missing")).JsonAsync();
        Assert.Equal([serials[1], serials[2]], missing["items"]!.AsArray().Select(i => i!["serial"]!.GetValue<string>()));
        var one = await (await n.Leader.Phone.GetAsync($"/api/v1/stock-takes/{id}")).JsonAsync();
        Assert.Equal((3, 1, 2), (one["expected"]!.GetValue<int>(), one["found"]!.GetValue<int>(), one["missing"]!.GetValue<int>()));

        var there = await Neighbours.CreateAsync(product);
        foreach (var answer in new[]
        {
            await there.Leader.Phone.GetAsync($"/api/v1/stock-takes/{id}"), await there.Leader.Phone.GetAsync($"/api/v1/stock-takes/{id}/missing"),
            await there.Leader.Phone.PostAsync($"/api/v1/stock-takes/{id}/scans", new { serial = serials[1] }),
        })
            Assert.Equal("not_found", await answer.CodeAsync());
        await DoneAsync(await staff.PostFormAsync($"/admin/StockTakes/Details/{id}", "Abandon", new() { ["note"] = "下雨" }));
        Assert.Equal("stock_take.wrong_state", await (await n.Leader.Phone.PostAsync($"/api/v1/stock-takes/{id}/scans", new { serial = serials[1] })).CodeAsync());
    }

    [Fact]
    public async Task Sixteen_scans_of_one_number_at_once_leave_one_and_all_get_it()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(8);
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        var id = Guid.Parse((await OpenAsync(staff, n))[^36..]);
        foreach (var serial in serials)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => n.Leader.Phone.PostAsync($"/api/v1/stock-takes/{id}/scans", new { serial })));
            Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
            var bodies = await Task.WhenAll(answers.Select(a => a.JsonAsync()));
            Assert.Single(bodies, b => b["wasNew"]!.GetValue<bool>());
            Assert.Single(bodies.Select(b => b["scannedAt"]!.ToJsonString()).Distinct());
        }

        Assert.Equal((8, 8, 0, 0), await CountAsync(n, id));
        Assert.Equal(8, await n.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == "stock_take.scanned")));
    }

    [Fact]
    public async Task The_database_itself_keeps_one_scan_of_a_number_and_one_open_stock_take()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(2);
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        var details = await OpenAsync(staff, n);
        await ScanAsync(staff, details, serials[0]);
        var again = await staff.PostFormAsync("/admin/StockTakes/New", null, new() { ["CompoundId"] = n.CompoundId.ToString() });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);

        await Assert.ThrowsAsync<DbUpdateException>(() => n.ReadAsync(async db =>
        {
            var first = await db.StockTakeScans.AsNoTracking().SingleAsync();
            db.StockTakeScans.Add(new StockTakeScan
            {
                Id = Ids.New(first.At), CommunityId = first.CommunityId, StockTakeId = first.StockTakeId, Serial = first.Serial, ArmbandId = first.ArmbandId, At = first.At,
            });
            return await db.SaveChangesAsync();
        }));
        await Assert.ThrowsAsync<DbUpdateException>(() => n.ReadAsync(async db =>
        {
            var first = await db.StockTakes.AsNoTracking().SingleAsync();
            db.StockTakes.Add(new StockTake { Id = Ids.New(first.OpenedAt), CommunityId = first.CommunityId, CompoundId = first.CompoundId, Name = "又一次", OpenedAt = first.OpenedAt });
            return await db.SaveChangesAsync();
        }));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => n.ReadAsync(db => db.StockTakes.ExecuteUpdateAsync(s => s.SetProperty(t => t.State, StockTakeState.Closed))));
    }

    [Fact]
    public async Task Two_opened_at_once_leave_one()
    {
        var n = await Neighbours.CreateAsync(product);
        await n.AddArmbandsAsync(2);
        // On threads of their own: SQLite answers at once, so that what is only awaited runs one after the other.
        using var start = new Barrier(8);
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            start.SignalAndWait(TimeSpan.FromSeconds(10));
            try
            {
                await product.InsideAsync(n.CommunityId, s => s.GetRequiredService<OpenStockTake>().RunAsync(i % 2 == 0 ? n.CompoundId : null, null, default));
                return true;
            }
            catch (RefusedException refused)
            {
                Assert.Equal("stock_take.already_open", refused.Code);
                return false;
            }
        })));
        Assert.Single(opened, won => won);
        Assert.Equal(1, await n.ReadAsync(db => db.StockTakes.CountAsync()));
    }

    [Fact]
    public async Task Another_communitys_staff_and_other_roles_see_no_stock_take()
    {
        var n = await Neighbours.CreateAsync(product);
        await n.AddArmbandsAsync(1);
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        var details = await OpenAsync(staff, n);
        var id = details[^36..];
        using var foreign = await ConsoleClient.SignInAsync(product, (await Neighbours.CreateAsync(product)).CommunityId);
        foreach (var path in new[] { details, $"/admin/StockTakes/Print/{id}", $"{details}?handler=Board" })
            Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.PostAsync($"{details}?handler=Close", new() { ["version"] = "1" })).StatusCode);
        using var auditor = await ConsoleClient.SignInAsync(product, n.CommunityId, StaffRole.Auditor);
        foreach (var path in new[] { "/admin/StockTakes", "/admin/StockTakes/New", details, "/admin/Armbands/Batches", "/admin/Armbands/Overdue", "/admin/Armbands/Retirements" })
            Assert.NotEqual(HttpStatusCode.OK, (await auditor.GetAsync(path)).StatusCode);
    }

    private static async Task<string> OpenAsync(ConsoleClient staff, Neighbours n)
    {
        var made = await staff.PostFormAsync("/admin/StockTakes/New", null, new() { ["CompoundId"] = n.CompoundId.ToString() });
        await DoneAsync(made);
        return made.Headers.Location!.OriginalString;
    }

    private static async Task ScanAsync(ConsoleClient staff, string details, string serial) =>
        await DoneAsync(await staff.PostFormAsync(details, "Scan", new() { ["serial"] = serial }));

    private Task<(int, int, int, int)> CountAsync(Neighbours n, Guid id) => product.InsideAsync(n.CommunityId, async s =>
    {
        var count = await s.GetRequiredService<CountStockTake>().RunAsync(await s.GetRequiredService<NeighborPartyDb>().StockTakes.FirstAsync(t => t.Id == id), default);
        return (count.Expected, count.Found, count.Missing, count.Unexpected);
    });

    private static async Task DoneAsync(HttpResponseMessage answer) =>
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
}

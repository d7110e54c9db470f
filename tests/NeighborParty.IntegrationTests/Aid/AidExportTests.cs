using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Exports;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Aid;

public sealed class AidExportTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task The_file_says_what_kind_and_how_soon_answered_and_neither_who_nor_what()
    {
        var made = await AidAgreement.MakeAsync(product);
        await made.Here.PublishedAsync(made.Here.Leader);
        var today = ChinaTime.Today(product.Services.GetRequiredService<TimeProvider>().Now());
        var (rows, _) = await product.InsideAsync(made.Here.CommunityId, s => s.GetRequiredService<ExportRows>().PageAsync(Wish(today, null), Guid.Empty, default));
        Assert.Equal(2, rows.Count);
        Assert.All(rows, r => Assert.Equal(ExportRows.Head(ExportKind.AidPosts).Count, r.Count));
        Assert.Equal(("帮忙", "已对接", "1", "0", "1"), (rows[0][0], rows[0][5], rows[0][8], rows[0][10], rows[0][11]));
        Assert.Equal(("求助", "进行中", "0", "", "0"), (rows[1][0], rows[1][5], rows[1][8], rows[1][10], rows[1][11]));
        Assert.DoesNotContain(rows, r => r.Any(cell => cell.Contains("组员", StringComparison.Ordinal) || cell.Contains("电钻", StringComparison.Ordinal) || cell.Contains("柜子", StringComparison.Ordinal)));
        Assert.Equal(2, await product.InsideAsync(made.Here.CommunityId, s => s.GetRequiredService<ExportRows>().CountAsync(Wish(today, made.Here.GroupId), default)));
        Assert.Equal(0, await product.InsideAsync(made.Here.CommunityId, s => s.GetRequiredService<ExportRows>().CountAsync(Wish(today.AddDays(-1), null), default)));
        using var office = await ConsoleClient.SignInAsync(product, made.Here.CommunityId);
        Assert.NotNull((await office.GetHtmlAsync("/admin/aid/figures")).QuerySelector("a[href*='/admin/exports' i][href*=AidPosts]"));
    }

    private static ExportWish Wish(DateOnly day, Guid? group) => new(ExportKind.AidPosts, day, day, group, "统计");
}

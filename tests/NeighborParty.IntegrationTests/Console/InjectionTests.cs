using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Console;

/// <summary>What is typed into a search is searched for, letter by letter, and does nothing else.</summary>
public sealed class InjectionTests(Product product) : IClassFixture<Product>
{
    private static readonly string[] Hostile =
    [
        "%", "_", "' OR 1=1 --", "'; DROP TABLE People; --", "\" OR \"\"=\"", "* OR name:*", "{{7*7}}", "../../../etc/passwd", "(a+)+$",
        new string('a', 3000) + "!", "http://127.0.0.1/", "[]", "\\",
    ];

    [Theory]
    [InlineData("/admin/people?Q=")]
    [InlineData("/admin/armbands?Q=")]
    [InlineData("/admin/audit?Who=")]
    [InlineData("/admin/aid?Q=")]
    [InlineData("/admin/places?Q=")]
    public async Task A_search_takes_every_sign_literally(string search)
    {
        var here = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Task<int> People() => product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().People.CountAsync());
        var before = await People();
        foreach (var text in Hostile)
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var answer = await staff.GetAsync(search + Uri.EscapeDataString(text));
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{search}{text} answered {answer.StatusCode}");
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{search}{text} took {clock.Elapsed}");
            if (answer.StatusCode == HttpStatusCode.OK)
                Assert.Empty((await ConsoleClient.DocumentAsync(answer)).QuerySelectorAll("main tbody tr"));
        }

        Assert.Equal(before, await People());
    }
}

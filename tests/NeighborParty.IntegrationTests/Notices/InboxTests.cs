using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.NoticeTests;

public sealed class InboxTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task The_inbox_is_paged_newest_first_without_gap_or_double()
    {
        var here = await Neighbours.CreateAsync(product);
        for (var i = 0; i < 120; i++)
            await TellAsync(here, here.Member, $"第{i}条");
        var seen = new List<string>();
        string? next = null;
        do
        {
            var page = await (await here.Member.Phone.GetAsync("/api/v1/me/inbox" + (next is null ? "" : $"?after={next}"))).JsonAsync();
            seen.AddRange(page["items"]!.AsArray().Select(m => m!["title"]!.GetValue<string>()));
            next = page["next"]?.GetValue<string>();
        }
        while (next is not null);
        Assert.Equal(Enumerable.Range(0, 120).Reverse().Select(i => $"第{i}条"), seen);
        Assert.Equal(HttpStatusCode.BadRequest, (await here.Member.Phone.GetAsync("/api/v1/me/inbox?after=xyz")).StatusCode);
    }

    [Fact]
    public async Task Unread_answers_304_until_something_changes()
    {
        var here = await Neighbours.CreateAsync(product);
        await TellAsync(here, here.Member, "一");
        var first = await here.Member.Phone.GetAsync("/api/v1/me/inbox/unread");
        Assert.Equal(1, (await first.JsonAsync())["unread"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.NotModified, await AskAsync(here.Member.Phone, first.Headers.ETag!.Tag));
        await TellAsync(here, here.Member, "二");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(here.Member.Phone, first.Headers.ETag!.Tag));
    }

    [Fact]
    public async Task Reading_is_mine_alone_and_again_changes_nothing()
    {
        var here = await Neighbours.CreateAsync(product);
        var there = await Neighbours.CreateAsync(product);
        await TellAsync(here, here.Member, "给王组员");
        var id = (await (await here.Member.Phone.GetAsync("/api/v1/me/inbox")).JsonAsync())["items"]![0]!["id"]!.GetValue<Guid>();
        Assert.Equal(HttpStatusCode.NotFound, (await here.Member2.Phone.PostAsync($"/api/v1/me/inbox/{id}/read")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await there.Member.Phone.PostAsync($"/api/v1/me/inbox/{id}/read")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await here.Member.Phone.PostAsync($"/api/v1/me/inbox/{id}/read")).StatusCode);
        var at = (await (await here.Member.Phone.GetAsync("/api/v1/me/inbox")).JsonAsync())["items"]![0]!["readAt"]!.GetValue<string>();
        await here.Member.Phone.PostAsync($"/api/v1/me/inbox/{id}/read");
        Assert.Equal(at, (await (await here.Member.Phone.GetAsync("/api/v1/me/inbox")).JsonAsync())["items"]![0]!["readAt"]!.GetValue<string>());
        Assert.Empty((await (await here.Member2.Phone.GetAsync("/api/v1/me/inbox")).JsonAsync())["items"]!.AsArray());
    }

    private static async Task<HttpStatusCode> AskAsync(Phone phone, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me/inbox/unread");
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return (await phone.Http.SendAsync(request)).StatusCode;
    }

    private Task TellAsync(Neighbours here, Resident to, string title) => product.InsideAsync(here.CommunityId, async s =>
    {
        await s.GetRequiredService<TellPerson>().AddAsync(here.CommunityId, to.PersonId, new Notice("test.told", title, "正文", title), default);
        await s.GetRequiredService<NeighborPartyDb>().SaveChangesAsync();
    });
}

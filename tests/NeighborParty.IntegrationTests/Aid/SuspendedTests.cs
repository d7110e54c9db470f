using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Moderation;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;

namespace NeighborParty.IntegrationTests.Aid;

/// <summary>Who is suspended meets nobody through the product any more.</summary>
public sealed class SuspendedTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Who_is_suspended_reads_no_neighbours_phone()
    {
        var agreed = await AidAgreement.MakeAsync(product);
        Assert.Equal(HttpStatusCode.OK, (await agreed.Here.Member2.Phone.GetAsync($"{agreed.Path}/contact")).StatusCode);
        await SuspendAsync(agreed.Here, agreed.Here.Member2);
        Assert.Equal("moderation.suspended", await (await agreed.Here.Member2.Phone.GetAsync($"{agreed.Path}/contact")).CodeAsync());
    }

    [Fact]
    public async Task Who_is_suspended_accepts_no_answer_gets_none_and_may_still_say_no()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member);
        var answer = await here.Member2.AnswerAsync(post);
        await product.DeliverOutboxAsync();
        await here.DecideAsync(await here.AddStaffAsync(), answer, Decision.Publish);
        await SuspendAsync(here, here.Member);
        var path = $"/api/v1/aid-posts/{post}/answers/{answer}";
        Assert.Equal("moderation.suspended", await (await here.Member.Phone.PostAsync($"{path}/accept")).CodeAsync());
        Assert.Equal("aid_post.not_open", await (await here.Leader.Phone.PostAsync($"/api/v1/aid-posts/{post}/answers", new { text = "我来" })).CodeAsync());
        Assert.Equal(HttpStatusCode.OK, (await here.Member.Phone.PostAsync($"{path}/decline")).StatusCode);
    }

    internal static async Task SuspendAsync(Neighbours here, Resident person)
    {
        var measure = await here.AskAsync(await here.AddStaffAsync(name: "甲"), s => s.GetRequiredService<TakeMeasure>().RunAsync(person.PersonId, MeasureKind.Suspend, "fraud", "诈骗", null, CancellationToken.None));
        await here.AskAsync(await here.AddStaffAsync(name: "乙"), s => s.GetRequiredService<DecideMeasure>().RunAsync(measure.Id, confirm: true, measure.Version, CancellationToken.None));
    }
}

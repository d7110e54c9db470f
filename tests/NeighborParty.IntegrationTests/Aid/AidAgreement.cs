using System.Net;
using NeighborParty.Core.Moderation;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Aid;

/// <summary>A post of <see cref="Neighbours.Member"/> that <see cref="Neighbours.Member2"/> answered, both agreed.</summary>
internal sealed record AidAgreement(Neighbours Here, Guid Post, Guid Answer)
{
    public string Path => $"/api/v1/aid-posts/{Post}/answers/{Answer}";

    public static object Drill(string kind = "offer", string category = "borrow", string visibility = "building", string title = "家里有电钻可以借") =>
        new { kind, category, urgency = "normal", visibility, title, text = "周末在家，用完还回来就行。" };

    public static async Task<AidAgreement> MakeAsync(Product product, object? draft = null) => await MakeAsync(await Neighbours.CreateAsync(product), draft);

    public static async Task<AidAgreement> MakeAsync(Neighbours here, object? draft = null)
    {
        var post = await here.PublishedAsync(here.Member, draft ?? Drill());
        var answer = await here.Member2.AnswerAsync(post, "我想借一下。");
        await here.Product.DeliverOutboxAsync();
        await here.DecideAsync(await here.AddStaffAsync(), answer, Decision.Publish);
        var made = new AidAgreement(here, post, answer);
        Assert.Equal(HttpStatusCode.OK, (await here.Member.Phone.PostAsync($"{made.Path}/accept")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.Member2.Phone.PostAsync($"{made.Path}/agree")).StatusCode);
        return made;
    }

    public async Task CloseAsync()
    {
        var details = await Here.Member.Phone.GetAsync($"/api/v1/aid-posts/{Post}");
        Assert.Equal(HttpStatusCode.OK, (await Here.Member.Phone.PostAsync($"/api/v1/aid-posts/{Post}/close", ifMatch: details.Headers.ETag!.ToString())).StatusCode);
    }
}

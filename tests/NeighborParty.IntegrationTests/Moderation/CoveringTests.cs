using System.Net;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Orders;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Moderation;

/// <summary>Who wrote what a moderator covered in parts is told once, with the reason and until when to appeal, whatever kind of content it was.</summary>
public sealed class CoveringTests(Product product) : IClassFixture<Product>
{
    private const string Written = "隔壁金丝雀家也要换", Covered = "隔壁＊＊＊家也要换";

    private static readonly DecisionGrounds Covers = new(Decision.PublishRedacted, "privacy", "请不要写邻居的事", null) { RedactedText = Covered };

    [Fact]
    public async Task The_author_of_a_post_also_learns_how_many_photos_are_gone()
    {
        var here = await Neighbours.CreateAsync(product);
        var photo = await here.Member.PhotoAsync();
        var post = await here.WaitingAsync(here.Member, AidDrill.Draft(text: Written, photoIds: [photo]));
        await ToldAsync(here, here.Member, post, Covers with { WithoutPhotos = [photo] }, "其中 3 个字和 1 张照片已由社区工作人员隐去");
        // Not twice.
        Assert.Equal(0, await here.ReadAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == here.Member.PersonId && m.Kind == "aid_post.published")));
    }

    [Fact]
    public async Task The_author_of_an_answer_is_told()
    {
        var here = await Neighbours.CreateAsync(product);
        var answer = await here.Member2.AnswerAsync(await here.PublishedAsync(here.Member), Written);
        await product.DeliverOutboxAsync();
        await ToldAsync(here, here.Member2, answer, Covers);
    }

    [Fact]
    public async Task Who_placed_an_order_is_told()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.Member.OrderAsync(OrderDrill.Draft(text: Written, buildingId: here.Building1Id));
        await product.DeliverOutboxAsync();
        await ToldAsync(here, here.Member, order, Covers);
    }

    [Fact]
    public async Task Who_wrote_into_an_order_is_told()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        await here.Member2.ActAsync(order, "finish", new { what = Written, minutes = 10 }).OkAsync();
        await product.DeliverOutboxAsync();
        await ToldAsync(here, here.Member2, await here.StepAsync(order, OrderEvent.Finish), Covers);
    }

    [Fact]
    public async Task What_was_covered_before_and_is_published_again_is_ordinary_news()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.WaitingAsync(here.Member, AidDrill.Draft(text: Written));
        var staff = await here.AddStaffAsync();
        await here.DecideAsync(staff, post, Covers);
        Assert.Equal(HttpStatusCode.NoContent, (await here.Member2.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "other" })).StatusCode);
        await here.DecideAsync(staff, post, new DecisionGrounds(Decision.Publish, null, null, null));
        var bodies = await here.ReadAsync(db => db.InboxMessages.Where(m => m.PersonId == here.Member.PersonId && (m.Kind == "aid_post.published" || m.Kind == "moderation.redacted")).Select(m => m.Body).ToListAsync());
        Assert.Equal(2, bodies.Count);
        Assert.DoesNotContain(bodies, b => b.Contains("理由：。", StringComparison.Ordinal));
    }

    private static async Task ToldAsync(Neighbours here, Resident author, Guid content, DecisionGrounds grounds, string parts = "其中 3 个字已由社区工作人员隐去")
    {
        var decision = await here.DecideAsync(await here.AddStaffAsync(), content, grounds);
        var told = await here.ReadAsync(db => db.InboxMessages.AsNoTracking().SingleAsync(m => m.PersonId == author.PersonId && m.Kind == "moderation.redacted"));
        Assert.Equal(("moderation", decision.Id), (told.AboutKind, told.AboutId!.Value));
        Assert.Contains(parts, told.Body, StringComparison.Ordinal);
        Assert.Contains("理由：请不要写邻居的事。", told.Body, StringComparison.Ordinal);
        Assert.Contains("前申诉", told.Body, StringComparison.Ordinal);
        var row = (await (await author.Phone.GetAsync("/api/v1/moderation/decisions")).JsonAsync())["items"]![0]!;
        Assert.Equal((decision.Id, 3), (row["id"]!.GetValue<Guid>(), row["hiddenCharacters"]!.GetValue<int>()));
    }
}

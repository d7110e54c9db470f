using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Aid;

public sealed class AidRatingTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Neither_sees_the_others_rating_before_both_have_given_theirs()
    {
        var made = await AidAgreement.MakeAsync(product);
        var (author, helper) = (made.Here.Member, made.Here.Member2);
        Assert.Equal(HttpStatusCode.Created, (await RateAsync(made, author, 2, false)).StatusCode);

        var seen = await RatingsAsync(made, helper);
        Assert.DoesNotContain("theirs", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("\"stars\"", seen, StringComparison.Ordinal);
        Assert.Contains("\"canRate\":true", seen, StringComparison.Ordinal);
        Assert.Equal(0, (await MineAsync(helper)).Count);
        Assert.DoesNotContain("stars", await (await helper.Phone.GetAsync($"/api/v1/aid-posts/{made.Post}")).Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);

        Assert.Equal(HttpStatusCode.Created, (await RateAsync(made, helper, 5, true)).StatusCode);
        Assert.Contains("\"theirs\":{\"stars\":2,\"helped\":false", await RatingsAsync(made, helper), StringComparison.Ordinal);
        Assert.Contains("\"theirs\":{\"stars\":5,\"helped\":true", await RatingsAsync(made, author), StringComparison.Ordinal);
        Assert.Equal((1, 2.0, 0), await MineAsync(helper));
        Assert.Equal((1, 5.0, 1), await MineAsync(author));
        Assert.Equal(HttpStatusCode.NotFound, (await made.Here.Leader.Phone.GetAsync($"{made.Path}/ratings")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await RateAsync(made, made.Here.Leader, 5, true)).StatusCode);
    }

    [Fact]
    public async Task After_the_days_of_the_rule_one_sided_ratings_show_and_no_more_are_taken()
    {
        var made = await AidAgreement.MakeAsync(product);
        await RateAsync(made, made.Here.Member, 4, true);
        await made.CloseAsync();
        await AidLoanTests.EndedBeforeAsync(made, days: 13);
        Assert.DoesNotContain("theirs", await RatingsAsync(made, made.Here.Member2), StringComparison.Ordinal);
        Assert.Equal(0, (await MineAsync(made.Here.Member2)).Count);
        await AidLoanTests.EndedBeforeAsync(made, days: 15);
        Assert.Contains("\"theirs\":{\"stars\":4", await RatingsAsync(made, made.Here.Member2), StringComparison.Ordinal);
        Assert.Equal((1, 4.0, 1), await MineAsync(made.Here.Member2));
        Assert.Equal("aid_rating.over", await (await RateAsync(made, made.Here.Member2, 1, false)).CodeAsync());
    }

    /// <summary>Otherwise what was said of oneself is read while it can still be paid back.</summary>
    [Fact]
    public async Task A_shorter_rule_of_later_shows_no_rating_earlier()
    {
        var made = await AidAgreement.MakeAsync(product);
        await RateAsync(made, made.Here.Member, 1, false);
        await made.CloseAsync();
        await product.InsideAsync(made.Here.CommunityId, s => s.GetRequiredService<PolicyBook>().ChangeAsync(new CommunityPolicy { AidRatingHiddenDays = 3 }, s.GetRequiredService<TimeProvider>().Now(), default));
        await AidLoanTests.EndedBeforeAsync(made, days: 7);
        Assert.Equal((0, null, 0), await MineAsync(made.Here.Member2));
        Assert.Contains("\"canRate\":true", await RatingsAsync(made, made.Here.Member2), StringComparison.Ordinal);
        await AidLoanTests.EndedBeforeAsync(made, days: 15);
        Assert.Equal((1, 1.0, 0), await MineAsync(made.Here.Member2));
    }

    [Fact]
    public async Task Only_the_two_who_agreed_rate_and_each_once()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.PublishedAsync(here.Member, AidAgreement.Drill());
        var answer = await here.Member2.AnswerAsync(post);
        var early = new AidAgreement(here, post, answer);
        Assert.Equal("aid_rating.not_agreed", await (await RateAsync(early, here.Member2, 5, true)).CodeAsync());

        var made = await AidAgreement.MakeAsync(product);
        Assert.Equal("invalid_input", await (await RateAsync(made, made.Here.Member, 6, true)).CodeAsync());
        Assert.Equal("invalid_input", await (await RateAsync(made, made.Here.Member, 0, true)).CodeAsync());
        Assert.Equal(HttpStatusCode.Created, (await RateAsync(made, made.Here.Member, 5, true)).StatusCode);
        Assert.Equal("aid_rating.already_given", await (await RateAsync(made, made.Here.Member, 1, true)).CodeAsync());
    }

    [Fact]
    public async Task Twenty_ratings_of_both_sides_at_once_leave_one_of_each()
    {
        var made = await AidAgreement.MakeAsync(product);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => RateAsync(made, i % 2 == 0 ? made.Here.Member : made.Here.Member2, 1 + (i % 5), true)));
        Assert.Equal(2, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.Created), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
        var raters = await product.InsideAsync(made.Here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().AidRatings.Where(r => r.AnswerId == made.Answer).Select(r => r.RaterId).ToListAsync());
        Assert.Equal(new[] { made.Here.Member.PersonId, made.Here.Member2.PersonId }.Order(), raters.Order());
    }

    private static Task<HttpResponseMessage> RateAsync(AidAgreement made, Resident who, int stars, bool helped) => who.Phone.PostAsync($"{made.Path}/ratings", new { stars, helped });

    private static async Task<string> RatingsAsync(AidAgreement made, Resident who) => await (await who.Phone.GetAsync($"{made.Path}/ratings")).Content.ReadAsStringAsync();

    private static async Task<(int Count, double? Average, int Helped)> MineAsync(Resident who)
    {
        var mine = await (await who.Phone.GetAsync("/api/v1/aid-ratings/mine")).JsonAsync();
        return (mine["count"]!.GetValue<int>(), mine["average"]?.GetValue<double>(), mine["helped"]!.GetValue<int>());
    }
}

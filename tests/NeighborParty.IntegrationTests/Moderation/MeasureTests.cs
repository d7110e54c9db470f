using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Moderation;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Moderation;

public sealed class MeasureTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Who_is_muted_posts_and_answers_nothing_until_the_date_and_may_still_report()
    {
        var here = await Neighbours.CreateAsync(product);
        var theirs = await here.PublishedAsync(here.Member2);
        await TakeAsync(here, MeasureKind.MuteShort);
        Assert.Equal("moderation.muted", await (await here.Member.Phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft())).CodeAsync());
        Assert.Equal("moderation.muted", await (await here.Member.Phone.PostAsync($"/api/v1/aid-posts/{theirs}/answers", new { text = "我来" })).CodeAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await here.Member.Phone.PostAsync($"/api/v1/aid-posts/{theirs}/reports", new { reason = "other" })).StatusCode);
        var row = Assert.Single(await MeasuresAsync(here));
        Assert.Equal(("muteShort", "active", "多次广告"), (row!["kind"]!.GetValue<string>(), row["state"]!.GetValue<string>(), row["reason"]!.GetValue<string>()));

        await product.AdvanceAsync(TimeSpan.FromDays(7.1));
        var phone = await ModerationTests.RefreshAsync(here.Member.Phone);
        Assert.Equal(HttpStatusCode.Created, (await phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft())).StatusCode);
        await product.RunJobsAsync();
        Assert.Equal(MeasureState.Ended, (await here.ReadAsync(db => db.AuthorMeasures.SingleAsync())).State);
    }

    [Fact]
    public async Task A_suspension_begins_when_a_second_person_agrees()
    {
        var here = await Neighbours.CreateAsync(product);
        var theirs = await here.PublishedAsync(here.Member2);
        var (first, second) = (await here.AddStaffAsync(name: "甲"), await here.AddStaffAsync(name: "乙"));
        var measure = await TakeAsync(here, MeasureKind.Suspend, first);
        Assert.Equal(MeasureState.Proposed, measure.State);
        Assert.Equal(HttpStatusCode.Created, (await here.Member.Phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft())).StatusCode);
        Assert.Empty(await MeasuresAsync(here));

        Assert.Equal("moderation.other_person", await ConfirmAsync(here, first, measure));
        // The second account of the same human is no second person.
        await here.BecomesAsync(first, here.Leader);
        var alias = await here.AddStaffAsync(name: "甲二");
        await here.BecomesAsync(alias, here.Leader);
        Assert.Equal("moderation.other_person", await ConfirmAsync(here, alias, measure));
        Assert.Null(await ConfirmAsync(here, second, measure));
        Assert.Equal("moderation.suspended", await (await here.Member.Phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft())).CodeAsync());
        Assert.Equal("moderation.suspended", await (await here.Member.Phone.PostAsync($"/api/v1/aid-posts/{theirs}/reports", new { reason = "other" })).CodeAsync());

        var active = await here.ReadAsync(db => db.AuthorMeasures.SingleAsync());
        Assert.Equal("invalid_input", await ModerationDrill.RefusalOfAsync(() => LiftAsync(here, second, active, " ")));
        await LiftAsync(here, second, active, "已当面沟通");
        Assert.Equal(HttpStatusCode.Created, (await here.Member.Phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft())).StatusCode);
    }

    [Fact]
    public async Task The_database_lets_nobody_be_suspended_by_one_person()
    {
        var here = await Neighbours.CreateAsync(product);
        var measure = await TakeAsync(here, MeasureKind.Suspend);
        var now = measure.AskedAt;
        await Assert.ThrowsAnyAsync<Exception>(() => here.ReadAsync(db => db.AuthorMeasures.Where(m => m.Id == measure.Id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, MeasureState.Active).SetProperty(m => m.From, now).SetProperty(m => m.Until, now.AddDays(1)))));
        await Assert.ThrowsAnyAsync<Exception>(() => here.ReadAsync(db => db.AuthorMeasures.Where(m => m.Id == measure.Id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, MeasureState.Active).SetProperty(m => m.From, now).SetProperty(m => m.Until, now.AddDays(1)).SetProperty(m => m.ConfirmedBy, m => m.AskedBy))));
    }

    [Fact]
    public async Task A_trusted_author_under_a_measure_is_looked_at_again()
    {
        var here = await Neighbours.CreateAsync(product);
        var author = await ModerationTests.TrustedAsync(here, "wang");
        await TakeAsync(here, MeasureKind.PreModerate, person: author);
        var post = await author.PostAsync();
        await product.DeliverOutboxAsync();
        Assert.Equal((ModerationState.Queue, QueueReason.UnderMeasure), ((await here.ItemAsync(post)).State, (await here.ItemAsync(post)).QueuedBecause));
    }

    [Fact]
    public async Task Nobody_takes_a_measure_about_the_own_family()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        await here.BecomesAsync(staff, here.Member);
        Assert.Equal("moderation.own_content", await ModerationDrill.RefusalOfAsync(() => TakeAsync(here, MeasureKind.Warn, staff)));
        Assert.Equal("not_found", await ModerationDrill.RefusalOfAsync(async () => await TakeAsync(here, MeasureKind.Warn, person: (await Neighbours.CreateAsync(product)).Member)));
    }

    private static async Task<JsonArray> MeasuresAsync(Neighbours here) =>
        JsonNode.Parse(await (await here.Member.Phone.GetAsync("/api/v1/moderation/measures")).Content.ReadAsStringAsync())!.AsArray();

    private static async Task<AuthorMeasure> TakeAsync(Neighbours here, MeasureKind kind, StaffAtWork? staff = null, Resident? person = null)
    {
        var by = staff ?? await here.AddStaffAsync();
        return await here.AskAsync(by, s => s.GetRequiredService<TakeMeasure>().RunAsync((person ?? here.Member).PersonId, kind, "advertising", "多次广告", null, CancellationToken.None));
    }

    private static Task<string?> ConfirmAsync(Neighbours here, StaffAtWork staff, AuthorMeasure measure) =>
        ModerationDrill.RefusalOfAsync(() => here.AskAsync(staff, s => s.GetRequiredService<DecideMeasure>().RunAsync(measure.Id, confirm: true, measure.Version, CancellationToken.None)));

    private static Task<AuthorMeasure> LiftAsync(Neighbours here, StaffAtWork staff, AuthorMeasure measure, string reason) =>
        here.AskAsync(staff, s => s.GetRequiredService<DecideMeasure>().LiftAsync(measure.Id, reason, measure.Version, CancellationToken.None));
}

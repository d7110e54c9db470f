using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;
using NeighborParty.Core.Policies;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Moderation;

/// <summary>An appeal that is right corrects the decision that it is about, and nothing else.</summary>
public sealed class SecondLookTests(Product product) : IClassFixture<Product>
{
    private static readonly DecisionGrounds Covered = new(Decision.PublishRedacted, "privacy", "电话已隐去", null) { RedactedText = "请打 ＊＊＊ 找我。" };
    private static readonly DecisionGrounds Hidden = new(Decision.Hide, "abuse", "请不要骂人", null);
    private static readonly DecisionGrounds Published = new(Decision.Publish, null, null, null);

    [Fact]
    public async Task What_the_machine_called_bad_is_looked_at_once_more_before_anybody_sees_it()
    {
        var here = await Neighbours.CreateAsync(product);
        var author = await here.AdmitFromSandboxAsync("chen");
        var post = await here.WaitingAsync(author, AidDrill.Draft(text: "有没有沙箱违规"));
        var decision = await here.DecideAsync(await here.AddStaffAsync(name: "甲"), post, new DecisionGrounds(Decision.Reject, "abuse", "请不要骂人", null));
        await OverturnAsync(here, decision, author);
        Assert.Equal(ModerationState.Queue, (await here.ItemAsync(post)).State);
        Assert.False(await here.Member2.SeesAsync(post));
        Assert.Contains("再看一遍", (await here.ReadAsync(db => db.InboxMessages.SingleAsync(m => m.Kind == "moderation_appeal.decided"))).Body, StringComparison.Ordinal);
        await here.DecideAsync(await here.AddStaffAsync(name: "丙"), post, Published);
        Assert.True(await here.Member2.SeesAsync(post));
    }

    [Fact]
    public async Task Who_was_overruled_leaves_it_to_others_until_somebody_decided_anew()
    {
        var here = await Neighbours.CreateAsync(product);
        var author = await here.AdmitFromSandboxAsync("chen");
        var post = await here.WaitingAsync(author, AidDrill.Draft(text: "有没有沙箱违规"));
        var first = await here.AddStaffAsync(name: "甲");
        await OverturnAsync(here, await here.DecideAsync(first, post, new DecisionGrounds(Decision.Reject, "abuse", "请不要骂人", null)), author);
        Assert.Equal("moderation.conflict", await ClaimAsync());
        // Nor with everything else of the author.
        Assert.Equal(new HidAll(0, 1, More: false), await here.AskAsync(first, s => s.GetRequiredService<HideAllOfAuthor>().RunAsync(author.PersonId, "abuse", "多次辱骂", CancellationToken.None)));
        Assert.Equal(ModerationState.Queue, (await here.ItemAsync(post)).State);
        await here.DecideAsync(await here.AddStaffAsync(name: "丙"), post, Published);
        await here.Member2.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "other" });
        Assert.Equal(ModerationState.Queue, (await here.ItemAsync(post)).State);
        Assert.Null(await ClaimAsync());

        async Task<string?> ClaimAsync()
        {
            var item = (await here.ItemAsync(post)).Id;
            return await ModerationDrill.RefusalOfAsync(() => here.ActAsync(first, s => s.GetRequiredService<ClaimItem>().RunAsync(item, CancellationToken.None)));
        }
    }

    [Fact]
    public async Task What_cannot_wait_does_not_wait_longer_after_the_appeal()
    {
        var here = await Neighbours.CreateAsync(product);
        var author = await here.AdmitFromSandboxAsync("chen");
        var order = await author.OrderAsync(OrderDrill.Draft(text: "有没有沙箱违规", priority: "p1", buildingId: here.Building1Id));
        await product.DeliverOutboxAsync();
        await OverturnAsync(here, await here.DecideAsync(await here.AddStaffAsync(name: "甲"), order, new DecisionGrounds(Decision.Reject, "abuse", "请不要骂人", null)), author);
        var item = await here.ItemAsync(order);
        Assert.Equal((ModerationState.Queue, true, 2), (item.State, item.IsUrgent, item.Risk));
        Assert.True(item.DueAt <= product.Services.GetRequiredService<WorkingCalendar>().AddWorkingHours(item.QueuedAt!.Value.AddMinutes(1), 0.5));
    }

    [Fact]
    public async Task The_machines_word_on_what_was_refused_before_it_came_is_kept()
    {
        var here = await Neighbours.CreateAsync(product);
        var author = await here.AdmitFromSandboxAsync("wang");
        var post = await author.PostAsync(AidDrill.Draft(text: "有没有沙箱违规"));
        await here.AskAsync(await here.AddStaffAsync(), s => s.GetRequiredService<HideAllOfAuthor>().RunAsync(author.PersonId, "abuse", "多次辱骂", CancellationToken.None));
        await product.DeliverOutboxAsync();
        Assert.Equal((ModerationState.Rejected, MachineVerdict.Risky), ((await here.ItemAsync(post)).State, (await here.ItemAsync(post)).Verdict));
    }

    [Fact]
    public async Task An_appeal_against_hiding_uncovers_nothing_that_was_covered()
    {
        var (here, post, _) = await CoveredAsync();
        await here.Member2.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "other" });
        var hidden = await here.DecideAsync(await here.AddStaffAsync(name: "乙"), post, Hidden);
        await OverturnAsync(here, hidden);
        Assert.DoesNotContain("19900000077", await (await here.Member2.Phone.GetAsync($"/api/v1/aid-posts/{post}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(await here.Member2.SeesAsync(post));
        Assert.Equal((ModerationState.PublishedRedacted, 1), ((await here.ItemAsync(post)).State, await here.ReadAsync(db => db.ModerationOriginals.CountAsync())));
    }

    [Fact]
    public async Task An_appeal_against_the_second_covering_brings_back_what_stood_between()
    {
        var (here, post, _) = await CoveredAsync();
        await here.Member2.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "other" });
        var again = await here.DecideAsync(await here.AddStaffAsync(name: "乙"), post, Covered with { RedactedText = "请打 ＊＊＊ ＊＊＊。" });
        Assert.Equal("请打 ＊＊＊ ＊＊＊。", await TextAsync(here, post));
        await OverturnAsync(here, again);
        Assert.Equal("请打 ＊＊＊ 找我。", await TextAsync(here, post));
        var item = await here.ItemAsync(post);
        var left = await here.ReadAsync(db => db.ModerationOriginals.SingleAsync());
        Assert.Equal((ModerationState.PublishedRedacted, left.SealedAt), (item.State, item.RedactedAt));
    }

    [Fact]
    public async Task Who_decides_about_a_covering_reads_what_was_covered_and_its_author_knows()
    {
        var (here, post, covering) = await CoveredAsync();
        await here.Member.Phone.PostAsync($"/api/v1/moderation/decisions/{covering.Id}/appeal", new { text = "这不是电话" });
        var appeal = await here.ReadAsync(db => db.ModerationAppeals.SingleAsync());
        var second = await here.AddStaffAsync(name: "乙");
        var text = await here.AskAsync(second, s => s.GetRequiredService<ReadOriginal>().ForAppealAsync(appeal.Id, CancellationToken.None));
        Assert.Contains("19900000077", text.Text, StringComparison.Ordinal);
        Assert.True(await here.ReadAsync(db => db.AuditEvents.AnyAsync(e => e.Action == SensitiveReads.Action && e.EntityId == here.Member.PersonId && e.ActorId == second.StaffId)));
        await here.AskAsync(second, s => s.GetRequiredService<DecideModerationAppeal>().RunAsync(appeal.Id, overturn: true, "确实", appeal.Version, CancellationToken.None));
        Assert.Equal("not_found", await ModerationDrill.RefusalOfAsync(() => here.AskAsync(second, s => s.GetRequiredService<ReadOriginal>().ForAppealAsync(appeal.Id, CancellationToken.None))));
        Assert.Contains("19900000077", await (await here.Member2.Phone.GetAsync($"/api/v1/aid-posts/{post}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_covered_and_then_hidden_can_be_published_again_still_covered()
    {
        var (here, post, _) = await CoveredAsync();
        await here.Member2.Phone.PostAsync($"/api/v1/aid-posts/{post}/reports", new { reason = "other" });
        var staff = await here.AddStaffAsync(name: "乙");
        await here.DecideAsync(staff, post, Hidden);
        await here.DecideAsync(staff, post, Published);
        Assert.Equal(ModerationState.PublishedRedacted, (await here.ItemAsync(post)).State);
        Assert.True(await here.Member2.SeesAsync(post));
    }

    [Fact]
    public async Task Measures_fall_with_their_decision_also_the_one_that_waits_for_the_second_person()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.WaitingAsync(here.Member);
        var staff = await here.AddStaffAsync(name: "甲");
        var decision = await here.DecideAsync(staff, post, new DecisionGrounds(Decision.Reject, "abuse", "请不要骂人", null));
        await TakeAsync(MeasureKind.Suspend);
        await TakeAsync(MeasureKind.MuteShort);
        await OverturnAsync(here, decision);
        var states = await here.ReadAsync(db => db.AuthorMeasures.OrderBy(m => m.Id).Select(m => m.State).ToListAsync());
        Assert.Equal([MeasureState.Withdrawn, MeasureState.Lifted], states);
        var rows = await here.ReadAsync(db => db.AuditEvents.Where(e => e.Action == "measure.lifted" || e.Action == "measure.withdrawn").Select(e => e.Action).OrderBy(a => a).ToListAsync());
        Assert.Equal(["measure.lifted", "measure.withdrawn"], rows);
        Assert.Equal("measure.decision_overturned", await ModerationDrill.RefusalOfAsync(() => TakeAsync(MeasureKind.Warn)));

        Task<AuthorMeasure> TakeAsync(MeasureKind kind) => here.AskAsync(staff, s => s.GetRequiredService<TakeMeasure>().RunAsync(here.Member.PersonId, kind, "abuse", "多次骂人", decision.Id, CancellationToken.None));
    }

    private static async Task<string> TextAsync(Neighbours here, Guid post) =>
        (await (await here.Member2.Phone.GetAsync($"/api/v1/aid-posts/{post}")).JsonAsync())["text"]!.GetValue<string>();

    private async Task<(Neighbours Here, Guid Post, ModerationDecision Covering)> CoveredAsync()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.WaitingAsync(here.Member, AidDrill.Draft(text: "请打 19900000077 找我。", keepDetails: true));
        return (here, post, await here.DecideAsync(await here.AddStaffAsync(name: "甲"), post, Covered));
    }

    private static async Task OverturnAsync(Neighbours here, ModerationDecision decision, Resident? author = null)
    {
        Assert.True((await (author ?? here.Member).Phone.PostAsync($"/api/v1/moderation/decisions/{decision.Id}/appeal", new { text = "不是这样的" })).IsSuccessStatusCode);
        var appeal = await here.ReadAsync(db => db.ModerationAppeals.SingleAsync(a => a.DecisionId == decision.Id));
        await here.AskAsync(await here.AddStaffAsync(name: "复核"), s => s.GetRequiredService<DecideModerationAppeal>().RunAsync(appeal.Id, overturn: true, "确实", appeal.Version, CancellationToken.None));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Slips;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Moderation;

namespace NeighborParty.IntegrationTests.Orders;

/// <summary>What the sides of an order write to each other is checked like everything that people write.</summary>
public sealed class OrderStepTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task The_other_side_reads_words_and_sees_photos_when_they_were_checked_and_the_leader_at_once()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        await here.Member2.ActAsync(order, "finish", new { what = "金丝雀换了灯泡", minutes = 30, photoIds = new[] { await here.Member2.PhotoAsync() } }).OkAsync();
        await ExpectAsync(here.Member, seen: false);
        await ExpectAsync(here.Member2, seen: true);
        await ExpectAsync(here.Leader, seen: true);
        Assert.Contains(OrderStepSight.Waits, await SeenAsync(here.Member, order), StringComparison.Ordinal);
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var page = (await office.GetHtmlAsync($"/admin/orders/details/{order}")).Body!.TextContent;
        Assert.Contains("金丝雀换了灯泡", page, StringComparison.Ordinal);
        Assert.Contains("金丝雀换了灯泡（审核中，对方还看不到）", page, StringComparison.Ordinal);

        await product.DeliverOutboxAsync();
        await ExpectAsync(here.Member, seen: false);
        await here.DecideAsync(await here.AddStaffAsync(), await here.StepAsync(order, OrderEvent.Finish), Decision.Publish);
        await ExpectAsync(here.Member, seen: true);

        async Task ExpectAsync(Resident who, bool seen)
        {
            var details = await who.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync();
            var step = details["steps"]!.AsArray().Single(s => s!["on"]!.GetValue<string>() == "finish")!;
            Assert.Equal((who.Name, seen, seen ? 1 : 0), (who.Name, step["text"]!.GetValue<string>() == "金丝雀换了灯泡", step["photos"]!.AsArray().Count));
            // Nor on the paper.
            Assert.Equal((who.Name, seen), (who.Name, (await (await who.Phone.GetAsync($"/api/v1/orders/{order}/slip")).Content.ReadAsStringAsync()).Contains("金丝雀", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Ordinary_words_of_a_neighbour_whom_WeChat_knows_need_nobody()
    {
        var here = await Neighbours.CreateAsync(product);
        var volunteer = await here.AdmitFromSandboxAsync("chen");
        var order = await here.OpenOrderAsync();
        await here.Leader.DispatchAsync(order, volunteer).OkAsync();
        await volunteer.ActAsync(order, "accept").OkAsync();
        await volunteer.ActAsync(order, "contacts", new { way = "call", text = "约好下午三点" }).OkAsync();
        Assert.DoesNotContain("约好下午三点", await SeenAsync(here.Member, order), StringComparison.Ordinal);
        await product.DeliverOutboxAsync();
        Assert.Contains("约好下午三点", await SeenAsync(here.Member, order), StringComparison.Ordinal);
        // With a phone in it, or what the machine calls bad, a human looks.
        await volunteer.ActAsync(order, "contacts", new { way = "call", text = "请打 19900007777" }).OkAsync();
        await volunteer.ActAsync(order, "contacts", new { way = "call", text = "有没有沙箱违规" }).OkAsync();
        await product.DeliverOutboxAsync();
        var seen = await SeenAsync(here.Member, order);
        Assert.DoesNotContain("19900007777", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("沙箱违规", seen, StringComparison.Ordinal);
        Assert.Equal(2, await here.DbAsync(db => db.ModerationItems.CountAsync(i => i.ContentKind == ModeratedOrderSteps.ContentKind && i.State == ModerationState.Queue)));
    }

    [Fact]
    public async Task What_staff_write_down_for_somebody_waits_for_a_second_person_and_their_own_words_keep_to_the_word_list()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        var (first, second) = (await here.AddStaffAsync(name: "甲"), await here.AddStaffAsync(name: "乙"));
        Assert.Equal("moderation.office_words", await ModerationDrill.RefusalOfAsync(() => here.ActAsync(first, s => s.GetRequiredService<WorkOnOrder>().AskAsync(order, "滚 蛋，几楼？", default))));
        await here.ActAsync(first, s => s.GetRequiredService<WorkOnOrder>().AskAsync(order, "请问是几楼？", default));
        Assert.Contains("请问是几楼", await SeenAsync(here.Member, order), StringComparison.Ordinal);

        await here.ActAsync(first, s => s.GetRequiredService<WorkOnOrder>().AnswerAsync(order, "电话里说是三楼", default));
        await product.DeliverOutboxAsync();
        Assert.DoesNotContain("电话里说是三楼", await SeenAsync(here.Member2, order), StringComparison.Ordinal);
        var step = await here.StepAsync(order, OrderEvent.GiveInfo);
        Assert.Equal("moderation.conflict", await ModerationDrill.RefusalOfAsync(() => here.DecideAsync(first, step, Decision.Publish)));
        await here.DecideAsync(second, step, Decision.Publish);
        Assert.Contains("电话里说是三楼", await SeenAsync(here.Member2, order), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_stays_unseen_and_its_author_knows_why()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        await here.Member2.ActAsync(order, "contacts", new { way = "call", text = "金丝雀骂人的话" }).OkAsync();
        await product.DeliverOutboxAsync();
        var step = await here.DbAsync(db => db.OrderSteps.Where(s => s.OrderId == order && s.TextSealed != null).Select(s => s.Id).SingleAsync());
        await here.DecideAsync(await here.AddStaffAsync(), step, new DecisionGrounds(Decision.Reject, "abuse", "请不要骂人", null));
        var seen = await SeenAsync(here.Member, order);
        Assert.DoesNotContain("金丝雀", seen, StringComparison.Ordinal);
        Assert.Contains(OrderStepSight.Refused, seen, StringComparison.Ordinal);
        Assert.Contains("请不要骂人", await here.DbAsync(db => db.InboxMessages.Where(m => m.PersonId == here.Member2.PersonId && m.Kind == "order.step_refused").Select(m => m.Body).SingleAsync()), StringComparison.Ordinal);
        // The work is not stopped by it.
        await here.Member2.ActAsync(order, "finish", new { what = "换好了", minutes = 10 }).OkAsync();
    }

    [Fact]
    public async Task What_is_covered_in_parts_is_covered_wherever_it_is_read_and_an_appeal_brings_it_back()
    {
        const string Written = "换好了，隔壁金丝雀家也要换", Covered = "换好了，隔壁＊＊＊家也要换";
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        await here.Member2.ActAsync(order, "finish", new { what = Written, minutes = 10 }).OkAsync();
        await product.DeliverOutboxAsync();
        var step = await here.StepAsync(order, OrderEvent.Finish);
        var moderator = await here.AddStaffAsync();
        var grounds = new DecisionGrounds(Decision.PublishRedacted, "privacy", "请不要写邻居的事", null);
        Assert.Equal("invalid_input", await ModerationDrill.RefusalOfAsync(() => here.DecideAsync(moderator, step, grounds with { RedactedText = "换好了，隔壁没有" })));
        var decision = await here.DecideAsync(moderator, step, grounds with { RedactedText = Covered });
        foreach (var who in new[] { here.Member, here.Member2, here.Leader })
            await ReadsAsync(who, $"{order}", Covered);
        await ReadsAsync(here.Member, $"{order}/slip", Covered);
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains(Covered, (await office.GetHtmlAsync($"/admin/orders/details/{order}")).Body!.TextContent, StringComparison.Ordinal);
        // Frozen before, and whole; the next leaf freezes what may be read.
        Assert.True((await here.AskAsync(moderator, s => s.GetRequiredService<ReadSlip>().OfOrderAsync(order, CancellationToken.None)))!.IsWhole);
        await here.Member.ActAsync(order, "confirm", new { }).OkAsync();
        await ReadsAsync(here.Member2, $"{order}/slip", Covered);

        await here.Member2.Phone.PostAsync($"/api/v1/moderation/decisions/{decision.Id}/appeal", new { text = "金丝雀是鸟" });
        var appeal = await here.DbAsync(db => db.ModerationAppeals.SingleAsync());
        await here.ActAsync(await here.AddStaffAsync(name: "乙"), s => s.GetRequiredService<DecideModerationAppeal>().RunAsync(appeal.Id, overturn: true, "复核过了", appeal.Version, CancellationToken.None));
        await ReadsAsync(here.Member, $"{order}", Written);

        static async Task ReadsAsync(Resident who, string path, string words)
        {
            var text = await (await who.Phone.GetAsync($"/api/v1/orders/{path}")).Content.ReadAsStringAsync();
            Assert.Equal((who.Name, true, words == Written), (who.Name, text.Contains(words, StringComparison.Ordinal), text.Contains("金丝雀", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Who_is_asked_something_is_told_when_it_can_be_read()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        await here.Member2.ActAsync(order, "ask", new { question = "哪一层？" }).OkAsync();
        Assert.Equal(0, await ToldAsync());
        await product.DeliverOutboxAsync();
        await here.DecideAsync(await here.AddStaffAsync(), await here.StepAsync(order, OrderEvent.AskInfo), Decision.Publish);
        Assert.Equal(1, await ToldAsync());

        Task<int> ToldAsync() => here.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == here.Member.PersonId && m.Kind == "order.asked"));
    }

    [Fact]
    public async Task Who_is_muted_writes_nothing_and_may_still_do_the_work_or_say_no()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        await here.AskAsync(await here.AddStaffAsync(), s => s.GetRequiredService<TakeMeasure>().RunAsync(here.Member2.PersonId, MeasureKind.MuteShort, "abuse", "多次辱骂", null, CancellationToken.None));
        await here.Member2.ActAsync(order, "contacts", new { way = "call", text = "约好下午" }).RefusedAsync(403, "moderation.muted");
        await here.Member2.ActAsync(order, "finish", new { what = "换好了", minutes = 10 }).RefusedAsync(403, "moderation.muted");
        await here.Member2.ActAsync(order, "contacts", new { way = "call" }).OkAsync();
        Assert.Equal(0, await here.DbAsync(db => db.OrderSteps.CountAsync(s => s.OrderId == order && s.TextSealed != null)));
        var other = await here.OpenOrderAsync(here.Outsider);
        await here.Leader.DispatchAsync(other, here.Member2).OkAsync();
        await here.Member2.ActAsync(other, "decline", new { code = "noTime", text = "这周不在" }).OkAsync();
    }

    [Fact]
    public async Task Who_asked_for_help_answers_and_says_that_it_is_not_solved_also_while_he_is_muted()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        await here.Member2.ActAsync(order, "ask", new { question = "哪一层？" }).OkAsync();
        await here.AskAsync(await here.AddStaffAsync(), s => s.GetRequiredService<TakeMeasure>().RunAsync(here.Member.PersonId, MeasureKind.MuteShort, "abuse", "多次辱骂", null, CancellationToken.None));
        await here.Member.ActAsync(order, "answer", new { answer = "三楼" }).OkAsync();
        await here.Member2.ActAsync(order, "finish", new { what = "换好了", minutes = 10 }).OkAsync();
        await here.Member.ActAsync(order, "reopen", new { text = "还是不亮" }).OkAsync();
        // Checked all the same.
        Assert.NotEqual(ModerationState.Published, (await here.ItemAsync(await here.StepAsync(order, OrderEvent.Reopen))).State);
    }

    [Fact]
    public async Task A_question_that_is_refused_was_not_asked()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        await here.Member2.ActAsync(order, "ask", new { question = "金丝雀骂人的话？" }).OkAsync();
        await product.DeliverOutboxAsync();
        Assert.Equal(OrderState.NeedInfo, (await here.ReadAsync(order)).State);
        await here.DecideAsync(await here.AddStaffAsync(), await here.StepAsync(order, OrderEvent.AskInfo), new DecisionGrounds(Decision.Reject, "abuse", "请不要骂人", null));
        var now = await here.ReadAsync(order);
        Assert.Equal((OrderState.InProgress, true), (now.State, now.ResolveBy is not null));
    }

    [Fact]
    public async Task Either_side_reports_what_the_other_wrote_and_a_household_hides_nothing_alone()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        await here.Member2.ActAsync(order, "contacts", new { way = "call", text = "金丝雀" }).OkAsync();
        var step = await here.DbAsync(db => db.OrderSteps.Where(s => s.OrderId == order && s.TextSealed != null).Select(s => s.Id).SingleAsync());
        await here.Member.ActAsync(order, $"steps/{step}/reports", new { reason = "abuse" }).RefusedAsync(404, "not_found");
        await product.DeliverOutboxAsync();
        await here.DecideAsync(await here.AddStaffAsync(), step, Decision.Publish);
        await here.Member2.ActAsync(order, $"steps/{step}/reports", new { reason = "abuse" }).RefusedAsync(422, "moderation.own_report");
        await here.Outsider.ActAsync(order, $"steps/{step}/reports", new { reason = "abuse" }).RefusedAsync(404, "not_found");
        Assert.True((await here.Member.ActAsync(order, $"steps/{step}/reports", new { reason = "abuse" })).IsSuccessStatusCode);
        Assert.Equal((ModerationState.Queue, 1), ((await here.ItemAsync(step)).State, (await here.ItemAsync(step)).Reports));
        Assert.Contains("金丝雀", await SeenAsync(here.Member, order), StringComparison.Ordinal);
        await here.DecideAsync(await here.AddStaffAsync(), step, new DecisionGrounds(Decision.Hide, "abuse", "请不要骂人", null));
        Assert.DoesNotContain("金丝雀", await SeenAsync(here.Member, order), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_speaks_for_itself()
    {
        var here = await Neighbours.CreateAsync(product);
        var order = await here.InProgressAsync();
        var staff = await here.AddStaffAsync();
        await here.AskAsync(staff, s => s.GetRequiredService<WorkOnOrder>().AskAsync(order, "请问哪一层？", CancellationToken.None));
        Assert.Contains("请问哪一层？", await SeenAsync(here.Member, order), StringComparison.Ordinal);
        Assert.Equal(1, await here.DbAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == here.Member.PersonId && m.Kind == "order.asked")));
        Assert.Equal(0, await here.DbAsync(db => db.ModerationItems.CountAsync(i => i.ContentKind == ModeratedOrderSteps.ContentKind)));
    }

    private static async Task<string> SeenAsync(Resident who, Guid order) =>
        (await who.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync()).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

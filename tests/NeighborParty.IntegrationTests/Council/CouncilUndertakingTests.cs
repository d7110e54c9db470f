using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Tallies;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Council;

public sealed class CouncilUndertakingTests(Product product) : IClassFixture<Product>
{
    private static readonly DateOnly Far = new(2099, 1, 1);

    [Fact]
    public async Task A_project_goes_from_the_decision_to_its_end_and_the_order_with_it()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var (order, item, day) = await here.BeforeTheCouncilAsync(staff);
        await here.DecideAsync(staff, item, new DecisionDraft(CouncilDecision.Project, "列入今年民生实事", "物业", Far));
        var started = await OfItemAsync(here, item);
        Assert.Equal((UndertakingKind.Project, UndertakingState.Planned, "物业", Far), (started.Kind, started.State, started.Responsible, started.DueOn));
        var path = $"/api/v1/council-undertakings/{started.Id}";
        Assert.Equal(started.Id, (await here.Member.Phone.GetAsync("/api/v1/agenda-items").OkAsync())["items"]![0]!["undertakingId"]!.GetValue<Guid>());

        await here.DoAsync(staff, s => s.GetRequiredService<RunUndertaking>().BeginAsync(started.Id, started.Version, null, namesChecked: false, default));
        await RunAsync(here, staff, started.Id, (run, version) => run.NoteAsync(started.Id, version, "线路已经量好。", namesChecked: false, default));
        // Who asked reads it at once, the house once the minutes are published, another house never.
        Assert.Equal(("underway", "楼道灯不亮", true), Row(await here.Member.Phone.GetAsync(path).OkAsync()));
        await here.Member2.Phone.GetAsync(path).RefusedAsync(404, "not_found");
        await here.DraftAsync(staff, day);
        await here.SaveMinutesAsync(staff, day, "本次议事 1 件。", new PublicItem(item, "1号楼楼道照明", "列为民生实事。"));
        await here.PublishAsync(staff, day);
        var open = await here.Member2.Phone.GetAsync(path).OkAsync();
        Assert.Equal(("underway", "1号楼楼道照明", false), Row(open));
        Assert.Equal(["start", "begin", "note"], open["steps"]!.AsArray().Select(s => s!["what"]!.GetValue<string>()));
        Assert.Equal("线路已经量好。", open["steps"]![2]!["text"]!.GetValue<string>());
        Assert.Single((await here.Member2.Phone.GetAsync("/api/v1/council-undertakings").OkAsync())["items"]!.AsArray());
        await here.Outsider.Phone.GetAsync(path).RefusedAsync(404, "not_found");
        Assert.Empty((await here.Outsider.Phone.GetAsync("/api/v1/council-undertakings").OkAsync())["items"]!.AsArray());

        var version = (await here.ItemAsync(item)).Version;
        await here.DoAsync(staff, s => s.GetRequiredService<TrackAgendaItem>().ReportAsync(item, version, ReportWay.Phone, "已经开工。", readAgain: false, default));
        Assert.Equal(OrderState.Decided, (await here.ReadAsync(order)).State);
        await RunAsync(here, staff, started.Id, (run, v) => run.FinishAsync(started.Id, v, "线路已经换好。", null, namesChecked: false, default));
        Assert.Equal(OrderState.Closed, (await here.ReadAsync(order)).State);
        Assert.Equal(["council.on_agenda", "council.decided", "council.project_begun", "council.published", "council.reported_back", "council.project_finished"], await here.ToldAsync(here.Member));
        Assert.Equal("council_undertaking.wrong_state", await CouncilDrill.RefusedAsync(() =>
            RunAsync(here, staff, started.Id, (run, v) => run.StopAsync(started.Id, v, "不办了", namesChecked: false, default))));
        Assert.Equal(["council_undertaking.begun", "council_undertaking.finished", "council_undertaking.noted", "council_undertaking.started"],
            (await here.DbAsync(db => db.AuditEvents.Where(e => e.EntityId == started.Id).Select(e => e.Action).ToListAsync())).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_order_shows_what_the_council_started_for_it_to_who_may_read_of_it()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var (order, item, day) = await here.BeforeTheCouncilAsync(staff);
        Assert.Null(await OnPhoneAsync(here.Member));
        await here.DecideAsync(staff, item, new DecisionDraft(CouncilDecision.Project, "列入今年民生实事", "物业", Far));
        var started = await OfItemAsync(here, item);
        var own = (await OnPhoneAsync(here.Member))!;
        Assert.Equal((started.Id, "民生实事项目", "待开始", "2099-01-01", "楼道灯不亮"),
            (own["id"]!.GetValue<Guid>(), own["kindText"]!.GetValue<string>(), own["stateText"]!.GetValue<string>(), own["dueOn"]!.GetValue<string>(), own["title"]!.GetValue<string>()));
        // The leader sees the order; of the project he reads once the house does.
        Assert.Null(await OnPhoneAsync(here.Leader));
        await here.DraftAsync(staff, day);
        await here.SaveMinutesAsync(staff, day, "本次议事 1 件。", new PublicItem(item, "1号楼楼道照明", "列为民生实事。"));
        await here.PublishAsync(staff, day);
        Assert.Equal("1号楼楼道照明", (await OnPhoneAsync(here.Leader))!["title"]!.GetValue<string>());

        using var desk = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var page = await desk.GetHtmlAsync($"/admin/Orders/Details/{order}");
        var link = page.QuerySelector($"main a[href$='{started.Id}']")!;
        Assert.Contains("待开始", link.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await desk.GetHtmlAsync(link.GetAttribute("href")!)).QuerySelector($"main a[href$='{order}']"));

        async Task<JsonNode?> OnPhoneAsync(Resident who) => (await who.Phone.GetAsync($"/api/v1/orders/{order}").OkAsync())["undertaking"];
    }

    [Fact]
    public async Task An_order_whose_project_ends_first_ends_with_the_report()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var (order, item, _) = await here.BeforeTheCouncilAsync(staff);
        await here.DecideAsync(staff, item, new DecisionDraft(CouncilDecision.Project, "列入今年民生实事", "物业", Far));
        var started = await OfItemAsync(here, item);
        await RunAsync(here, staff, started.Id, (run, v) => run.StopAsync(started.Id, v, "规划改了", namesChecked: false, default));
        Assert.Equal(OrderState.Decided, (await here.ReadAsync(order)).State);
        var version = (await here.ItemAsync(item)).Version;
        await here.DoAsync(staff, s => s.GetRequiredService<TrackAgendaItem>().ReportAsync(item, version, ReportWay.Phone, "已电话说明。", readAgain: false, default));
        Assert.Equal(OrderState.Closed, (await here.ReadAsync(order)).State);
        Assert.Equal(["council.on_agenda", "council.decided", "council.undertaking_stopped", "council.reported_back"], await here.ToldAsync(here.Member));
    }

    [Theory]
    [InlineData(6, 36, 6, 6, "asked")]
    [InlineData(48, 36, 6, 6, null)]
    [InlineData(48, 40, 3, 5, "hidden")]
    [InlineData(20, 20, 0, 0, null)]
    public async Task A_survey_asks_the_houses_it_names_and_counts_what_adds_up(int asked, int inFavour, int against, int noAnswer, string? what)
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var item = (await here.AddItemAsync(staff, "架空层怎么用")).Id;
        var day = await here.MeetingAsync();
        await here.HoldAsync(staff, day);
        await here.DecideAsync(staff, item, new DecisionDraft(CouncilDecision.Survey, "先问各户", "居委会", Far));
        await here.DraftAsync(staff, day);
        await here.SaveMinutesAsync(staff, day, "议了一件。", new PublicItem(item, "架空层怎么用", "先征求居民意见。"));
        await here.PublishAsync(staff, day);
        var survey = await OfItemAsync(here, item);
        Assert.Equal("invalid_input", await CouncilDrill.RefusedAsync(() => RunAsync(here, staff, survey.Id, (run, v) => run.BeginAsync(survey.Id, v, new SurveyPlan(" ", []), namesChecked: false, default))));
        Assert.Equal("not_found", await CouncilDrill.RefusedAsync(() => RunAsync(here, staff, survey.Id, (run, v) => run.BeginAsync(survey.Id, v, new SurveyPlan("同意吗？", [here.CompoundId]), namesChecked: false, default))));
        await RunAsync(here, staff, survey.Id, (run, v) => run.BeginAsync(survey.Id, v, new SurveyPlan("架空层改成活动室，您同意吗？", [here.Building1Id]), namesChecked: false, default));
        var path = $"/api/v1/council-undertakings/{survey.Id}";
        await here.Outsider.Phone.GetAsync(path).RefusedAsync(404, "not_found");

        Task FinishAsync() => RunAsync(here, staff, survey.Id, (run, v) => run.FinishAsync(survey.Id, v, "按多数意见办。", new SurveyCount(asked, inFavour, against, noAnswer), namesChecked: false, default));
        if (what == "asked")
        {
            Assert.Equal("invalid_input", await CouncilDrill.RefusedAsync(FinishAsync));
            return;
        }

        await FinishAsync();
        var read = await here.Member.Phone.GetAsync(path).OkAsync();
        Assert.Equal(("架空层改成活动室，您同意吗？", "1号楼", what == "hidden"), (read["question"]!.GetValue<string>(), read["houses"]![0]!.GetValue<string>(), read["countIsHidden"]!.GetValue<bool>()));
        Assert.Equal(what == "hidden" ? null : inFavour, read["count"]?["inFavour"]?.GetValue<int>());
    }

    [Fact]
    public async Task What_is_about_a_neighbour_is_no_survey_and_only_who_asked_reads_of_its_project()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var order = await here.Member.OrderAsync(new { category = "mediation", title = "楼上漏水", text = "楼上不肯修。", buildingId = here.Building1Id, againstNeighbour = true });
        await here.PublishOrderAsync(order);
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        await office.PostFormAsync($"/admin/orders/details/{order}", "Escalate", new() { ["reason"] = "需要社区出面" });
        var day = await here.MeetingAsync();
        await here.HoldAsync(staff, day);
        var item = (await here.ItemOfOrderAsync(order)).Id;
        Assert.Equal("agenda_item.private", await CouncilDrill.RefusedAsync(() => here.DecideAsync(staff, item, new DecisionDraft(CouncilDecision.Survey, "问问邻居", "居委会", Far))));
        await here.DecideAsync(staff, item, new DecisionDraft(CouncilDecision.Project, "整栋换管", "物业", Far));
        await here.DraftAsync(staff, day);
        await here.SaveMinutesAsync(staff, day, "议了一件。");
        await here.PublishAsync(staff, day);
        var path = $"/api/v1/council-undertakings/{(await OfItemAsync(here, item)).Id}";
        await here.Member.Phone.GetAsync(path).OkAsync();
        foreach (var other in new[] { here.Member2, here.Leader, here.Outsider })
            await other.Phone.GetAsync(path).RefusedAsync(404, "not_found");
    }

    [Theory]
    [InlineData(CouncilDecision.Project, null, "2099-01-01")]
    [InlineData(CouncilDecision.Project, "物业", null)]
    [InlineData(CouncilDecision.Survey, null, "2099-01-01")]
    [InlineData(CouncilDecision.Survey, "居委会", null)]
    [InlineData(CouncilDecision.Survey, "居委会", "2020-01-01")]
    public async Task Somebody_does_it_by_a_day(CouncilDecision decision, string? responsible, string? dueOn)
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var (_, item, _) = await here.BeforeTheCouncilAsync(staff);
        var draft = new DecisionDraft(decision, "理由写在这里", responsible, dueOn is null ? null : DateOnly.Parse(dueOn, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("invalid_input", await CouncilDrill.RefusedAsync(() => here.DecideAsync(staff, item, draft)));
        Assert.Equal(0, await here.DbAsync(db => db.CouncilUndertakings.CountAsync()));
    }

    [Fact]
    public async Task Its_words_name_nobody()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync(name: "周书记");
        await here.AddResidentAsync("高兴");
        var (_, item, _) = await here.BeforeTheCouncilAsync(staff);
        await here.DecideAsync(staff, item, new DecisionDraft(CouncilDecision.Project, "列入今年民生实事", "物业", Far));
        var id = (await OfItemAsync(here, item)).Id;
        Task NoteAsync(string words, bool namesChecked) => RunAsync(here, staff, id, (run, v) => run.NoteAsync(id, v, words, namesChecked, default));
        foreach (var (words, code) in new[]
        {
            ("请打 19900000001", "council_day.not_for_publication"), ("302室已经换好", "council_day.not_for_publication"), ("王组员家已经换好", "council_day.names_somebody"),
            ("周书记到现场看过", "council_day.names_somebody"),
        })
            Assert.True(code == await CouncilDrill.RefusedAsync(() => NoteAsync(words, namesChecked: true)), words);
        Assert.Equal("council_day.may_name_somebody", await CouncilDrill.RefusedAsync(() => NoteAsync("居民高兴地接受", namesChecked: false)));
        await NoteAsync("居民高兴地接受", namesChecked: true);
    }

    [Fact]
    public async Task What_is_late_is_marked_once_and_no_more_when_it_has_another_day()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var (_, item, _) = await here.BeforeTheCouncilAsync(staff);
        var today = ChinaTime.Today(product.Services.GetRequiredService<TimeProvider>().Now());
        await here.DecideAsync(staff, item, new DecisionDraft(CouncilDecision.Project, "列入今年民生实事", "物业", today.AddDays(1)));
        var id = (await OfItemAsync(here, item)).Id;
        await product.RunJobsAsync();
        Assert.Null((await OfItemAsync(here, item)).LateSince);

        await product.AdvanceAsync(TimeSpan.FromDays(2));
        await product.RunJobsAsync();
        await product.RunJobsAsync();
        Assert.Equal(1, await here.DbAsync(db => db.UndertakingSteps.CountAsync(s => s.UndertakingId == id && s.On == UndertakingEvent.Late)));
        using var desk = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains("项目与征询超过期限", (await desk.GetHtmlAsync("/admin")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("楼道灯不亮", (await desk.GetHtmlAsync("/admin/Council/Undertakings?Late=true")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        await RunAsync(here, staff, id, (run, v) => run.ExtendAsync(id, v, today.AddDays(30), "材料晚到", namesChecked: false, default));
        await product.RunJobsAsync();
        Assert.Null((await OfItemAsync(here, item)).LateSince);
        Assert.DoesNotContain("项目与征询超过期限", (await desk.GetHtmlAsync("/admin")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("council.undertaking_extended", await here.ToldAsync(here.Member));
    }

    [Fact]
    public async Task Of_two_who_end_it_at_once_one_does()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var (_, item, _) = await here.BeforeTheCouncilAsync(staff);
        await here.DecideAsync(staff, item, new DecisionDraft(CouncilDecision.Project, "列入今年民生实事", "物业", Far));
        var id = (await OfItemAsync(here, item)).Id;
        await RunAsync(here, staff, id, (run, v) => run.BeginAsync(id, v, null, namesChecked: false, default));
        var version = (await OfItemAsync(here, item)).Version;
        var ends = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            try
            {
                await here.DoAsync(staff, s => i % 2 == 0
                    ? s.GetRequiredService<RunUndertaking>().FinishAsync(id, version, "办好了", null, namesChecked: false, default)
                    : s.GetRequiredService<RunUndertaking>().StopAsync(id, version, "不办了", namesChecked: false, default));
                return "";
            }
            catch (RefusedException refused)
            {
                return refused.Code;
            }
        }));
        Assert.Single(ends, "");
        Assert.Equal(3, await here.DbAsync(db => db.UndertakingSteps.CountAsync(s => s.UndertakingId == id)));
    }

    [Fact]
    public async Task Staff_take_a_survey_from_the_decision_to_its_count()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var (_, item, _) = await here.BeforeTheCouncilAsync(staff);
        using var desk = await ConsoleClient.SignInAsync(product, here.CommunityId);
        await DoneAsync(desk.PostFormAsync($"/admin/Council/Decide/{item}", "main form:not(.np-confirm)",
            new() { ["Input.Decision"] = "Survey", ["Input.Text"] = "先问各户", ["Input.Responsible"] = "居委会", ["Input.DueOn"] = "2099-01-01" }));
        var id = (await OfItemAsync(here, item)).Id;
        Assert.Contains($"/admin/Council/Undertaking/{id}", (await desk.GetHtmlAsync($"/admin/Council/Item/{item}")).Body!.InnerHtml, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("居委会", (await desk.GetHtmlAsync("/admin/Council/Undertakings?Kind=Survey")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var begin = $"/admin/Council/BeginSurvey/{id}";
        // The house of the order is chosen already.
        Assert.Equal([here.Building1Id.ToString()], (await desk.GetHtmlAsync(begin)).QuerySelectorAll("input[name='Input.Houses'][checked]").Select(i => i.GetAttribute("value")));
        var refused = await desk.PostFormAsync(begin, null, new() { ["Input.Question"] = "302室换灯，您同意吗？" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("302室换灯", (await ConsoleClient.DocumentAsync(refused)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await DoneAsync(desk.PostFormAsync(begin, null, new() { ["Input.Question"] = "换成感应灯，您同意吗？" }));
        var page = $"/admin/Council/Undertaking/{id}";
        await DoneAsync(desk.PostFormAsync(page, "Note", new() { ["text"] = "已经问了一半。" }));
        await DoneAsync(desk.PostFormAsync(page, "Extend", new() { ["dueOn"] = "2099-02-01", ["text"] = "还有几户不在家" }));
        await DoneAsync(desk.PostFormAsync(page, "Finish", new() { ["asked"] = "30", ["inFavour"] = "20", ["against"] = "8", ["noAnswer"] = "2", ["text"] = "多数同意。" }));
        var told = (await desk.GetHtmlAsync(page)).QuerySelector("main")!.TextContent;
        foreach (var words in new[] { "征询 30 户：同意 20，不同意 8，没有答复 2", "已经问了一半。", "多数同意。", "2099-02-01" })
            Assert.Contains(words, told, StringComparison.Ordinal);
        await desk.GetHtmlAsync("/admin/Council");
        await here.DbAsync(async db =>
        {
            var kept = await db.Tallies.Where(t => t.Amount != 0 && t.Measure.StartsWith("undertakings.")).Select(t => t.Measure + " " + t.Amount).ToListAsync();
            Assert.Equal(["undertakings.Finished 1"], kept);
            Assert.Contains(await RebuildTallies.CountAsync(db, here.CommunityId, default), t => t is { Measure: "undertakings.Finished", Amount: 1 });
            return true;
        });
    }

    /// <summary>What a meeting did not decide stands in its minutes with its number, in neutral words, and nothing of a quarrel.</summary>
    [Fact]
    public async Task What_was_carried_over_stands_in_the_minutes()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        await here.EscalatedAsync();
        await here.AddItemAsync(staff, "晨练器材松动");
        var quarrel = await here.Member.OrderAsync(new { category = "mediation", title = "楼上漏水", text = "楼上不肯修。", buildingId = here.Building1Id, againstNeighbour = true });
        await here.PublishOrderAsync(quarrel);
        using var desk = await ConsoleClient.SignInAsync(product, here.CommunityId);
        await desk.PostFormAsync($"/admin/orders/details/{quarrel}", "Escalate", new() { ["reason"] = "需要社区出面" });
        var day = await here.MeetingAsync();
        await here.HoldAsync(staff, day);
        await here.DraftAsync(staff, day);
        await here.SaveMinutesAsync(staff, day, "没有议定的。");
        var lines = await here.DbAsync(db => db.CarriedItems.AsNoTracking().OrderBy(c => c.Position).ToListAsync());
        Assert.Equal(3, lines.Count);
        var shown = lines.Where(l => l.PublicTitle == "1号楼·设施").ToList();
        var renamed = lines.Single(l => l.PublicTitle == "晨练器材松动");
        Assert.Empty((await here.Outsider.Phone.GetAsync($"/api/v1/council-meetings/{day}").OkAsync())["carriedOver"]!.AsArray());

        await here.SaveMinutesAsync(staff, day, "没有议定的。", new PublicItem(renamed.AgendaItemId, "王组员要的器材", null));
        Assert.Equal("council_day.names_somebody", await CouncilDrill.RefusedAsync(() => here.PublishAsync(staff, day, namesChecked: true)));
        var minutes = $"/admin/Council/Minutes/{day}";
        var at = (await desk.GetHtmlAsync(minutes)).QuerySelector($"input[value='{renamed.AgendaItemId}']")!.GetAttribute("name")!.Replace("ItemId", "Title", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.PostFormAsync(minutes, "Save", new() { [at] = "小广场器材" })).StatusCode);
        await here.PublishAsync(staff, day);
        var read = (await here.Outsider.Phone.GetAsync($"/api/v1/council-meetings/{day}").OkAsync())["carriedOver"]!.AsArray();
        Assert.Equal([(shown[0].Position, "1号楼·设施"), (renamed.Position, "小广场器材")], read.Select(c => (c!["number"]!.GetValue<int>(), c["title"]!.GetValue<string>())).OrderBy(c => c.Item2, StringComparer.Ordinal));
        Assert.All(read, c => Assert.Contains("顺延", c!["text"]!.GetValue<string>(), StringComparison.Ordinal));
        var paper = (await desk.GetHtmlAsync($"/admin/Council/Print/{day}")).QuerySelector("main")!.TextContent;
        foreach (var words in new[] { "小广场器材", "1号楼·设施", "顺延到下次议事日" })
            Assert.Contains(words, paper, StringComparison.Ordinal);
        Assert.DoesNotContain("漏水", paper, StringComparison.Ordinal);
    }

    private static (string State, string Title, bool IsOwn) Row(JsonNode details) =>
        (details["undertaking"]!["state"]!.GetValue<string>(), details["undertaking"]!["title"]!.GetValue<string>(), details["undertaking"]!["isOwn"]!.GetValue<bool>());

    private static Task<CouncilUndertaking> OfItemAsync(Neighbours here, Guid item) => here.DbAsync(db => db.CouncilUndertakings.AsNoTracking().SingleAsync(u => u.AgendaItemId == item));

    private static async Task<CouncilUndertaking> RunAsync(Neighbours here, StaffAtWork staff, Guid id, Func<RunUndertaking, int, Task<CouncilUndertaking>> act)
    {
        var version = await here.DbAsync(db => db.CouncilUndertakings.Where(u => u.Id == id).Select(u => u.Version).SingleAsync());
        return await here.DoAsync(staff, s => act(s.GetRequiredService<RunUndertaking>(), version));
    }

    private static async Task DoneAsync(Task<HttpResponseMessage> act) => Assert.Equal(HttpStatusCode.Redirect, (await act).StatusCode);
}

using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Orders;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Orders;

namespace NeighborParty.IntegrationTests.Council;

public sealed class CouncilPathTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task An_order_goes_to_the_council_and_comes_back_to_who_asked()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var order = await here.EscalatedAsync();
        var day = await here.MeetingAsync();
        await here.GatherAsync();
        await here.GatherAsync();
        var item = await here.ItemOfOrderAsync(order);
        Assert.Equal((AgendaItemState.Queued, here.Member.PersonId), (item.State, item.PersonId));
        Assert.Equal(1, await here.DbAsync(db => db.AgendaItems.CountAsync()));

        await here.HoldAsync(staff, day);
        Assert.Equal(OrderState.OnAgenda, (await here.ReadAsync(order)).State);
        await here.DecideAsync(staff, item.Id, new DecisionDraft(CouncilDecision.Assign, "由物业更换整条线路", "物业", new DateOnly(2099, 1, 1)));
        // The office has it now, and not the volunteer who gave it up.
        Assert.Equal((OrderState.InProgress, (Guid?)null), ((await here.ReadAsync(order)).State, (await here.ReadAsync(order)).VolunteerId));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await here.Member2.Phone.GetAsync($"/api/v1/orders/{order}/contact")).StatusCode);
        await here.DraftAsync(staff, day);

        // Nothing of it is public before the minutes are.
        var closed = await here.Outsider.Phone.GetAsync($"/api/v1/council-meetings/{day}").OkAsync();
        Assert.Empty(closed["items"]!.AsArray());
        await here.SaveMinutesAsync(staff, day, "本次议事 1 件。", new PublicItem(item.Id, "1号楼楼道照明", "由物业更换线路。"));
        await here.PublishAsync(staff, day);
        var open = await here.Outsider.Phone.GetAsync($"/api/v1/council-meetings/{day}").OkAsync();
        Assert.Equal("由物业更换线路。", open["items"]![0]!["text"]!.GetValue<string>());
        Assert.DoesNotContain("王组员", open.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);

        var version = (await here.ItemAsync(item.Id)).Version;
        await here.DoAsync(staff, s => s.GetRequiredService<TrackAgendaItem>().ReportAsync(item.Id, version, ReportWay.App, "物业已备料，下周一施工。", readAgain: false, default));
        Assert.Equal(["council.on_agenda", "council.decided", "council.published", "council.reported_back"], await here.ToldAsync(here.Member));
        var own = (await here.Member.Phone.GetAsync("/api/v1/agenda-items").OkAsync())["items"]![0]!;
        Assert.Equal(("reportedBack", "由物业更换整条线路", "物业已备料，下周一施工。"), (own["state"]!.GetValue<string>(), own["ruling"]!.GetValue<string>(), own["report"]!.GetValue<string>()));
        Assert.Empty((await here.Outsider.Phone.GetAsync("/api/v1/agenda-items").OkAsync())["items"]!.AsArray());
    }

    [Theory]
    [InlineData(CouncilDecision.Refuse, OrderState.Closed, OrderState.Closed)]
    [InlineData(CouncilDecision.Street, OrderState.Closed, OrderState.Closed)]
    // A report says how far it is; the order ends with the project or the survey.
    [InlineData(CouncilDecision.Project, OrderState.Decided, OrderState.Decided)]
    [InlineData(CouncilDecision.Survey, OrderState.Decided, OrderState.Decided)]
    public async Task What_the_council_says_decides_where_the_order_goes(CouncilDecision decision, OrderState then, OrderState afterReport)
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var order = await here.EscalatedAsync();
        var day = await here.MeetingAsync();
        await here.HoldAsync(staff, day);
        var item = await here.ItemOfOrderAsync(order);
        await here.DecideAsync(staff, item.Id, new DecisionDraft(decision, "理由写在这里", "居委会", new DateOnly(2099, 1, 1)));
        Assert.Equal(then, (await here.ReadAsync(order)).State);
        var version = (await here.ItemAsync(item.Id)).Version;
        await here.DoAsync(staff, s => s.GetRequiredService<TrackAgendaItem>().ReportAsync(item.Id, version, ReportWay.Phone, "已电话告知。", readAgain: false, default));
        Assert.Equal(afterReport, (await here.ReadAsync(order)).State);
    }

    [Fact]
    public async Task An_order_assigned_to_volunteers_is_offered_to_them()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var order = await here.EscalatedAsync();
        var day = await here.MeetingAsync();
        await here.HoldAsync(staff, day);
        var item = await here.ItemOfOrderAsync(order);
        await here.DecideAsync(staff, item.Id, new DecisionDraft(CouncilDecision.Assign, "组长和志愿者一起办", null, new DateOnly(2099, 1, 1), [here.Leader.PersonId, here.Member2.PersonId]));
        Assert.Equal(OrderState.Dispatched, (await here.ReadAsync(order)).State);
        await here.Member2.ActAsync(order, "accept").OkAsync();
        Assert.Equal(here.Member2.PersonId, (await here.ReadAsync(order)).VolunteerId);
    }

    [Fact]
    public async Task Twice_carried_over_goes_to_the_street()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var order = await here.EscalatedAsync();
        var first = await here.MeetingAsync();
        await here.HoldAsync(staff, first);
        await here.DraftAsync(staff, first);
        var item = await here.ItemOfOrderAsync(order);
        Assert.Equal((AgendaItemState.Queued, 1, OrderState.Escalated), (item.State, item.CarriedOver, (await here.ReadAsync(order)).State));

        var second = await here.MeetingAsync(weeks: 1);
        await here.HoldAsync(staff, second);
        await here.DraftAsync(staff, second);
        item = await here.ItemAsync(item.Id);
        Assert.Equal((AgendaItemState.Decided, 2, CouncilDecision.Street, OrderState.Closed), (item.State, item.CarriedOver, item.Decision!.Value, (await here.ReadAsync(order)).State));
        Assert.Equal(["council.on_agenda", "council.carried_over", "council.on_agenda", "council.decided"], await here.ToldAsync(here.Member));
    }

    [Fact]
    public async Task A_cancelled_meeting_carries_nothing_over()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var order = await here.EscalatedAsync();
        var day = await here.MeetingAsync();
        await here.FixAsync(staff, day);
        var version = (await here.DayAsync(day)).Version;
        await here.DoAsync(staff, s => s.GetRequiredService<RunCouncilDay>().CancelAsync(day, version, "台风", default));
        var item = await here.ItemOfOrderAsync(order);
        Assert.Equal((AgendaItemState.Queued, 0, OrderState.Escalated), (item.State, item.CarriedOver, (await here.ReadAsync(order)).State));
    }

    [Fact]
    public async Task An_order_taken_back_leaves_the_agenda_and_may_come_again()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var order = await here.EscalatedAsync();
        var day = await here.MeetingAsync();
        await here.FixAsync(staff, day);
        await here.Member.Phone.PostAsync($"/api/v1/orders/{order}/cancel", new { }, ifMatch: await here.Member.TagAsync(order)).OkAsync();
        await here.GatherAsync();
        var item = await here.ItemOfOrderAsync(order);
        Assert.Equal((AgendaItemState.Withdrawn, null), (item.State, item.CouncilDayId));
    }

    [Fact]
    public async Task Minutes_say_no_names_and_no_numbers()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync(name: "周书记");
        var order = await here.EscalatedAsync();
        await here.AddResidentAsync("高兴");
        var day = await here.MeetingAsync();
        await here.HoldAsync(staff, day);
        var item = await here.ItemOfOrderAsync(order);
        await here.DoAsync(staff, async s =>
        {
            await s.GetRequiredService<InviteGuests>().AddAsync(day, GuestKind.Street, null, "吴主任", default);
            return true;
        });
        await here.DecideAsync(staff, item.Id, new DecisionDraft(CouncilDecision.Refuse, "属于自家维修", null, null));
        await here.DraftAsync(staff, day);
        Assert.Equal("council_day.words_missing", await CouncilDrill.RefusedAsync(() => here.PublishAsync(staff, day)));
        foreach (var (text, code) in new[]
        {
            ("请联系 19900000001 办理", "council_day.not_for_publication"), ("1号楼302室自行维修", "council_day.not_for_publication"),
            ("王组员家自行维修", "council_day.names_somebody"), ("吴主任到现场看过", "council_day.names_somebody"), ("周书记负责答复", "council_day.names_somebody"),
            ("陈组员继续跟进", "council_day.names_somebody"), ("居民高兴地接受", "council_day.may_name_somebody"),
        })
        {
            await here.SaveMinutesAsync(staff, day, "本次议事 1 件。", new PublicItem(item.Id, "1号楼照明", text));
            Assert.True(code == await CouncilDrill.RefusedAsync(() => here.PublishAsync(staff, day)), text);
            Assert.Equal(CouncilDayState.MinutesDraft, (await here.DayAsync(day)).State);
        }

        // Somebody has looked: here it is a word. What names the parties stays refused all the same.
        await here.PublishAsync(staff, day, namesChecked: true);
        var version = (await here.DayAsync(day)).Version;
        await here.DoAsync(staff, s => s.GetRequiredService<PublishMinutes>().RecallAsync(day, version, "写错了", default));
        Assert.Empty((await here.Outsider.Phone.GetAsync($"/api/v1/council-meetings/{day}").OkAsync())["items"]!.AsArray());
        await here.SaveMinutesAsync(staff, day, "王组员的事。", new PublicItem(item.Id, "1号楼照明", "不予办理。"));
        Assert.Equal("council_day.names_somebody", await CouncilDrill.RefusedAsync(() => here.PublishAsync(staff, day, namesChecked: true)));
    }

    [Fact]
    public async Task Proposals_are_the_proposers_own_and_not_too_many()
    {
        var here = await Neighbours.CreateAsync(product);
        var staff = await here.AddStaffAsync();
        var made = await here.Outsider.Phone.PostAsync("/api/v1/agenda-items", new { title = "东门加一盏路灯", text = "晚上看不清台阶。" }).OkAsync();
        Assert.Equal("proposed", made.State());
        var id = made["id"]!.GetValue<Guid>();
        // A leader's waits for a meeting at once.
        Assert.Equal("queued", (await here.Leader.Phone.PostAsync("/api/v1/agenda-items", new { title = "楼道扶手", text = "松动。" }).OkAsync()).State());
        await here.Member.Phone.PostAsync($"/api/v1/agenda-items/{id}/withdraw", new { }, ifMatch: "\"v1\"").RefusedAsync(404, "not_found");
        for (var i = 0; i < 2; i++)
            await here.Outsider.Phone.PostAsync("/api/v1/agenda-items", new { title = $"建议 {i}", text = "内容" }).OkAsync();
        await here.Outsider.Phone.PostAsync("/api/v1/agenda-items", new { title = "再一件", text = "内容" }).RefusedAsync(422, "agenda_item.too_many");

        await here.DoAsync(staff, s => s.GetRequiredService<JudgeProposal>().DeclineAsync(id, 1, "已在今年项目里", readAgain: false, default));
        var own = (await here.Outsider.Phone.GetAsync("/api/v1/agenda-items").OkAsync())["items"]!.AsArray().Single(i => i!["id"]!.GetValue<Guid>() == id)!;
        Assert.Equal(("declined", "已在今年项目里"), (own["state"]!.GetValue<string>(), own["report"]!.GetValue<string>()));
        Assert.Equal(["council.declined"], await here.ToldAsync(here.Outsider));
        await here.Outsider.Phone.PostAsync($"/api/v1/agenda-items/{id}/withdraw", new { }, ifMatch: "\"v2\"").RefusedAsync(409, "agenda_item.wrong_state");
    }
}

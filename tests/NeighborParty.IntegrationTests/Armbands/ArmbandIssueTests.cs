using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Policies;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Armbands;

/// <summary>What stands before and beside the handing over: the training, a picture, the PIN on paper, and what became of a refusal.</summary>
public sealed class ArmbandIssueTests(Product product) : IClassFixture<Product>
{
    private static async Task<Guid> PendingAsync(Neighbours n, Resident to)
    {
        var issued = await n.Leader.IssueAsync((await n.AddArmbandsAsync(1))[0], to.PersonId);
        issued.EnsureSuccessStatusCode();
        return (await issued.JsonAsync())["id"]!.GetValue<Guid>();
    }

    private static async Task<string> PinAsync(ConsoleClient staff, Guid person)
    {
        var page = await ConsoleClient.DocumentAsync(await staff.PostFormAsync($"/admin/Armbands/Pin/{person}", "form.np-confirm"));
        var pin = page.QuerySelector("code.np-pin")!.TextContent;
        Assert.Matches("^[0-9]{6}$", pin);
        return pin;
    }

    private static Task<HttpResponseMessage> TypeAsync(Neighbours n, Guid id, string pin) => n.Leader.Phone.PostAsync($"/api/v1/armbands/{id}/accept-by-pin", new { pin });

    /// <summary>Six digits that are not these.</summary>
    private static string Wrong(string pin) => (pin[0] == '9' ? '0' : (char)(pin[0] + 1)) + pin[1..];

    [Fact]
    public async Task Somebody_without_a_phone_types_the_digits_from_the_paper()
    {
        var n = await Neighbours.CreateAsync(product);
        var id = await PendingAsync(n, n.Member);
        Assert.Equal("armband.no_pin", await (await TypeAsync(n, id, "123456")).CodeAsync());
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        var pin = await PinAsync(staff, n.Member.PersonId);
        // Shown once.
        Assert.DoesNotContain(pin, (await staff.GetHtmlAsync($"/admin/Armbands/Pin/{n.Member.PersonId}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("armband.wrong_pin", await (await TypeAsync(n, id, Wrong(pin))).CodeAsync());
        Assert.Equal(1, await n.ReadAsync(db => db.ArmbandPins.Select(p => p.WrongTries).SingleAsync()));
        Assert.Equal(HttpStatusCode.OK, (await TypeAsync(n, id, pin)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await TypeAsync(n, id, Wrong(pin))).StatusCode); // a repeat of what is done
        var accepted = await n.ReadAsync(db => db.ArmbandEvents.SingleAsync(e => e.ArmbandId == id && e.Step == ArmbandStep.Accept));
        Assert.Equal((AcceptByPin.Method, ArmbandRole.Leader, n.Member.PersonId), (accepted.Detail, accepted.By, accepted.PersonId!.Value));
        Assert.Equal(n.Member.PersonId, await n.ReadAsync(db => db.AuditEvents.Where(e => e.Action == "armband.accepted" && e.EntityId == id).Select(e => e.OnBehalfOf!.Value).SingleAsync()));
        // Good for one: the leader has seen it typed, and must not acknowledge the next one with it.
        var spare = (await n.AddArmbandsAsync(1, ArmbandKind.PerDuty))[0];
        (await n.Leader.IssueAsync(spare, n.Member.PersonId)).EnsureSuccessStatusCode();
        Assert.Equal("armband.no_pin", await (await TypeAsync(n, (await n.ArmbandAsync(spare)).Id, pin)).CodeAsync());
        Assert.Contains("已经用过", (await staff.GetHtmlAsync($"/admin/Armbands/Pin/{n.Member.PersonId}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("输入领取密码签收", (await staff.GetHtmlAsync($"/admin/Armbands/Details/{id}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_tries_end_the_digits_until_the_office_gives_new_ones()
    {
        var n = await Neighbours.CreateAsync(product);
        var id = await PendingAsync(n, n.Member);
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        var pin = await PinAsync(staff, n.Member.PersonId);
        for (var i = 0; i < 5; i++)
            Assert.Equal("armband.wrong_pin", await (await TypeAsync(n, id, Wrong(pin))).CodeAsync());
        Assert.Equal("armband.no_pin", await (await TypeAsync(n, id, pin)).CodeAsync());
        Assert.Contains("输错太多次", (await staff.GetHtmlAsync($"/admin/Armbands/Pin/{n.Member.PersonId}")).Body!.TextContent, StringComparison.Ordinal);
        var other = await Neighbours.CreateAsync(product);
        Assert.Equal("not_found", await (await TypeAsync(other, id, pin)).CodeAsync());

        var fresh = await PinAsync(staff, n.Member.PersonId);
        Assert.Equal(HttpStatusCode.Redirect, (await staff.PostFormAsync($"/admin/Armbands/Details/{id}", "Accept", new() { ["pin"] = fresh, ["witness"] = "" })).StatusCode);
        Assert.Equal(ArmbandState.Issued, await n.ReadAsync(db => db.Armbands.Where(a => a.Id == id).Select(a => a.State).SingleAsync()));
        Assert.DoesNotContain(fresh, await n.ReadAsync(db => db.ArmbandPins.Select(p => p.Hash).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_rules_ask_for_it_nobody_gets_one_without_the_training()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(2, ArmbandKind.PerDuty);
        await product.InsideAsync(n.CommunityId, s => s.GetRequiredService<PolicyBook>().ChangeAsync(
            new CommunityPolicy { ArmbandTrainingRequired = 1 }, s.GetRequiredService<TimeProvider>().Now(), default));
        Assert.Equal("armband.untrained", await (await n.Leader.IssueAsync(serials[0], n.Member.PersonId)).CodeAsync());
        var today = ChinaTime.Today(product.Services.GetRequiredService<TimeProvider>().Now());
        async Task<string?> RecordAsync(Resident by, Guid person, DateOnly on)
        {
            var answer = await by.Phone.PostAsync("/api/v1/armbands/trainings", new { personId = person, on });
            return answer.IsSuccessStatusCode ? null : await answer.CodeAsync();
        }

        Assert.Equal("invalid_input", await RecordAsync(n.Leader, n.Member.PersonId, today.AddDays(1)));
        Assert.Equal("not_found", await RecordAsync(n.Member, n.Member.PersonId, today));
        Assert.Equal("not_found", await RecordAsync(n.Leader, n.Outsider.PersonId, today));
        Assert.Equal("armband.own_matter", await RecordAsync(n.Leader, n.Leader.PersonId, today));
        Assert.Null(await RecordAsync(n.Leader, n.Member.PersonId, today));
        Assert.Equal(HttpStatusCode.OK, (await n.Leader.IssueAsync(serials[0], n.Member.PersonId)).StatusCode);
        var members = (await (await n.Leader.Phone.GetAsync($"/api/v1/groups/{n.GroupId}/armband-trainings")).JsonAsync())["items"]!.AsArray();
        Assert.Equal(3, members.Count);
        Assert.Equal([$"{today:O}"], members.Select(m => m!["trainedOn"]?.GetValue<string>()).Where(on => on is not null));

        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        var spare = await n.ArmbandAsync(serials[1]);
        Assert.Contains("先登记培训", (await staff.GetHtmlAsync($"/admin/Armbands/Issue/{spare.Id}?Name=陈")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await staff.PostFormAsync("/admin/Armbands/Trainings?Name=陈", "Record")).StatusCode);
        Assert.DoesNotContain("先登记培训", (await staff.GetHtmlAsync($"/admin/Armbands/Issue/{spare.Id}?Name=陈")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_of_the_signature_lies_in_the_history_and_only_ones_own_can_be_put_there()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(2);
        var (mine, others) = (await n.Leader.PhotoAsync(), await n.Member.PhotoAsync());
        Assert.Equal("photo.not_usable", await (await n.Leader.Phone.PostAsync("/api/v1/armbands/issue", new { serial = serials[0], personId = n.Member.PersonId, witness = "签字", photoId = others })).CodeAsync());
        Assert.Equal(ArmbandState.InStock, (await n.ArmbandAsync(serials[0])).State);
        (await n.Leader.Phone.PostAsync("/api/v1/armbands/issue", new { serial = serials[0], personId = n.Member.PersonId, witness = "签字", photoId = mine })).EnsureSuccessStatusCode();
        var id = (await n.ArmbandAsync(serials[0])).Id;
        var handed = await n.ReadAsync(db => db.ArmbandEvents.SingleAsync(e => e.ArmbandId == id && e.PhotoId != null));
        Assert.Equal((ArmbandStep.Issue, handed.Id), (handed.Step, await n.ReadAsync(db => db.Photos.Where(p => p.Id == mine).Select(p => p.AttachedTo!.Value).SingleAsync())));
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        var link = (await staff.GetHtmlAsync($"/admin/Armbands/Details/{id}")).QuerySelector($"a[href*='{mine}']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await product.Http.GetAsync(link)).StatusCode);

        // After a year the picture goes and the step stays.
        await n.ReadAsync(db => db.Photos.Where(p => p.Id == mine).ExecuteUpdateAsync(s => s.SetProperty(p => p.CreatedAt, p => p.CreatedAt.AddDays(-366))));
        await product.InsideAsync(n.CommunityId, s => ActivatorUtilities.CreateInstance<Core.Photos.SweepPhotos>(s).RunAsync(default));
        Assert.Equal([others], await n.ReadAsync(db => db.Photos.Select(p => p.Id).ToListAsync()));
        Assert.DoesNotContain(mine.ToString(), (await staff.GetHtmlAsync($"/admin/Armbands/Details/{id}")).Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_a_void_number_was_shown_does_not_break_the_repeat_of_the_step_before()
    {
        var n = await Neighbours.CreateAsync(product);
        var id = await n.GiveAsync((await n.AddArmbandsAsync(1))[0], n.Member);
        await product.InsideAsync(n.CommunityId, async s =>
        {
            var db = s.GetRequiredService<Core.Data.NeighborPartyDb>();
            var (history, now) = (s.GetRequiredService<ArmbandHistory>(), s.GetRequiredService<TimeProvider>().Now());
            var armband = await db.Armbands.SingleAsync(a => a.Id == id);
            armband.ReportLost(7, ArmbandRole.Holder, now);
            history.Add(armband, ArmbandStep.ReportLost, ArmbandState.Issued, ArmbandRole.Holder, new ArmbandFacts(n.Member.PersonId));
            await db.SaveChangesAsync();
            await s.GetRequiredService<NoteVoidShown>().RunAsync(id, n.Member.PersonId, "周五大扫除", default);
            await db.SaveChangesAsync();
            Assert.True(await history.IsLastAsync(armband, ArmbandStep.ReportLost, n.Member.PersonId, default));
        });
    }

    [Fact]
    public async Task A_refusal_is_ticked_off_once_with_who_and_when()
    {
        var n = await Neighbours.CreateAsync(product);
        var id = await PendingAsync(n, n.Member);
        (await n.Member.Phone.PostAsync($"/api/v1/armbands/{id}/decline", new { reason = "unfit" })).EnsureSuccessStatusCode();
        var list = $"/api/v1/groups/{n.GroupId}/armbands/not-taken";
        var report = (await (await n.Leader.Phone.GetAsync(list)).JsonAsync())["items"]![0]!;
        Assert.Equal(("unfit", true, null), (report["reason"]!.GetValue<string>(), report["declined"]!.GetValue<bool>(), report["handledAt"]?.ToString()));
        Assert.Equal(1, await n.ReadAsync(db => ArmbandsNeedingAction.NotTaken(db).CountAsync()));
        var tick = $"/api/v1/armbands/not-taken/{report["id"]!.GetValue<Guid>()}/handled";
        Assert.Equal("not_found", await (await (await Neighbours.CreateAsync(product)).Leader.Phone.PostAsync(tick, new { note = "别人" })).CodeAsync());
        Assert.Equal("not_found", await (await n.Member.Phone.PostAsync(tick, new { note = "自己" })).CodeAsync());

        using var office = await ConsoleClient.SignInAsync(product, n.CommunityId);
        var serial = await n.ReadAsync(db => db.Armbands.Where(a => a.Id == id).Select(a => a.Serial).SingleAsync());
        Assert.Contains(serial, (await office.GetHtmlAsync("/admin")).Body!.TextContent, StringComparison.Ordinal);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => n.Leader.Phone.PostAsync(tick, new { note = $"换小号 {i}" })));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.NoContent, a.StatusCode));
        Assert.Equal(1, await n.ReadAsync(db => db.NotTakenFollowUps.CountAsync()));
        Assert.Equal(0, await n.ReadAsync(db => ArmbandsNeedingAction.NotTaken(db).CountAsync()));
        // The first page forgets it too.
        Assert.DoesNotContain(serial, (await office.GetHtmlAsync("/admin")).Body!.TextContent, StringComparison.Ordinal);
        var done = (await (await n.Leader.Phone.GetAsync(list)).JsonAsync())["items"]![0]!;
        Assert.StartsWith("换小号", done["handledNote"]!.GetValue<string>(), StringComparison.Ordinal);
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        var page = await staff.GetHtmlAsync("/admin/Armbands/NotTaken");
        Assert.Contains("已处理：换小号", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action*='handler=Handled']"));
    }
}

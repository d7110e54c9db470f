using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Armbands;

public sealed class RetirementTests(Product product) : IClassFixture<Product>
{
    private const string Page = "/admin/Armbands/Retirements";

    [Fact]
    public async Task Ten_in_a_day_go_alone_and_the_eleventh_takes_two_people()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(30);
        using var first = await ConsoleClient.SignInAsync(product, n.CommunityId);
        await DoneAsync(await AskAsync(first, serials.Take(9)));
        Assert.Equal(9, await RetiredAsync(n));
        // One more alone on its own page is the tenth; the next one is refused.
        await DoneAsync(await first.PostFormAsync($"/admin/Armbands/Details/{(await n.ArmbandAsync(serials[9])).Id}", "Retire", new() { ["reason"] = "旧了" }));
        await first.PostFormAsync($"/admin/Armbands/Details/{(await n.ArmbandAsync(serials[10])).Id}", "Retire", new() { ["reason"] = "旧了" });
        Assert.Equal(10, await RetiredAsync(n));
        await DoneAsync(await AskAsync(first, serials.Skip(10).Take(1)));
        Assert.Equal(10, await RetiredAsync(n));
        Assert.Equal(RetirementState.Asked, (await RequestAsync(n)).State);
    }

    [Fact]
    public async Task Another_member_of_staff_agrees_and_what_was_handed_out_meanwhile_stays()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(12);
        using var first = await ConsoleClient.SignInAsync(product, n.CommunityId);
        await DoneAsync(await AskAsync(first, serials));
        var request = await RequestAsync(n);
        Assert.Equal(0, await RetiredAsync(n));

        // Whoever asked cannot agree: not with the button, which is not there, and not by hand.
        Assert.Null((await first.GetHtmlAsync(Page)).QuerySelector("form[action*='handler=Approve']"));
        await first.PostAsync($"{Page}?handler=Approve&id={request.Id}", new() { ["version"] = "1" });
        Assert.Equal(RetirementState.Asked, (await RequestAsync(n)).State);

        await n.GiveAsync(serials[3], n.Member);
        using var second = await ConsoleClient.SignInAsync(product, n.CommunityId, name: "周工作");
        await DoneAsync(await second.PostFormAsync(Page, "Approve"));
        request = await RequestAsync(n);
        Assert.Equal((RetirementState.Approved, 11, second.StaffId), (request.State, request.Retired, request.DecidedBy!.Value));
        Assert.Equal(11, await RetiredAsync(n));
        Assert.Equal(ArmbandState.Issued, (await n.ArmbandAsync(serials[3])).State);
        Assert.Equal(["armband_retirement.asked", "armband_retirement.approved"], await n.AuditAsync(request.Id));
    }

    [Fact]
    public async Task Two_staff_accounts_of_one_person_are_not_two_people()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(11);
        using var one = await SamePersonAsync(n);
        using var other = await SamePersonAsync(n);
        await DoneAsync(await AskAsync(one, serials));
        var request = await RequestAsync(n);
        await other.PostAsync($"{Page}?handler=Approve&id={request.Id}", new() { ["version"] = "1" });
        Assert.Equal((RetirementState.Asked, 0), ((await RequestAsync(n)).State, await RetiredAsync(n)));
    }

    /// <summary>
    /// The community's lock keeps them apart. Without it the numbers of the steps in the history, which are unique, stop the second
    /// one hard, and so does the row's version. With all three taken away all eight retire all eleven.
    /// </summary>
    [Fact]
    public async Task Two_who_agree_at_once_retire_each_armband_once()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(11);
        using var first = await ConsoleClient.SignInAsync(product, n.CommunityId);
        await DoneAsync(await AskAsync(first, serials));
        var request = await RequestAsync(n);
        using var second = await ConsoleClient.SignInAsync(product, n.CommunityId, name: "周工作");
        using var third = await ConsoleClient.SignInAsync(product, n.CommunityId, name: "吴工作");
        // On threads of their own: SQLite answers at once, so that what is only awaited runs one after the other.
        using var start = new Barrier(8);
        var decided = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
        {
            start.SignalAndWait(TimeSpan.FromSeconds(10));
            return AgreeAsync(n, request.Id, i % 2 == 0 ? second.StaffId : third.StaffId);
        })));
        Assert.Single(decided, won => won);
        Assert.Equal(11, await n.ReadAsync(db => db.ArmbandEvents.CountAsync(e => e.Step == ArmbandStep.Retire)));
        Assert.Equal(["armband_retirement.asked", "armband_retirement.approved"], await n.AuditAsync(request.Id));
    }

    [Fact]
    public async Task The_database_itself_wants_two_people()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(11);
        using var first = await ConsoleClient.SignInAsync(product, n.CommunityId);
        await DoneAsync(await AskAsync(first, serials));
        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => n.ReadAsync(db => db.ArmbandRetirements.ExecuteUpdateAsync(s => s
            .SetProperty(r => r.State, RetirementState.Approved).SetProperty(r => r.DecidedBy, first.StaffId))));
        Assert.Contains("TwoPeople", refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_somebody_wears_goes_out_of_use_too_and_they_are_told()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(3);
        await n.GiveAsync(serials[1], n.Member);
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        await DoneAsync(await AskAsync(staff, serials));
        Assert.Equal(3, await RetiredAsync(n));
        var band = await n.ArmbandAsync(serials[1]);
        Assert.Null(band.HolderPersonId);
        var row = await n.ReadAsync(db => db.ArmbandEvents.SingleAsync(e => e.ArmbandId == band.Id && e.Step == ArmbandStep.Retire));
        Assert.Equal((ArmbandState.Issued, n.Member.PersonId), (row.From, row.PersonId!.Value));
        var told = await n.ReadAsync(db => db.InboxMessages.Where(m => m.Kind == "armband.retired").ToListAsync());
        Assert.Equal(n.Member.PersonId, Assert.Single(told).PersonId);
    }

    [Fact]
    public async Task A_list_with_an_unknown_or_retired_number_is_refused_as_a_whole()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(3);
        using var staff = await ConsoleClient.SignInAsync(product, n.CommunityId);
        await DoneAsync(await AskAsync(staff, [serials[1]]));
        Assert.Equal(HttpStatusCode.Conflict, (await AskAsync(staff, serials)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(staff, ["NP-XF-0999"])).StatusCode);
        Assert.Equal(1, await RetiredAsync(n));
    }

    /// <returns>False for who came too late.</returns>
    private Task<bool> AgreeAsync(Neighbours n, Guid request, Guid staff) => product.InsideAsync(n.CommunityId, async s =>
    {
        s.GetRequiredService<CurrentActor>().Actor = new Actor(ActorKind.Staff, staff, "工作人员") { CommunityId = n.CommunityId };
        try
        {
            await s.GetRequiredService<DecideRetirement>().RunAsync(request, RetirementStep.Approve, null, 1, default);
            return true;
        }
        catch (Exception e) when (e is RefusedException or DbUpdateConcurrencyException)
        {
            return false;
        }
    });

    private async Task<ConsoleClient> SamePersonAsync(Neighbours n)
    {
        var client = await ConsoleClient.AccountAsync(product, n.CommunityId, Core.Staff.StaffRole.Officer, change: s => s.PersonId = n.Outsider.PersonId);
        await client.GivePasswordAsync();
        return client;
    }

    private static Task<HttpResponseMessage> AskAsync(ConsoleClient staff, IEnumerable<string> serials) =>
        staff.PostFormAsync(Page, null, new() { ["Serials"] = string.Join('\n', serials), ["Reason"] = "统一更换" });

    private static Task<int> RetiredAsync(Neighbours n) => n.ReadAsync(db => db.Armbands.CountAsync(a => a.State == ArmbandState.Retired));

    private static Task<ArmbandRetirement> RequestAsync(Neighbours n) => n.ReadAsync(db => db.ArmbandRetirements.AsNoTracking().SingleAsync());

    private static async Task DoneAsync(HttpResponseMessage answer) =>
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
}

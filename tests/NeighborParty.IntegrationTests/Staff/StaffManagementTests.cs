using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Staff;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.StaffTests;

public sealed class StaffManagementTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_new_colleague_gets_a_password_that_is_shown_once_and_must_be_changed()
    {
        using var admin = await ConsoleClient.SignInAsync(product, NewCommunity(), StaffRole.Administrator);
        var user = "new-" + Path.GetRandomFileName()[..8];
        var answer = await admin.PostFormAsync("/admin/staff/new", null, new() { ["DisplayName"] = "新同事", ["UserName"] = user, ["Role"] = "Officer" });
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var shown = (await ConsoleClient.DocumentAsync(answer)).QuerySelectorAll("main code").Select(c => c.TextContent).ToList();
        Assert.Equal(user, shown[0]);
        using var colleague = admin.SameAccount(user, shown[1]);
        await colleague.GivePasswordAsync();
        Assert.Equal("/admin/change-password", (await colleague.GetAsync("/admin")).Headers.Location!.ToString());
        Assert.DoesNotContain(shown[1], await (await admin.GetAsync("/admin/staff")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_user_name_is_refused_on_the_form_as_it_was_filled_in()
    {
        using var admin = await ConsoleClient.SignInAsync(product, NewCommunity(), StaffRole.Administrator);
        var answer = await admin.PostFormAsync("/admin/staff/new", null, new() { ["DisplayName"] = "新同事", ["UserName"] = admin.UserName, ["Role"] = "Officer" });
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await ConsoleClient.DocumentAsync(answer);
        Assert.Equal("新同事", page.QuerySelector("input[name=DisplayName]")!.GetAttribute("value"));
        Assert.Contains("staff.user_name_taken", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelector("#UserName-error")!.TextContent);
    }

    [Theory]
    [InlineData("Moderator", "true")]
    [InlineData("Officer", "false")]
    public async Task A_changed_role_or_a_closed_account_ends_sessions_at_once(string role, string active)
    {
        var community = NewCommunity();
        using var admin = await ConsoleClient.SignInAsync(product, community, StaffRole.Administrator);
        using var officer = await ConsoleClient.SignInAsync(product, community);
        var answer = await admin.PostFormAsync($"/admin/staff/edit/{officer.StaffId}", null, new() { ["DisplayName"] = "李", ["Role"] = role, ["IsActive"] = active });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.GetAsync("/admin")).StatusCode);
        Assert.Equal(active == "true" ? HttpStatusCode.Redirect : HttpStatusCode.Unauthorized, (await officer.GivePasswordAsync(officer.Password)).StatusCode);
    }

    [Fact]
    public async Task A_stale_form_is_refused_with_who_changed_it()
    {
        var community = NewCommunity();
        using var admin = await ConsoleClient.SignInAsync(product, community, StaffRole.Administrator, "秦书记");
        using var officer = await ConsoleClient.AccountAsync(product, community, StaffRole.Officer);
        var fields = new Dictionary<string, string> { ["DisplayName"] = "李", ["Role"] = "Officer", ["IsActive"] = "true", ["Version"] = "1" };
        var path = $"/admin/staff/edit/{officer.StaffId}";
        Assert.Equal(HttpStatusCode.Redirect, (await admin.PostAsync(path, fields)).StatusCode);
        var stale = await admin.PostAsync(path, fields);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Contains("秦书记", (await ConsoleClient.DocumentAsync(stale)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_administrators_who_close_each_other_leave_one()
    {
        var community = NewCommunity();
        using var one = await ConsoleClient.SignInAsync(product, community, StaffRole.Administrator);
        using var other = await ConsoleClient.SignInAsync(product, community, StaffRole.Administrator);
        // Both have the page open before either presses; who is closed first would not get it any more.
        var byOne = await one.FillInAsync($"/admin/staff/edit/{other.StaffId}", null, new() { ["IsActive"] = "false" });
        var byOther = await other.FillInAsync($"/admin/staff/edit/{one.StaffId}", null, new() { ["IsActive"] = "false" });
        await Task.WhenAll(one.SendAsync(byOne), other.SendAsync(byOther));
        Assert.Equal(1, await product.InsideAsync(community, s => s.GetRequiredService<NeighborPartyDb>().StaffAccounts.CountAsync(a => a.IsActive)));
    }

    [Fact]
    public async Task Nobody_changes_or_resets_oneself()
    {
        using var admin = await ConsoleClient.SignInAsync(product, NewCommunity(), StaffRole.Administrator);
        var path = $"/admin/staff/edit/{admin.StaffId}";
        var demote = await admin.PostFormAsync(path, null, new() { ["Role"] = "Officer" });
        Assert.Equal(HttpStatusCode.Conflict, demote.StatusCode);
        foreach (var handler in new[] { "Totp", "Password", "Sessions" })
            Assert.Equal(HttpStatusCode.Forbidden, (await admin.PostAsync($"{path}?handler={handler}")).StatusCode);
    }

    [Fact]
    public async Task A_reset_password_and_a_reset_authenticator_let_a_colleague_start_again()
    {
        var community = NewCommunity();
        using var admin = await ConsoleClient.SignInAsync(product, community, StaffRole.Administrator);
        using var colleague = await ConsoleClient.SignInAsync(product, community, StaffRole.Administrator);
        var path = $"/admin/staff/edit/{colleague.StaffId}";
        await admin.PostFormAsync(path, "Totp");
        Assert.Equal(HttpStatusCode.Redirect, (await colleague.GetAsync("/admin")).StatusCode);
        var shown = (await ConsoleClient.DocumentAsync(await admin.PostFormAsync(path, "Password"))).QuerySelectorAll("main code").Select(c => c.TextContent).ToList();
        Assert.Equal(HttpStatusCode.Unauthorized, (await colleague.GivePasswordAsync(colleague.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await colleague.GivePasswordAsync(shown[1])).StatusCode);
        Assert.Equal("/admin/change-password", (await colleague.GetAsync("/admin")).Headers.Location!.ToString());
        const string next = "green Tram 77 hats";
        await colleague.PostFormAsync("/admin/change-password", null, new() { ["OldPassword"] = shown[1], ["NewPassword"] = next, ["Repeated"] = next });
        Assert.Equal("/admin/totp/enrol", (await colleague.GetAsync("/admin")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task Managing_staff_wants_a_fresh_proof()
    {
        using var admin = await ConsoleClient.SignInAsync(product, NewCommunity(), StaffRole.Administrator);
        await product.AdvanceAsync(TimeSpan.FromMinutes(6));
        var answer = await admin.GetAsync("/admin/staff/new");
        Assert.StartsWith("/admin/prove?returnUrl=", answer.Headers.Location!.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("/admin/prove", (await admin.PostAsync("/admin/staff/new", new() { ["DisplayName"] = "x", ["UserName"] = "some-user", ["Role"] = "Officer" })).Headers.Location!.ToString(), StringComparison.OrdinalIgnoreCase);
        var code = Totp.Code(admin.TotpSeed!, Totp.StepOf(product.Services.GetRequiredService<TimeProvider>().Now()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostFormAsync("/admin/prove", null, new() { ["Password"] = "Wrong-tram-77", ["Code"] = code })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostFormAsync("/admin/prove", null, new() { ["Password"] = admin.Password, ["Code"] = "000000x" })).StatusCode);
        var proved = await admin.PostFormAsync("/admin/prove?returnUrl=/admin/staff/new", null, new() { ["Password"] = admin.Password, ["Code"] = code });
        Assert.Equal("/admin/staff/new", proved.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/admin/staff/new")).StatusCode);
    }

    [Fact]
    public async Task Staff_of_another_community_cannot_be_found_or_touched()
    {
        using var admin = await ConsoleClient.SignInAsync(product, NewCommunity(), StaffRole.Administrator);
        using var foreign = await ConsoleClient.SignInAsync(product, NewCommunity(), name: "外人金丝雀");
        Assert.DoesNotContain("金丝雀", await (await admin.GetAsync("/admin/staff")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var path = $"/admin/staff/edit/{foreign.StaffId}";
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync($"{path}?handler=Password")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync(path, new() { ["DisplayName"] = "x", ["Role"] = "Officer", ["IsActive"] = "false", ["Version"] = "1" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await foreign.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task Every_act_on_an_account_is_in_the_trail()
    {
        var community = NewCommunity();
        using var admin = await ConsoleClient.SignInAsync(product, community, StaffRole.Administrator);
        using var officer = await ConsoleClient.AccountAsync(product, community, StaffRole.Officer);
        var path = $"/admin/staff/edit/{officer.StaffId}";
        await admin.PostFormAsync("/admin/staff/new", null, new() { ["DisplayName"] = "新", ["UserName"] = "u" + Path.GetRandomFileName()[..8], ["Role"] = "Auditor" });
        await admin.PostFormAsync(path, null, new() { ["DisplayName"] = "李", ["Role"] = "Moderator" });
        await admin.PostFormAsync(path, "Password");
        await admin.PostFormAsync(path, "Sessions");
        await admin.PostFormAsync("/admin/sign-out");
        var actions = await product.InsideAsync(community, s => s.GetRequiredService<NeighborPartyDb>().AuditEvents.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync());
        Assert.Equal(["staff.signed_in", "staff.second_factor", "staff.opened", "staff.changed", "staff.password_reset", "staff.sessions_ended", "staff.signed_out"], actions);
    }

    private Guid NewCommunity() => Ids.New(product.Services.GetRequiredService<TimeProvider>().Now());
}

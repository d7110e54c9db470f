using System.Net;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Staff;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Applications;

/// <summary>Staff decide in the browser.</summary>
public sealed class ConsoleTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task An_officer_finds_opens_and_approves_an_application()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.WithOfficeAsync();
        using var officer = await ConsoleClient.SignInAsync(product, here.There.CommunityId);
        var queue = await officer.GetHtmlAsync("/admin/Applications");
        Assert.Contains("申屠明月", queue.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("下一页", queue.Body!.TextContent, StringComparison.Ordinal);
        var shut = (await officer.GetHtmlAsync($"/admin/Applications/Details/{id}")).Body!.TextContent;
        Assert.DoesNotContain("5-0217", shut, StringComparison.Ordinal);
        Assert.DoesNotContain(Joining.Phone, shut, StringComparison.Ordinal);
        Assert.Contains("199****1234", shut, StringComparison.Ordinal);
        Assert.Equal(0, await ReadsAsync(here, officer.StaffId));
        var open = await ConsoleClient.DocumentAsync(await officer.PostFormAsync($"/admin/Applications/Details/{id}", "Open"));
        Assert.Contains("5-0217", open.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await ReadsAsync(here, officer.StaffId));
        Assert.Equal(HttpStatusCode.Redirect, (await officer.PostFormAsync($"/admin/Applications/Details/{id}", "Approve")).StatusCode);
        Assert.Equal(ApplicationState.Approved, (await here.FindAsync(id)).State);
        var group = await officer.GetHtmlAsync($"/admin/Groups/Details/{here.There.GroupId}");
        Assert.Contains("申屠明月", group.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_went_stale_changes_nothing()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.WithOfficeAsync();
        using var officer = await ConsoleClient.SignInAsync(product, here.There.CommunityId);
        var version = (await here.FindAsync(id)).Version;
        await officer.PostFormAsync($"/admin/Applications/Details/{id}", "Ask", new() { ["question"] = "请说明" });
        await here.Applicant.Phone.PostAsync($"/api/v1/join-applications/{id}/answer", new { answer = "补充" });
        await officer.PostFormAsync($"/admin/Applications/Details/{id}", "Approve", new() { ["version"] = $"{version}" });
        Assert.Equal(ApplicationState.StaffCheck, (await here.FindAsync(id)).State);
        Assert.Contains("修改", (await officer.GetHtmlAsync($"/admin/Applications/Details/{id}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_of_another_community_and_without_the_permission_see_nothing()
    {
        var here = await Joining.CreateAsync(product);
        var there = await Joining.CreateAsync(product);
        var id = await here.WithOfficeAsync();
        using var foreign = await ConsoleClient.SignInAsync(product, there.There.CommunityId);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync($"/admin/Applications/Details/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync($"/admin/Groups/Details/{here.There.GroupId}")).StatusCode);
        Assert.DoesNotContain("申屠明月", (await foreign.GetHtmlAsync("/admin/Applications?Show=all")).Body!.TextContent, StringComparison.Ordinal);
        using var moderator = await ConsoleClient.SignInAsync(product, here.There.CommunityId, StaffRole.Moderator);
        foreach (var path in new[] { "/admin/Applications", $"/admin/Applications/Details/{id}", "/admin/Applications/New", "/admin/Groups", "/admin/Groups/New" })
            Assert.Equal(HttpStatusCode.Redirect, (await moderator.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_paper_form_is_entered_and_a_mistake_keeps_what_was_typed()
    {
        var here = await Joining.CreateAsync(product);
        using var officer = await ConsoleClient.SignInAsync(product, here.There.CommunityId);
        var form = new Dictionary<string, string>
        {
            ["Input.Place"] = $"{here.There.GroupId:N}/{here.There.Building1Id:N}/{here.There.Stairwell1Id:N}", ["Input.Name"] = "吴老人", ["Input.Door"] = "101",
            ["Input.BornOn"] = "2020-01-01", ["Input.Witness"] = "孙见证",
        };
        var young = await officer.PostFormAsync("/admin/Applications/New", null, form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, young.StatusCode);
        Assert.Contains("吴老人", await young.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        form["Input.BornOn"] = "1941-02-03";
        var done = await officer.PostFormAsync("/admin/Applications/New", null, form);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(1, await here.ReadAsync(db => db.Applications.CountAsync(a => a.Channel == ApplicationChannel.Paper)));
    }

    [Fact]
    public async Task A_group_is_set_up_edited_and_given_a_leader()
    {
        var here = await Joining.CreateAsync(product);
        using var officer = await ConsoleClient.SignInAsync(product, here.There.CommunityId);
        var made = await officer.PostFormAsync("/admin/Groups/New", null, new() { ["Input.Name"] = "2号楼党小组", ["Input.Places"] = $"{here.There.Building2Id:N}" });
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var again = await officer.PostFormAsync("/admin/Groups/New", null, new() { ["Input.Name"] = "2号楼党小组", ["Input.Places"] = $"{here.There.Building2Id:N}" });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var page = $"/admin/Groups/Details/{here.There.GroupId}";
        Assert.Equal(HttpStatusCode.Redirect, (await officer.PostFormAsync(page, "Appoint",
            new() { ["personId"] = here.There.Member.PersonId.ToString(), ["role"] = nameof(CommunityRole.GroupLeader) })).StatusCode);
        Assert.Equal(here.There.Member.PersonId, (await here.ReadAsync(db => db.RoleGrants.SingleAsync(g => g.ScopeId == here.There.GroupId && g.To == null))).PersonId);
        var member = await here.ReadAsync(db => db.Memberships.SingleAsync(m => m.PersonId == here.There.Member2.PersonId));
        await officer.PostFormAsync(page, "Member", new() { ["membershipId"] = member.Id.ToString(), ["version"] = "1", ["on"] = nameof(MembershipEvent.Leave), ["reason"] = "本人申请" });
        Assert.Equal(MembershipState.Left, (await here.ReadAsync(db => db.Memberships.SingleAsync(m => m.Id == member.Id))).State);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.PostFormAsync($"/admin/Groups/Edit/{here.There.GroupId}", null, new() { ["Input.Name"] = "1号楼新名" })).StatusCode);
        Assert.Contains("1号楼新名", (await officer.GetHtmlAsync("/admin/Groups")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static Task<int> ReadsAsync(Joining here, Guid officer) =>
        here.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == SensitiveReads.Action && e.ActorId == officer));
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Applications;

/// <summary>Entered by staff long ago, now with a phone: one human being, one record.</summary>
public sealed class MergeTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_member_without_phone_who_buys_one_keeps_everything()
    {
        var here = await Joining.CreateAsync(product);
        var entered = await EnteredMemberAsync(here);
        var id = await here.SubmittedAsync();
        using var officer = await ConsoleClient.SignInAsync(product, here.There.CommunityId);
        var page = await officer.GetHtmlAsync($"/admin/Applications/Details/{id}");
        Assert.Contains("可能早已登记", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.PostFormAsync($"/admin/Applications/Details/{id}", "Merge", new() { ["how"] = "当面看过身份证" })).StatusCode);
        Assert.DoesNotContain("可能早已登记", (await officer.GetHtmlAsync($"/admin/Applications/Details/{id}")).Body!.TextContent, StringComparison.Ordinal);

        // The phone is now the old member's, and the second application is over.
        var me = await (await here.Applicant.Phone.GetAsync("/api/v1/me")).JsonAsync();
        Assert.Equal("neighbour", me["memberships"]!.AsArray().Single()!["kind"]!.GetValue<string>());
        var application = await here.FindAsync(id);
        Assert.Equal((ApplicationState.Withdrawn, entered), (application.State, application.PersonId));
        var people = await here.ReadAsync(db => db.People.Where(p => p.Id == entered || p.Id == here.Applicant.PersonId).ToListAsync());
        Assert.Equal((here.Applicant.AccountId, PersonStatus.Active), (people.Single(p => p.Id == entered).AccountId!.Value, people.Single(p => p.Id == entered).Status));
        Assert.Equal((null, PersonStatus.Closed), (people.Single(p => p.Id != entered).AccountId, people.Single(p => p.Id != entered).Status));

        // What holds is what was agreed to on the phone; the paper is kept as what held before.
        var consents = await here.ReadAsync(db => db.Consents.Where(c => c.PersonId == entered && c.Purpose == ConsentPurpose.Membership).ToListAsync());
        Assert.Equal((ActedVia.Self, ActedVia.Staff), (consents.Single(c => c.EndedAt is null).Channel, consents.Single(c => c.EndedAt is not null).Channel));
        var trail = await here.ReadAsync(db => db.AuditEvents.SingleAsync(e => e.Action == "person.merged"));
        Assert.Equal((entered, "当面看过身份证"), (trail.OnBehalfOf!.Value, trail.ReasonText));
        Assert.Equal(1, await here.ReadAsync(db => db.InboxMessages.CountAsync(m => m.PersonId == entered && m.Kind == "person.merged")));
    }

    [Fact]
    public async Task Who_was_only_registered_goes_on_with_the_application()
    {
        var here = await Joining.CreateAsync(product);
        var entered = await here.AsStaffAsync(s => s.GetRequiredService<EnterPerson>().RunAsync(
            new PersonDraft("申屠明月", Joining.Phone, here.There.Building1Id, here.There.Stairwell1Id, "5-0217", ResidencyKind.Owner, Signed: true), default));
        var id = await here.WithOfficeAsync();
        var merged = await MergeAsync(here, id, entered);
        Assert.Equal(ApplicationState.StaffCheck, merged.State);
        await here.ApproveAsync(id);
        Assert.Equal(1, await here.ReadAsync(db => db.Memberships.CountAsync(m => m.PersonId == entered && m.GroupId == here.There.GroupId && m.State == MembershipState.Active)));
        Assert.Equal(1, await here.ReadAsync(db => db.Residencies.CountAsync(r => r.PersonId == entered)));
        Assert.Equal("approved", (await (await here.Applicant.Phone.GetAsync($"/api/v1/join-applications/{id}")).JsonAsync())["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task Nobody_is_merged_with_a_stranger_oneself_or_twice()
    {
        var here = await Joining.CreateAsync(product);
        var entered = await EnteredMemberAsync(here);
        var stranger = await here.AsStaffAsync(s => s.GetRequiredService<EnterPerson>().RunAsync(
            new PersonDraft("申屠明月", null, here.There.Building1Id, here.There.Stairwell1Id, "6-0101", ResidencyKind.Owner, Signed: true), default));
        var id = await here.SubmittedAsync();
        Assert.Equal("not_found", (await RefusedAsync(here, id, stranger)).Code); // the name alone says nothing
        Assert.Equal("not_found", (await RefusedAsync(here, id, here.There.Member.PersonId)).Code); // has a WeChat account
        Assert.Equal("how", (await RefusedAsync(here, id, entered, how: " ")).Field);
        await here.ReadAsync(async db =>
        {
            (await db.StaffAccounts.FirstAsync(s => s.Id == here.OtherOfficer)).PersonId = entered;
            return await db.SaveChangesAsync();
        });
        Assert.Equal("person.own_record", (await RefusedAsync(here, id, entered, officer: here.OtherOfficer)).Code);
        await MergeAsync(here, id, entered);
        Assert.Equal("not_found", (await RefusedAsync(here, id, entered)).Code);
    }

    [Fact]
    public async Task An_account_with_records_of_its_own_is_not_merged()
    {
        var here = await Joining.CreateAsync(product);
        var entered = await EnteredMemberAsync(here);
        var id = await here.SubmittedAsync();
        await here.ReadAsync(db =>
        {
            db.RoleGrants.Add(new RoleGrant
            {
                Id = Ids.New(DateTime.UnixEpoch), CommunityId = here.There.CommunityId, PersonId = here.Applicant.PersonId, Role = CommunityRole.GroupLeader, Scope = RoleScope.Group,
                ScopeId = here.There.Building1Id, From = DateTime.UnixEpoch,
            });
            return db.SaveChangesAsync();
        });
        var refused = await RefusedAsync(here, id, entered);
        Assert.Equal("person.has_records", refused.Code);
        Assert.Contains("任职", refused.Message, StringComparison.Ordinal);
        Assert.Equal(here.Applicant.AccountId, await here.ReadAsync(db => db.People.Where(p => p.Id == here.Applicant.PersonId).Select(p => p.AccountId).SingleAsync()));
    }

    [Fact]
    public async Task After_the_approval_the_record_that_holds_nothing_is_closed()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.WithOfficeAsync();
        await here.ApproveAsync(id);
        var entered = await here.AsStaffAsync(s => s.GetRequiredService<EnterPerson>().RunAsync(
            new PersonDraft("申屠明月", null, here.There.Building1Id, here.There.Stairwell1Id, "5-0217", ResidencyKind.Owner, Signed: true), default));
        using var officer = await ConsoleClient.SignInAsync(product, here.There.CommunityId);
        Assert.Contains("与另一份登记合并", (await officer.GetHtmlAsync($"/admin/people/details/{entered}")).Body!.TextContent, StringComparison.Ordinal);
        var page = await officer.GetHtmlAsync($"/admin/people/merge/{entered}?Q={Joining.Phone}");
        Assert.Single(page.QuerySelectorAll("tbody tr"));
        var answer = await officer.PostFormAsync($"/admin/people/merge/{entered}?Q={Joining.Phone}", "Merge", new() { ["how"] = "当面看过身份证" });
        Assert.EndsWith($"{here.Applicant.PersonId}", answer.Headers.Location!.OriginalString, StringComparison.OrdinalIgnoreCase);
        var people = await here.ReadAsync(db => db.People.Where(p => p.Id == entered || p.Id == here.Applicant.PersonId).ToListAsync());
        Assert.Equal((here.Applicant.AccountId, PersonStatus.Active), (people.Single(p => p.Id != entered).AccountId!.Value, people.Single(p => p.Id != entered).Status));
        Assert.Equal(PersonStatus.Closed, people.Single(p => p.Id == entered).Status);
        Assert.Equal(1, await here.ReadAsync(db => db.Residencies.CountAsync(r => r.To == null)));
        Assert.Equal(1, await here.ReadAsync(db => db.Consents.CountAsync(c => c.PersonId == here.Applicant.PersonId && c.Purpose == ConsentPurpose.Membership && c.EndedAt == null)));
    }

    [Fact]
    public async Task Two_records_that_both_hold_something_stay_two_and_it_is_said_why()
    {
        var here = await Joining.CreateAsync(product);
        var entered = await EnteredMemberAsync(here);
        var version = await here.ReadAsync(db => db.People.Where(p => p.Id == entered).Select(p => p.Version).SingleAsync());
        var refused = await Assert.ThrowsAsync<RefusedException>(() => here.AsStaffAsync(s => s.GetRequiredService<MergePeople>().RunAsync(entered, here.There.Member.PersonId, "当面看过身份证", version, default)));
        Assert.Equal("person.has_records", refused.Code);
        Assert.Contains("组员身份", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>On paper, judged by the leader, let in by the office.</summary>
    private static async Task<Guid> EnteredMemberAsync(Joining here)
    {
        var form = new ApplicationForm { Name = "申屠明月", Door = "5-0217", BornOn = new DateOnly(1941, 2, 3), Residency = ResidencyKind.Owner, Kind = MembershipKind.Neighbour };
        var made = await here.AsStaffAsync(s => s.GetRequiredService<EnterApplication>().RunAsync(
            new EnteredApplication(here.There.GroupId, here.There.Building1Id, here.There.Stairwell1Id, form, ApplicationChannel.Paper, null, "孙见证"), default));
        var opened = await here.There.Leader.Phone.PostAsync($"/api/v1/join-applications/{made.Id}/open");
        await here.There.Leader.Phone.PostAsync($"/api/v1/join-applications/{made.Id}/opinion", new { opinion = "knows" }, ifMatch: opened.Headers.ETag!.ToString());
        await here.ApproveAsync(made.Id);
        return made.PersonId;
    }

    private static async Task<JoinApplication> MergeAsync(Joining here, Guid id, Guid person, string how = "当面看过身份证", Guid? officer = null)
    {
        var version = (await here.FindAsync(id)).Version;
        return await here.AsStaffAsync(s => s.GetRequiredService<MergeApplicant>().RunAsync(id, person, how, version, default), officer);
    }

    private static Task<RefusedException> RefusedAsync(Joining here, Guid id, Guid person, string how = "当面看过身份证", Guid? officer = null) =>
        Assert.ThrowsAsync<RefusedException>(() => MergeAsync(here, id, person, how, officer));
}

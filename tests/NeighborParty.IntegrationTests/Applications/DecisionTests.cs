using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Applications;

public sealed class DecisionTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task From_the_leaders_opinion_to_a_membership_with_every_step_told_and_audited()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.WithOfficeAsync();
        await here.ApproveAsync(id);

        var mine = await (await here.Applicant.Phone.GetAsync($"/api/v1/join-applications/{id}")).JsonAsync();
        Assert.Equal("approved", mine["state"]!.GetValue<string>());
        var groups = await here.Applicant.Phone.GetAsync("/api/v1/me/groups");
        Assert.Contains(here.There.GroupId.ToString(), await groups.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var person = here.Applicant.PersonId;
        var home = await here.ReadAsync(db => db.Residencies.SingleAsync(r => r.PersonId == person));
        Assert.True(home.IsPrimary);
        Assert.Equal(MembershipState.Active, (await here.ReadAsync(db => db.Memberships.SingleAsync(m => m.PersonId == person))).State);

        var told = await here.ReadAsync(db => db.InboxMessages.Where(m => m.PersonId == person).OrderBy(m => m.Id).Select(m => m.Kind).ToListAsync());
        Assert.Equal(["application.sent_to_leader", "application.opinion_given", "application.approved"], told);
        var audited = await here.ReadAsync(db => db.AuditEvents.Where(e => e.EntityId == id).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync());
        Assert.Equal(["application.submitted", "application.sent_to_leader", "application.opinion_given", "application.approved"], audited);
        Assert.True(await here.ReadAsync(db => db.AuditEvents.AnyAsync(e => e.Action == "person.sensitive_read" && e.EntityId == person)));
    }

    [Fact]
    public async Task A_known_flat_is_found_again_and_a_second_home_is_not_primary()
    {
        var here = await Joining.CreateAsync(product);
        await here.ApproveAsync(await here.WithOfficeAsync());
        var spouse = await here.There.AddResidentAsync("配偶");
        await here.GivePhoneAsync(spouse);
        var id = await here.SubmittedAsync(spouse);
        await here.WaitAsync(TimeSpan.FromHours(48));
        await product.RunJobsAsync();
        await here.ApproveAsync(id);
        Assert.Equal(1, await here.ReadAsync(db => db.Dwellings.CountAsync()));
        Assert.Equal(2, await here.ReadAsync(db => db.Residencies.CountAsync(r => r.IsPrimary)));
    }

    [Fact]
    public async Task Two_officers_at_once_make_one_decision()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.WithOfficeAsync();
        var version = (await here.FindAsync(id)).Version;
        async Task<string> Try(Func<DecideApplication, Task> act, Guid officer)
        {
            try
            {
                await here.AsStaffAsync(async s =>
                {
                    await act(s.GetRequiredService<DecideApplication>());
                    return true;
                }, officer);
                return "ok";
            }
            catch (RefusedException e)
            {
                return e.Code;
            }
        }

        var results = await Task.WhenAll(
            Task.Run(() => Try(d => d.ApproveAsync(id, version, default), here.Officer)),
            Task.Run(() => Try(d => d.RejectAsync(id, "not_resident", "未核实", version, default), here.OtherOfficer)));
        Assert.Equal(["ok", "stale"], results.Order(StringComparer.Ordinal));
        Assert.Equal(results[0] == "ok" ? 1 : 0, await here.ReadAsync(db => db.Memberships.CountAsync(m => m.PersonId == here.Applicant.PersonId)));
    }

    [Fact]
    public async Task A_rejection_needs_a_known_reason_and_words_for_the_applicant()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.WithOfficeAsync();
        var version = (await here.FindAsync(id)).Version;
        foreach (var (code, text, field) in new[] { (null, "x", "reasonCode"), ("because", "x", "reasonCode"), ("other", " ", "text") })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => here.AsStaffAsync(s => s.GetRequiredService<DecideApplication>().RejectAsync(id, code, text, version, default)));
            Assert.Equal(field, refused.Field);
        }

        await here.RejectAsync(id);
        var mine = await (await here.Applicant.Phone.GetAsync($"/api/v1/join-applications/{id}")).JsonAsync();
        Assert.Equal("经核实不在本楼栋居住", mine["reasonText"]!.GetValue<string>());
        Assert.Contains("请联系社区核实住址", mine["steps"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        Assert.Contains("appeal", mine["actions"]!.AsArray().Select(a => a!.GetValue<string>()));
    }

    [Fact]
    [Trait(TestDatabase.Trait, "Sqlite")]
    public async Task An_appeal_is_decided_by_another_officer_and_only_once()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.WithOfficeAsync();
        await here.RejectAsync(id);
        Assert.Equal(HttpStatusCode.OK, (await here.Applicant.Phone.PostAsync($"/api/v1/join-applications/{id}/appeal", new { reason = "我有租房合同" })).StatusCode);
        Assert.Equal("application.same_officer", (await Assert.ThrowsAsync<RefusedException>(() => here.ApproveAsync(id))).Code);
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => here.ReadAsync(db =>
            db.Database.ExecuteSqlAsync($"UPDATE Applications SET AppealDecidedBy = DecidedBy WHERE Id = {id.ToByteArray(bigEndian: true)}")));
        await here.RejectAsync(id, here.OtherOfficer);
        Assert.Equal("application.appeal_used", await (await here.Applicant.Phone.PostAsync($"/api/v1/join-applications/{id}/appeal", new { reason = "再来一次" })).CodeAsync());
    }

    [Fact]
    public async Task An_upheld_appeal_admits_the_member()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.WithOfficeAsync();
        await here.RejectAsync(id);
        await here.Applicant.Phone.PostAsync($"/api/v1/join-applications/{id}/appeal", new { reason = "我有租房合同" });
        await here.ApproveAsync(id, here.OtherOfficer);
        Assert.Equal(1, await here.ReadAsync(db => db.Memberships.CountAsync(m => m.PersonId == here.Applicant.PersonId && m.To == null)));
    }

    [Fact]
    public async Task Whoever_was_admitted_elsewhere_in_the_same_group_is_not_admitted_twice()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.WithOfficeAsync();
        await product.InsideAsync(here.There.CommunityId, async s =>
        {
            var db = s.GetRequiredService<Core.Data.NeighborPartyDb>();
            var now = s.GetRequiredService<TimeProvider>().Now();
            db.Memberships.Add(Membership.Create(Ids.New(now), here.There.CommunityId, here.There.GroupId, here.Applicant.PersonId, MembershipKind.Neighbour, now, s.GetRequiredService<Core.Sealing.PersonalDataVault>()));
            await db.SaveChangesAsync();
        });
        Assert.Equal("application.already_member", (await Assert.ThrowsAsync<RefusedException>(() => here.ApproveAsync(id))).Code);
        Assert.Equal(ApplicationState.StaffCheck, (await here.FindAsync(id)).State);
    }

    [Fact]
    public async Task Withdrawing_is_possible_while_open_and_never_after()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.SubmittedAsync();
        Assert.Equal(HttpStatusCode.OK, (await here.Applicant.Phone.PostAsync($"/api/v1/join-applications/{id}/withdraw")).StatusCode);
        var again = await here.Applicant.Phone.PostAsync($"/api/v1/join-applications/{id}/withdraw");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("application.wrong_state", await again.CodeAsync());
    }
}

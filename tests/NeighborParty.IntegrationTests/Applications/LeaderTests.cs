using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Applications;

public sealed class LeaderTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task An_opinion_counts_only_after_the_answers_were_opened()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.SubmittedAsync();
        var leader = here.There.Leader.Phone;
        var seen = await leader.GetAsync($"/api/v1/join-applications/{id}");
        var tag = seen.Headers.ETag!.ToString();
        Assert.Equal("application.not_opened", await (await leader.PostAsync($"/api/v1/join-applications/{id}/opinion", new { opinion = "knows" }, ifMatch: tag)).CodeAsync());
        await leader.PostAsync($"/api/v1/join-applications/{id}/open");
        Assert.Equal(HttpStatusCode.OK, (await leader.PostAsync($"/api/v1/join-applications/{id}/opinion", new { opinion = "knows" }, ifMatch: tag)).StatusCode);
        Assert.Equal(ApplicationState.StaffCheck, (await here.FindAsync(id)).State);
    }

    [Fact]
    public async Task An_opinion_needs_the_current_version()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.SubmittedAsync();
        var leader = here.There.Leader.Phone;
        var opened = await leader.PostAsync($"/api/v1/join-applications/{id}/open");
        Assert.Equal((HttpStatusCode)428, (await leader.PostAsync($"/api/v1/join-applications/{id}/opinion", new { opinion = "knows" })).StatusCode);
        await leader.PostAsync($"/api/v1/join-applications/{id}/ask", new { question = "住几单元？" }, ifMatch: opened.Headers.ETag!.ToString());
        await here.Applicant.Phone.PostAsync($"/api/v1/join-applications/{id}/answer", new { answer = "1 单元" });
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await leader.PostAsync($"/api/v1/join-applications/{id}/opinion", new { opinion = "knows" }, ifMatch: opened.Headers.ETag!.ToString())).StatusCode);
    }

    [Fact]
    public async Task The_leader_sees_the_family_name_before_opening_and_never_phone_birthday_or_contact()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.SubmittedAsync();
        var before = await (await here.There.Leader.Phone.GetAsync($"/api/v1/groups/{here.There.GroupId}/join-applications")).Content.ReadAsStringAsync();
        Assert.Contains("申***", before, StringComparison.Ordinal);
        Assert.DoesNotContain("申屠明月", before, StringComparison.Ordinal);
        Assert.DoesNotContain("5-0217", before, StringComparison.Ordinal);
        var after = await (await here.There.Leader.Phone.PostAsync($"/api/v1/join-applications/{id}/open")).Content.ReadAsStringAsync();
        Assert.Contains("申屠明月", after, StringComparison.Ordinal);
        Assert.Contains("5-0217", after, StringComparison.Ordinal);
        foreach (var hidden in new[] { Joining.Phone, "19900005678", "1968" })
            Assert.DoesNotContain(hidden, Plain.Words(before + after), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_other_leaders_and_other_communities_get_the_404_of_a_random_id()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.SubmittedAsync();
        var elsewhere = await Neighbours.CreateAsync(product);
        var secondGroup = await here.AsStaffAsync(s => s.GetRequiredService<SaveGroup>().CreateAsync("2号楼党小组", [new CoveredPlace(here.There.Building2Id, null)], default));
        await product.InsideAsync(here.There.CommunityId, async s =>
        {
            var db = s.GetRequiredService<Core.Data.NeighborPartyDb>();
            var now = s.GetRequiredService<TimeProvider>().Now();
            db.RoleGrants.Add(new RoleGrant { Id = Ids.New(now), CommunityId = here.There.CommunityId, PersonId = here.There.Outsider.PersonId, Role = CommunityRole.GroupLeader, Scope = RoleScope.Group, ScopeId = secondGroup.Id, From = now });
            await db.SaveChangesAsync();
        });
        var random = await here.There.Member.Phone.GetAsync($"/api/v1/join-applications/{Guid.Empty}");
        var title = (await random.JsonAsync())["title"]!.GetValue<string>();
        foreach (var phone in new[] { here.There.Member.Phone, here.There.Outsider.Phone, elsewhere.Leader.Phone })
        {
            foreach (var path in new[] { "", "/open", "/opinion", "/ask", "/withdraw", "/answer", "/appeal" })
            {
                var answer = path.Length == 0
                    ? await phone.GetAsync($"/api/v1/join-applications/{id}")
                    : await phone.PostAsync($"/api/v1/join-applications/{id}{path}", BodyOf(path), ifMatch: "\"v1\"");
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
                Assert.Equal(title, (await answer.JsonAsync())["title"]!.GetValue<string>());
            }

            Assert.Equal(HttpStatusCode.NotFound, (await phone.GetAsync($"/api/v1/groups/{here.There.GroupId}/join-applications")).StatusCode);
        }
    }

    [Fact]
    public async Task A_leader_handles_neither_the_own_application_nor_the_familys()
    {
        var here = await Joining.CreateAsync(product);
        await here.ApproveAsync(await here.WithOfficeAsync());
        await here.AsStaffAsync(s => s.GetRequiredService<AppointLeader>().AppointAsync(here.There.GroupId, here.Applicant.PersonId, CommunityRole.GroupLeader, null, default));
        var spouse = await here.There.AddResidentAsync("配偶");
        await here.GivePhoneAsync(spouse);
        var id = await here.SubmittedAsync(spouse);
        Assert.Equal(ApplicationState.StaffCheck, (await here.FindAsync(id)).State);
        Assert.Equal("application.own_or_family", await (await here.Applicant.Phone.PostAsync($"/api/v1/join-applications/{id}/open")).CodeAsync());
        var list = await (await here.Applicant.Phone.GetAsync($"/api/v1/groups/{here.There.GroupId}/join-applications")).JsonAsync();
        Assert.Empty(list["items"]!.AsArray());
    }

    [Fact]
    public async Task The_leaders_remark_stays_with_the_office()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.SubmittedAsync();
        var opened = await here.There.Leader.Phone.PostAsync($"/api/v1/join-applications/{id}/open");
        await here.There.Leader.Phone.PostAsync($"/api/v1/join-applications/{id}/opinion", new { opinion = "unsure", remark = "只见过两次" }, ifMatch: opened.Headers.ETag!.ToString());
        var mine = await (await here.Applicant.Phone.GetAsync($"/api/v1/join-applications/{id}")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("只见过两次", mine, StringComparison.Ordinal);
        Assert.DoesNotContain("unsure", mine, StringComparison.Ordinal);
        Assert.Equal(1, await here.ReadAsync(db => db.ApplicationSteps.CountAsync(s => s.ApplicationId == id && s.Opinion == LeaderOpinion.Unsure)));
    }

    [Fact]
    public async Task What_was_written_is_sealed_in_the_database_and_its_journal()
    {
        var here = await Joining.CreateAsync(product);
        await here.SubmittedAsync(change: f => f["name"] = "欧阳不见了");
        var leaks = 0;
        foreach (var file in Directory.EnumerateFiles(product.Folder, "neighborparty.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory);
            var text = System.Text.Encoding.UTF8.GetString(memory.ToArray());
            leaks += new[] { "欧阳不见了", "膝盖不好", "19900005678", "5-0217" }.Count(t => text.Contains(t, StringComparison.Ordinal));
        }

        Assert.Equal(0, leaks);
    }

    private static object? BodyOf(string path) => path switch
    {
        "/opinion" => new { opinion = "knows" },
        "/ask" => new { question = "?" },
        "/answer" => new { answer = "x" },
        "/appeal" => new { reason = "x" },
        _ => null,
    };
}

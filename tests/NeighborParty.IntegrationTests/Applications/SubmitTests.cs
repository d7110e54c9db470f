using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Sealing;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Applications;

public sealed class SubmitTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_resident_applies_and_sees_the_leader_at_work()
    {
        var here = await Joining.CreateAsync(product);
        var answer = await here.SubmitAsync();
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
        var made = await answer.JsonAsync();
        Assert.Equal("leaderCheck", made["state"]!.GetValue<string>());
        Assert.Equal(["提交申请", "转组长核实"], made["steps"]!.AsArray().Select(s => s!["title"]!.GetValue<string>()));
        Assert.Equal("申屠明月", made["form"]!["name"]!.GetValue<string>());
        var again = await (await here.Applicant.Phone.GetAsync(answer.Headers.Location!.ToString())).JsonAsync();
        Assert.Equal(made["id"]!.GetValue<Guid>(), again["id"]!.GetValue<Guid>());
        var list = await (await here.Applicant.Phone.GetAsync("/api/v1/me/join-applications")).JsonAsync();
        Assert.Single(list["items"]!.AsArray());
    }

    [Fact]
    public async Task Twenty_taps_at_once_make_one_application()
    {
        var here = await Joining.CreateAsync(product);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => here.SubmitAsync()));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        foreach (var loser in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            Assert.Equal("application.already_open", await loser.CodeAsync());
        Assert.Equal(1, await here.ReadAsync(db => db.Applications.CountAsync()));
    }

    [Fact]
    [Trait(TestDatabase.Trait, "Sqlite")]
    public async Task The_database_itself_refuses_a_second_open_application()
    {
        var here = await Joining.CreateAsync(product);
        await here.SubmittedAsync();
        var refused = await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => here.ReadAsync(async db =>
        {
            await using var connection = new Microsoft.Data.Sqlite.SqliteConnection(db.Database.GetConnectionString());
            await connection.OpenAsync();
            var columns = string.Join(", ", db.Model.FindEntityType(typeof(JoinApplication))!.GetProperties().Select(p => p.GetColumnName()).Where(c => c != "Id").Select(c => $"\"{c}\""));
            await using var insert = connection.CreateCommand();
#pragma warning disable CA2100 // column names of the model
            insert.CommandText = $"INSERT INTO Applications (Id, {columns}) SELECT randomblob(16), {columns} FROM Applications";
#pragma warning restore CA2100
            return await insert.ExecuteNonQueryAsync();
        }));
        Assert.Equal(2067, refused.SqliteExtendedErrorCode);
    }

    [Fact]
    public async Task A_repeat_with_the_same_key_gets_the_first_answer_and_writes_nothing()
    {
        var here = await Joining.CreateAsync(product);
        var first = await here.SubmitAsync(key: "tap-1");
        var audited = await here.ReadAsync(db => db.AuditEvents.CountAsync());
        var second = await here.SubmitAsync(key: "tap-1");
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(audited, await here.ReadAsync(db => db.AuditEvents.CountAsync()));
        Assert.Equal("idempotency_key.other_request", await (await here.SubmitAsync(change: f => f["door"] = "601", key: "tap-1")).CodeAsync());
    }

    [Fact]
    public async Task Nobody_joins_under_a_name_of_the_office()
    {
        var here = await Joining.CreateAsync(product);
        var refused = await here.SubmitAsync(change: f => f["name"] = "社区客服");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("请填写真实姓名", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await here.SubmitAsync(change: f => f["name"] = "上官方")).StatusCode);
    }

    [Fact]
    public async Task Before_the_core_consent_there_is_no_person_to_apply()
    {
        var here = await Joining.CreateAsync(product);
        await here.There.WithdrawAsync(here.Applicant, ConsentPurpose.Membership);
        Assert.Equal("consent_required", await (await here.SubmitAsync()).CodeAsync());
        var stranger = await here.There.AddStrangerAsync();
        var answer = await stranger.PostAsync("/api/v1/join-applications", here.Form());
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("community_required", await answer.CodeAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync("/api/v1/me/join-applications")).StatusCode);
    }

    [Fact]
    public async Task Party_membership_needs_its_own_consent_and_a_neighbour_does_not()
    {
        var here = await Joining.CreateAsync(product);
        await here.There.WithdrawAsync(here.Applicant, ConsentPurpose.PartyAttribute);
        foreach (var (field, value) in new[] { ("kind", "partyMember"), ("kind", "reportingMember"), ("partyBranch", "某单位支部"), ("joinedPartyOn", "1990-07-01") })
        {
            var refused = await here.SubmitAsync(change: f => f[field] = value);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            var problem = await refused.JsonAsync();
            Assert.Equal(("consent_required", "partyAttribute"), (problem["code"]!.GetValue<string>(), problem["facts"]!["purpose"]!.GetValue<string>()));
        }

        Assert.Equal(HttpStatusCode.Created, (await here.SubmitAsync()).StatusCode);
    }

    [Fact]
    public async Task Taking_a_consent_back_is_felt_by_the_open_application_at_once()
    {
        var here = await Joining.CreateAsync(product);
        var id = await here.SubmittedAsync(change: f => { f["kind"] = "partyMember"; f["partyBranch"] = "某单位支部"; });
        await here.There.WithdrawAsync(here.Applicant, ConsentPurpose.PartyAttribute);
        var form = (await (await here.Applicant.Phone.GetAsync($"/api/v1/join-applications/{id}")).JsonAsync())["form"]!;
        Assert.Equal("neighbour", form["kind"]!.GetValue<string>());
        Assert.Null(form["partyBranch"]);
        await here.There.WithdrawAsync(here.Applicant, ConsentPurpose.Membership);
        var application = await here.FindAsync(id);
        Assert.Equal(ApplicationState.Withdrawn, application.State);
        Assert.Equal("已注销", application.Form(product.Services.GetRequiredService<PersonalDataVault>()).Name);
    }

    [Fact]
    public async Task Without_a_phone_number_nothing_is_taken()
    {
        var here = await Joining.CreateAsync(product);
        var answer = await here.SubmitAsync(here.There.Outsider);
        Assert.Equal("application.phone_required", await answer.CodeAsync());
    }

    [Theory]
    [InlineData("kind", "boss", HttpStatusCode.BadRequest, "invalid_input")]
    [InlineData("bornOn", "2020-02-30", HttpStatusCode.BadRequest, "invalid_input")]
    [InlineData("bornOn", "2020-02-28", HttpStatusCode.UnprocessableEntity, "application.under_age")]
    [InlineData("door", "", HttpStatusCode.BadRequest, "invalid_input")]
    [InlineData("state", "approved", HttpStatusCode.BadRequest, "invalid_input")]
    [InlineData("doorToken", "AAAAAAAAAAAAAAAAAAAAAA", HttpStatusCode.NotFound, "door_code.unknown")]
    public async Task Bad_input_is_refused_and_leaves_nothing(string field, string value, HttpStatusCode status, string code)
    {
        var here = await Joining.CreateAsync(product);
        var answer = await here.SubmitAsync(change: f => f[field] = value);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code, await answer.CodeAsync());
        Assert.Equal(0, await here.ReadAsync(db => db.Applications.CountAsync()));
    }

    [Fact]
    public async Task The_group_must_cover_the_building_of_the_scanned_code()
    {
        var here = await Joining.CreateAsync(product);
        var elsewhere = await here.AddDoorCodeAsync(here.There.Building2Id, null);
        var answer = await here.SubmitAsync(change: f => { f["doorToken"] = elsewhere; f.Remove("stairwellId"); });
        Assert.Equal("application.group_not_here", await answer.CodeAsync());
        var stairwell2 = await here.AddDoorCodeAsync(here.There.Building1Id, here.There.Stairwell2Id);
        Assert.Equal("stairwellId", (await (await here.SubmitAsync(change: f => f["doorToken"] = stairwell2)).JsonAsync())["field"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_revoked_code_says_so_and_one_of_another_community_does_not_exist()
    {
        var here = await Joining.CreateAsync(product);
        var other = await Joining.CreateAsync(product);
        Assert.Equal(HttpStatusCode.NotFound, (await here.SubmitAsync(change: f => f["doorToken"] = other.DoorToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await here.SubmitAsync(change: f => f["groupId"] = other.There.GroupId)).StatusCode);
        await here.ReadAsync(async db =>
        {
            (await db.DoorCodes.FirstAsync(c => c.Token == here.DoorToken)).Revoke("换新码", new DateTime(2026, 3, 6, 0, 0, 0, DateTimeKind.Utc));
            return await db.SaveChangesAsync();
        });
        Assert.Equal("door_code.revoked", await (await here.SubmitAsync()).CodeAsync());
    }

    [Fact]
    public async Task A_member_cannot_apply_again()
    {
        var here = await Joining.CreateAsync(product);
        await here.GivePhoneAsync(here.There.Member);
        Assert.Equal("application.already_member", await (await here.SubmitAsync(here.There.Member)).CodeAsync());
    }

    [Fact]
    [Trait(TestDatabase.Trait, "Sqlite")]
    public async Task When_the_audit_row_cannot_be_written_nothing_is_written()
    {
        var here = await Joining.CreateAsync(product);
        await here.ReadAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER stop_audit BEFORE INSERT ON AuditEvents BEGIN SELECT RAISE(ABORT, 'no'); END"));
        var answer = await here.SubmitAsync();
        await here.ReadAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER stop_audit"));
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(0, await here.ReadAsync(db => db.Applications.CountAsync()));
        Assert.Equal(HttpStatusCode.Created, (await here.SubmitAsync()).StatusCode);
    }
}

using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Armbands;

public sealed class ArmbandRaceTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Two_leaders_issue_one_armband_at_once_and_one_wins_two_hundred_times()
    {
        var n = await Neighbours.CreateAsync(product);
        var deputy = await n.AddResidentAsync("孙副组长", MembershipKind.PartyMember, CommunityRole.DeputyLeader);
        var serials = await n.AddArmbandsAsync(200, ArmbandKind.PerDuty);
        foreach (var batch in serials.Chunk(20))
        {
            var rounds = await Task.WhenAll(batch.Select(async serial => await Task.WhenAll(
                n.Leader.IssueAsync(serial, n.Member.PersonId),
                deputy.IssueAsync(serial, n.Member2.PersonId))));
            foreach (var answers in rounds)
            {
                Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
                Assert.Equal("armband.already_issued", await answers.Single(a => a.StatusCode != HttpStatusCode.OK).CodeAsync());
            }
        }

        var issues = await n.ReadAsync(db => db.ArmbandEvents.Where(e => e.Step == ArmbandStep.Issue).Select(e => e.ArmbandId).ToListAsync());
        Assert.Equal((200, 200), (issues.Count, issues.Distinct().Count()));
        Assert.Equal(200, await n.ReadAsync(db => db.Armbands.CountAsync(a => a.State == ArmbandState.PendingAcceptance)));
    }

    [Fact]
    public async Task Armbands_issued_at_once_to_one_person_leave_one_long_term()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(12);
        var answers = await Task.WhenAll(serials.Select(s => n.Leader.IssueAsync(s, n.Member.PersonId)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        foreach (var lost in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
            Assert.Equal("armband.holder_has_one", await lost.CodeAsync());
        Assert.Equal(1, await n.ReadAsync(db => db.Armbands.CountAsync(a => a.HolderPersonId == n.Member.PersonId)));
        Assert.Equal(11, await n.ReadAsync(db => db.Armbands.CountAsync(a => a.State == ArmbandState.InStock)));
    }

    [Fact]
    public async Task Repeated_taps_accept_once_and_return_once_with_the_first_result()
    {
        var n = await Neighbours.CreateAsync(product);
        var serial = (await n.AddArmbandsAsync(1))[0];
        var id = (await (await n.Leader.IssueAsync(serial, n.Member.PersonId)).JsonAsync())["id"]!.GetValue<Guid>();
        var accepts = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => n.Member.Phone.PostAsync($"/api/v1/armbands/{id}/accept")));
        Assert.Single((await Task.WhenAll(accepts.Select(a => a.Content.ReadAsStringAsync()))).Distinct());
        Assert.All(accepts, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));

        var back = new { personId = n.Member.PersonId, condition = "good" };
        var returns = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => n.Leader.Phone.PostAsync($"/api/v1/armbands/{id}/return", back)));
        Assert.All(returns, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        var first = Assert.Single((await Task.WhenAll(returns.Select(a => a.Content.ReadAsStringAsync()))).Distinct());
        Assert.Equal([ArmbandStep.Create, ArmbandStep.Issue, ArmbandStep.Accept, ArmbandStep.Return], await n.StepsAsync(id));
        Assert.Equal(["armband.issued", "armband.accepted", "armband.returned"], await n.AuditAsync(id));

        // A repeat that comes when somebody else has it: still the first result, and it stays where it is.
        await n.GiveAsync(serial, n.Member2);
        Assert.Equal(first, await (await n.Leader.Phone.PostAsync($"/api/v1/armbands/{id}/return", back)).Content.ReadAsStringAsync());
        Assert.Equal(n.Member2.PersonId, (await n.ArmbandAsync(serial)).HolderPersonId);
        Assert.Equal("armband.other_holder", await (await n.Member.Phone.PostAsync($"/api/v1/armbands/{id}/accept")).CodeAsync());
    }

    [Fact]
    public async Task The_same_key_gives_the_same_answer_and_another_request_under_it_is_refused()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(2, ArmbandKind.PerDuty);
        var first = await (await n.Leader.IssueAsync(serials[0], n.Member.PersonId, key: "tap-1")).Content.ReadAsStringAsync();
        var again = await n.Leader.IssueAsync(serials[0], n.Member.PersonId, key: "tap-1");
        Assert.Equal(first, await again.Content.ReadAsStringAsync());
        Assert.Equal("idempotency_key.other_request", await (await n.Leader.IssueAsync(serials[1], n.Member.PersonId, key: "tap-1")).CodeAsync());
    }

    [Fact]
    [Trait(TestDatabase.Trait, "Sqlite")]
    public async Task The_database_itself_keeps_the_rules()
    {
        var n = await Neighbours.CreateAsync(product);
        var serials = await n.AddArmbandsAsync(3);
        await n.GiveAsync(serials[0], n.Member);
        var steps = await n.StepsAsync((await n.ArmbandAsync(serials[0])).Id);
        Assert.Equal(3, steps.Count);

        // A second long-term armband for the person; a holder without custody; custody without a holder; a number twice; a step twice.
        await RefusedAsync("UPDATE Armbands SET State = 'Issued', HolderPersonId = (SELECT HolderPersonId FROM Armbands WHERE Serial = $0 AND CommunityId = $c) WHERE Serial = $1 AND CommunityId = $c");
        await RefusedAsync("UPDATE Armbands SET HolderPersonId = (SELECT Id FROM People WHERE CommunityId = $c LIMIT 1) WHERE Serial = $1 AND CommunityId = $c");
        await RefusedAsync("UPDATE Armbands SET State = 'Issued' WHERE Serial = $1 AND CommunityId = $c");
        await RefusedAsync("UPDATE Armbands SET State = 'Nonsense' WHERE Serial = $1 AND CommunityId = $c");
        await RefusedAsync("UPDATE Armbands SET Serial = $0 WHERE Serial = $1 AND CommunityId = $c");
        await RefusedAsync("UPDATE ArmbandEvents SET Number = 1 WHERE ArmbandId = (SELECT Id FROM Armbands WHERE Serial = $0 AND CommunityId = $c) AND Number = 2");

        async Task RefusedAsync(string sql)
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(product.Folder, "neighborparty.db")}");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddWithValue("$0", serials[0]);
            command.Parameters.AddWithValue("$1", serials[1]);
            command.Parameters.AddWithValue("$c", n.CommunityId.ToByteArray(bigEndian: true));
            Assert.Equal(19, (await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync())).SqliteErrorCode);
        }
    }
}

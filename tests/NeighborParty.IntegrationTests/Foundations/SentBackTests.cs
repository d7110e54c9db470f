using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.PostgreSql;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;
using Npgsql;

namespace NeighborParty.IntegrationTests.Foundations;

/// <summary>E05: two writers wait for each other and the server sends ours back. It goes again where that is safe, else it says when to come back.</summary>
public sealed class SentBackTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Every_write_of_a_phone_that_has_no_number_may_go_again() => await product.InsideAsync(null, s =>
    {
        var writes = s.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)
                && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(m => m is "PUT" or "PATCH" or "DELETE") == true).ToList();
        Assert.True(writes.Count > 5, $"{writes.Count} writes");
        Assert.Empty(writes.Where(e => e.Metadata.GetMetadata<SentBack.Metadata>() is null).Select(e => e.RoutePattern.RawText));
        return Task.CompletedTask;
    });

    [PostgreSqlFact]
    [Trait(TestDatabase.Trait, "PostgreSql")]
    public async Task What_a_phone_sent_with_a_number_and_without_is_done_at_the_second_try()
    {
        var here = await Neighbours.CreateAsync(product);
        var read = await here.Member.Phone.GetAsync("/api/v1/me/volunteer-profile");
        var first = await SaveAsync(1950, read);
        var saved = await InTheWayAsync(here, () => SaveAsync(1960, first));
        Assert.True(saved.StatusCode == HttpStatusCode.OK, await saved.Content.ReadAsStringAsync());
        var profile = await (await here.Member.Phone.GetAsync("/api/v1/me/volunteer-profile")).Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal(1960, profile!["birthYear"]!.GetValue<int>());

        var posted = await InTheWayAsync(here, () => here.Member.Phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft()));
        Assert.True(posted.StatusCode == HttpStatusCode.Created, await posted.Content.ReadAsStringAsync());
        Assert.Equal(1, await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().AidPosts.CountAsync()));

        Task<HttpResponseMessage> SaveAsync(int year, HttpResponseMessage before) =>
            here.Member.Phone.SendAsync(HttpMethod.Put, "/api/v1/me/volunteer-profile", new { birthYear = year }, null, before.Headers.ETag!.ToString());
    }

    [PostgreSqlFact]
    [Trait(TestDatabase.Trait, "PostgreSql")]
    public async Task A_form_of_the_console_is_told_when_to_come_back_with_what_was_typed()
    {
        var here = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var form = await staff.FillInAsync($"/admin/groups/edit/{here.GroupId}", null, new() { ["Input.Name"] = "改了名的小组" });
        var page = await ToldAsync(await InTheWayAsync(here, () => staff.SendAsync(form)));
        Assert.Contains("改了名的小组", page, StringComparison.Ordinal);
        Assert.NotEqual("改了名的小组", await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().Groups.Where(g => g.Id == here.GroupId).Select(g => g.Name).SingleAsync()));
    }

    [PostgreSqlFact]
    [Trait(TestDatabase.Trait, "PostgreSql")]
    public async Task A_button_of_the_console_too()
    {
        var here = await Neighbours.CreateAsync(product);
        using var staff = await ConsoleClient.SignInAsync(product, here.CommunityId);
        var form = await staff.FillInAsync($"/admin/groups/details/{here.GroupId}", "EndRole");
        await ToldAsync(await InTheWayAsync(here, () => staff.SendAsync(form)));
        Assert.True(await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().RoleGrants.AnyAsync(r => r.ScopeId == here.GroupId && r.To == null)));
    }

    private static async Task<string> ToldAsync(HttpResponseMessage answer)
    {
        var page = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{answer.StatusCode} {page}");
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter?.Delta);
        Assert.Contains("现在使用的人太多，请稍后再试。", page, StringComparison.Ordinal);
        return page;
    }

    /// <summary>
    /// Somebody holds the head of the community's trail, which every write moves at its end, and then asks for the lock that every
    /// write takes at its beginning.
    /// </summary>
    private async Task<HttpResponseMessage> InTheWayAsync(Neighbours here, Func<Task<HttpResponseMessage>> send)
    {
        await using var other = new NpgsqlConnection(product.Database!.ConnectionString);
        await other.OpenAsync();
        // Whoever looks first whether they wait for each other is sent back; this one does not look.
        await RunAsync(other, "SET deadlock_timeout = '1h'");
        Assert.Equal(1, await RunAsync(other, $"BEGIN; SELECT 1 FROM \"AuditChainHeads\" WHERE \"CommunityId\" = '{here.CommunityId}' FOR UPDATE"));
        var answer = send();
        while (await RunAsync(other, "SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE a.datname = current_database() AND NOT l.granted") is 0L)
        {
            Assert.False(answer.IsCompleted, "It did not wait.");
            await Task.Delay(5);
        }

        // Granted only because the other one has gone back.
        await RunAsync(other, $"SELECT pg_advisory_xact_lock({PostgreSqlDb.LockOf(here.CommunityId)})");
        await RunAsync(other, "ROLLBACK");
        return await answer;
    }

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}

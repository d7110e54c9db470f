using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.DataTests;

/// <summary>The fence around all other tests: what it lets through and what it stops, in the words of three databases.</summary>
public sealed class CommunityFenceTests(Product product) : IClassFixture<Product>
{
    private static readonly HashSet<string> Owned = ["People", "Consents", "StaffSessions", "StaffAccounts", "DoorCodes"];

    [Theory]
    [InlineData("SELECT \"p\".\"Name\" FROM \"People\" AS \"p\" WHERE \"p\".\"CommunityId\" = @community AND \"p\".\"Id\" = @id")]
    [InlineData("SELECT p.\"Name\" FROM \"People\" AS p WHERE p.\"CommunityId\" = @community")]
    [InlineData("SELECT TOP(1) [p].[Name] FROM [People] AS [p] WHERE [p].[CommunityId] = @community")]
    [InlineData("UPDATE \"People\" SET \"Name\" = @p0 WHERE \"CommunityId\" = @p1 AND \"Id\" = @p2 RETURNING 1")]
    [InlineData("INSERT INTO \"People\" (\"CommunityId\", \"Id\") VALUES (@p0, @p1)")]
    [InlineData("SELECT p.x FROM \"People\" AS p JOIN \"Consents\" AS c ON p.\"CommunityId\" = c.\"CommunityId\" AND p.\"Id\" = c.\"PersonId\" WHERE c.\"CommunityId\" = @c")]
    [InlineData("SELECT 1 FROM \"PhoneSessions\" AS s LEFT JOIN \"People\" AS p ON s.\"AccountId\" = p.\"AccountId\" AND p.\"CommunityId\" = s.\"CommunityId\" WHERE s.\"Id\" = @id")]
    [InlineData("SELECT 1 FROM \"DoorCodes\" AS d WHERE d.\"Token\" = @scene")]
    [InlineData("SELECT 1 FROM \"StaffSessions\" AS s JOIN \"StaffAccounts\" AS a ON s.\"CommunityId\" = a.\"CommunityId\" AND s.\"StaffId\" = a.\"Id\" WHERE s.\"TokenHash\" = @h")]
    [InlineData("SELECT 1 FROM \"PhoneSessions\" AS s LEFT JOIN (SELECT p0.\"Id\", p0.\"CommunityId\" AS \"CommunityId0\" FROM \"People\" AS p0) AS p1 ON s.\"CommunityId\" = p1.\"CommunityId0\"")]
    [InlineData("SELECT \"c\".\"Id\" FROM \"Communities\" AS \"c\"")]
    [InlineData("SELECT \"p\".\"Id\" FROM \"People\" AS \"p\" WHERE 0")]
    public void Inside_one_community_it_lets_through(string sql) => Assert.Null(CommunityFence.FaultIn(sql, Owned));

    [Theory]
    [InlineData("SELECT \"p\".\"Name\" FROM \"People\" AS \"p\" WHERE \"p\".\"Id\" = @id", "People")]
    [InlineData("SELECT [p].[Name] FROM [People] AS [p]", "People")]
    [InlineData("SELECT count(*) FROM \"People\" AS p WHERE EXISTS (SELECT 1 FROM \"Consents\" AS c WHERE c.\"CommunityId\" = @c AND c.\"PersonId\" = p.\"Id\")", "People")]
    [InlineData("SELECT p.x FROM \"People\" AS p JOIN \"Consents\" AS c ON p.\"CommunityId\" = c.\"CommunityId\" WHERE c.\"Id\" = @id", "People")]
    [InlineData("SELECT 1 FROM \"Accounts\" AS a LEFT JOIN (SELECT p0.\"Id\", p0.\"CommunityId\" AS \"CommunityId0\" FROM \"People\" AS p0) AS p1 ON a.\"Id\" = p1.\"Id\"", "People")]
    [InlineData("SELECT p.x FROM \"People\" AS p JOIN \"Communities\" AS m ON p.\"CommunityId\" = m.\"Id\"", "People")]
    [InlineData("UPDATE \"DoorCodes\" AS \"d\" SET \"Uses\" = \"d\".\"Uses\" + 1 WHERE \"d\".\"Id\" = @id", "DoorCodes")]
    [InlineData("UPDATE [d] SET [d].[Uses] = [d].[Uses] + 1 FROM [DoorCodes] AS [d] WHERE [d].[Id] = @id", "DoorCodes")]
    [InlineData("SELECT changes(); DELETE FROM \"People\" WHERE \"Id\" = @p0", "People")]
    [InlineData("INSERT INTO \"People\" SELECT * FROM \"Consents\" AS c", "Consents")]
    public void Across_communities_it_stops(string sql, string table) => Assert.Equal(table, CommunityFence.FaultIn(sql, Owned));

    [Fact]
    public async Task It_stands_around_the_running_program_and_a_test_may_look_over_it()
    {
        await using var scope = product.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NeighborPartyDb>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.People.AcrossCommunities().CountAsync());
        using (CommunityFence.Lift())
            Assert.Equal(0, await db.People.AcrossCommunities().CountAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.People.AcrossCommunities().Where(p => p.Name == "王").ExecuteDeleteAsync());
    }
}

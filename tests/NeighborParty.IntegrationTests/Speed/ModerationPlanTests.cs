using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Speed;

/// <summary>What every open queue asks again and again is read along its indexes, the later pages too.</summary>
public sealed class ModerationPlanTests(Product product) : IClassFixture<Product>
{
    private static readonly DateTime At = DateTime.UnixEpoch.AddYears(56);

    [Fact]
    public async Task The_queue_is_read_in_the_order_of_its_index()
    {
        const string index = "IX_ModerationItems_CommunityId_State_Risk_Reports_QueuedAt (CommunityId=? AND State=?";
        if (TestDatabase.Provider != DatabaseOptions.Sqlite)
            return;
        var cursor = new QueueCursor(1, 0, new Cursor(At, Ids.New(At)));
        Assert.Contains(index + ")", await PlanAsync(items => items.InQueueOrder().Take(51)), StringComparison.Ordinal);
        Assert.Contains(index + " AND Risk<?)", await PlanAsync(items => items.After(cursor).InQueueOrder().Take(51)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_late_ones_are_found_by_the_time_that_they_had()
    {
        const string index = "IX_ModerationItems_CommunityId_State_DueAt (CommunityId=? AND State=? AND ";
        if (TestDatabase.Provider != DatabaseOptions.Sqlite)
            return;
        Assert.Contains(index + "DueAt<?)", await PlanAsync(items => items.Where(i => i.DueAt <= At)), StringComparison.Ordinal);
        Assert.Contains(index + "DueAt<?)", await PlanAsync(items => items.OverdueFirst(null, At).Take(51)), StringComparison.Ordinal);
        Assert.Contains(index + "DueAt>? AND DueAt<?)", await PlanAsync(items => items.OverdueFirst(new Cursor(At.AddDays(-1), Ids.New(At)), At).Take(51)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cursor_comes_back_as_it_was()
    {
        var cursor = new QueueCursor(2, 17, new Cursor(At, Ids.New(At)));
        Assert.Equal(cursor, QueueCursor.Parse(cursor.ToString()));
        Assert.Null(QueueCursor.Parse(""));
        foreach (var bad in new[] { "x", "1.2", "1.2.", "-1.0." + cursor.Since, "1.0.nonsense", cursor.Since.ToString() })
            Assert.Equal("after", Assert.Throws<RefusedException>(() => QueueCursor.Parse(bad)).Field);
    }

    private Task<string> PlanAsync(Func<IQueryable<ModerationItem>, IQueryable<ModerationItem>> query) =>
        product.PlanAsync(db => query(db.ModerationItems.Where(i => i.State == ModerationState.Queue)), Ids.New(At));
}

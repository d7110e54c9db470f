using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Hot;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Signals;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.UnitTests.DataTests;

namespace NeighborParty.IntegrationTests.Speed;

/// <summary>The hand-written statements find their rows by an index that the community leads, in the database at hand: none walks through a table.</summary>
public sealed class PlanTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task No_hot_statement_walks_through_a_table()
    {
        if (TestDatabase.Provider == DatabaseOptions.SqlServer)
            return; // its plans need rows and statistics; the texts are parsed elsewhere
        var dialect = SqlDialect.Of(TestDatabase.Provider);
        var tables = product.Services.GetRequiredService<HotTables>();
        foreach (var (name, text, values) in HotTexts.Of(dialect, tables).Concat(HotTexts.OfTheWriter(dialect, tables)))
        {
            var plan = await PlanAsync(dialect, text, values);
            Assert.False(Walks(plan), $"{name}:\n{plan}");
        }
    }

    [Fact]
    public async Task A_walk_would_be_seen() =>
        Assert.True(Walks(await PlanAsync(SqlDialect.Of(TestDatabase.Provider), """SELECT "Title" FROM "AidPostContents" WHERE "Title" = @p0""", ["x"])));

    [Fact, Trait(TestDatabase.Trait, DatabaseOptions.Sqlite)]
    public async Task A_page_of_the_list_is_read_in_the_order_of_its_index()
    {
        var dialect = SqlDialect.Of(TestDatabase.Provider);
        // From the index alone: of the posts only those of the page are looked up.
        foreach (var (name, text, values) in HotTexts.Of(dialect, product.Services.GetRequiredService<HotTables>()).Where(t => t.Name is "list" or "list, next page"))
        {
            var plan = await PlanAsync(dialect, text, values);
            var index = "SEARCH AidPosts USING COVERING INDEX IX_AidPosts_CommunityId_Audience_State_ListedAt_Id (CommunityId=? AND Audience=? AND State=?" + (name == "list" ? ")" : " AND ListedAt<?)");
            Assert.True(plan.Split(index).Length - 1 == 3, $"{name}:\n{plan}");
        }
    }

    /// <summary>An index by shift and state alone would walk through everybody of the shift, once for each of them.</summary>
    [Fact, Trait(TestDatabase.Trait, DatabaseOptions.Sqlite)]
    public async Task A_check_in_finds_its_own_place_by_the_person()
    {
        var dialect = SqlDialect.Of(TestDatabase.Provider);
        var checkIns = HotTexts.Of(dialect, product.Services.GetRequiredService<HotTables>()).Where(t => t.Text.Contains("UPDATE \"ShiftSignups\"", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(checkIns);
        foreach (var (name, text, values) in checkIns)
        {
            var plan = await PlanAsync(dialect, text, values);
            Assert.True(plan.Split("IX_ShiftSignups_CommunityId_ShiftId_PersonId_SetAside (CommunityId=? AND ShiftId=? AND PersonId=? AND SetAside=?)").Length - 1 == 2, $"{name}:\n{plan}");
            // Whether somebody is there already, and whether the request was answered already, is seen in the index alone.
            Assert.Contains("USING COVERING INDEX IX_ShiftSignups_OnDuty (CommunityId=? AND PersonId=?)", plan, StringComparison.Ordinal);
            Assert.Contains("USING COVERING INDEX IX_IdempotencyRecords_ActorId_Key (ActorId=? AND Key=?)", plan, StringComparison.Ordinal);
        }
    }

    [Fact, Trait(TestDatabase.Trait, DatabaseOptions.Sqlite)]
    public async Task What_was_recorded_of_a_sign_up_is_found_by_the_sign_up()
    {
        var plan = await PlanAsync(db => db.ShiftSignups.Include(u => u.Attendance).Where(u => u.ShiftId == Guid.Empty));
        Assert.Contains("IX_AttendanceEvents_CommunityId_SignupId_Kind_SetAside (CommunityId=? AND SignupId=?)", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_of_one_phone_or_position_are_found_by_it()
    {
        static IQueryable<AttendanceEvent> Phones(NeighborPartyDb db) => CompareRecords.OfPhones(db, ["one", "two"], DateTime.UnixEpoch);
        static IQueryable<AttendanceEvent> Positions(NeighborPartyDb db) => CompareRecords.AtPositions(db, ["one", "two"]);
        var community = Ids.New(DateTime.UnixEpoch);
        var texts = await product.InsideAsync(community, s => Task.FromResult(s.GetRequiredService<NeighborPartyDb>() is { } db ? Phones(db).ToQueryString() + Positions(db).ToQueryString() : ""));
        // A question about missing keys as well would be answered from the whole table.
        Assert.DoesNotContain(" IS NULL", texts, StringComparison.Ordinal);
        if (TestDatabase.Provider != DatabaseOptions.Sqlite)
            return;
        Assert.Contains("IX_AttendanceEvents_CommunityId_DeviceKey_At (CommunityId=? AND DeviceKey=? AND At>?)", await PlanAsync(Phones, community), StringComparison.Ordinal);
        Assert.Contains("IX_AttendanceEvents_CommunityId_LocationKey (CommunityId=? AND LocationKey=?)", await PlanAsync(Positions, community), StringComparison.Ordinal);
    }

    /// <summary>Every departure asks whether its service was counted; the index holds only what stands for a sign-up, and the question must say so.</summary>
    [Fact, Trait(TestDatabase.Trait, DatabaseOptions.Sqlite)]
    public async Task What_a_sign_up_was_granted_is_found_by_the_sign_up()
    {
        var signup = Ids.New(product.Services.GetRequiredService<TimeProvider>().Now());
        const string index = "IX_HoursEntries_CommunityId_SignupId_Kind_Day_Round (CommunityId=? AND SignupId=?";
        Assert.Contains(index, await PlanAsync(db => db.HoursEntries.OfSignup(signup), community: signup), StringComparison.Ordinal);
        Assert.DoesNotContain(index, await PlanAsync(db => db.HoursEntries.Where(e => e.SignupId == signup), community: signup), StringComparison.Ordinal);
    }

    /// <summary>A person's certificates, the taken-back ones too: the unique index of the valid ones cannot answer that.</summary>
    [Fact, Trait(TestDatabase.Trait, DatabaseOptions.Sqlite)]
    public async Task The_certificates_of_a_person_are_found_by_the_person()
    {
        var person = Ids.New(product.Services.GetRequiredService<TimeProvider>().Now());
        Assert.Contains("IX_ServiceCertificates_CommunityId_PersonId_Year_Number (CommunityId=? AND PersonId=?)",
            await PlanAsync(db => db.ServiceCertificates.Where(c => c.PersonId == person).OrderByDescending(c => c.Year), community: person), StringComparison.Ordinal);
    }

    /// <summary>Few messages wait for a call, and the list must not look at all the others.</summary>
    [Fact, Trait(TestDatabase.Trait, DatabaseOptions.Sqlite)]
    public async Task Whom_to_call_is_found_by_the_index_of_those_who_wait()
    {
        var shift = Ids.New(product.Services.GetRequiredService<TimeProvider>().Now());
        Assert.Contains("IX_InboxMessages_CallsAbout (CommunityId=? AND AboutId=?)",
            await PlanAsync(db => db.InboxMessages.Where(m => m.CallSince != null && m.ReadAt == null && m.AboutKind == "shifts" && m.AboutId == shift), community: shift), StringComparison.Ordinal);
        Assert.Contains("IX_InboxMessages_CommunityId_CallSince_Id (CommunityId=? AND CallSince>?)",
            await PlanAsync(db => db.InboxMessages.Where(m => m.CallSince != null && m.ReadAt == null).OrderBy(m => m.CallSince).ThenBy(m => m.Id), community: shift), StringComparison.Ordinal);
    }

    /// <summary>What the clock wakes, what the leader's phone and the board list: none walks through the community's orders.</summary>
    [Fact, Trait(TestDatabase.Trait, DatabaseOptions.Sqlite)]
    public async Task Orders_are_found_by_what_is_asked_of_them()
    {
        var now = product.Services.GetRequiredService<TimeProvider>().Now();
        var id = Ids.New(now);
        Assert.Contains("IX_Orders_CommunityId_WakeAt (CommunityId=? AND WakeAt<?)",
            await PlanAsync(db => db.Orders.Where(o => o.WakeAt <= now).OrderBy(o => o.WakeAt).ThenBy(o => o.Id), community: id), StringComparison.Ordinal);
        Assert.Contains("IX_Orders_CommunityId_State_CreatedAt_Id (CommunityId=? AND State=?)",
            await PlanAsync(db => db.Orders.Where(o => o.State == OrderState.Open).OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id), community: id), StringComparison.Ordinal);
        Assert.Contains("IX_Orders_CommunityId_RequesterId_CreatedAt (CommunityId=? AND RequesterId=?)",
            await PlanAsync(db => db.Orders.Where(o => o.RequesterId == id).OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id), community: id), StringComparison.Ordinal);
        Assert.Contains("IX_OrderOffers_CommunityId_PersonId_State_OfferedAt (CommunityId=? AND PersonId=? AND State=?)",
            await PlanAsync(db => db.OrderOffers.Where(o => o.PersonId == id && o.State == OfferState.Accepted), community: id), StringComparison.Ordinal);
    }

    /// <summary>What phones ask for again and again: none of the lists looks at all orders or at all offers of the community.</summary>
    [Fact, Trait(TestDatabase.Trait, DatabaseOptions.Sqlite)]
    public async Task The_lists_of_orders_are_read_along_their_indexes()
    {
        var now = product.Services.GetRequiredService<TimeProvider>().Now();
        var id = Ids.New(now);
        var mine = await PlanAsync(db => Page(db.Orders, db.Orders.Where(o => o.RequesterId == id).Select(o => o.Id).Union(db.Orders.Where(o => o.ForPersonId == id && o.OpenedAt != null).Select(o => o.Id))), community: id);
        Assert.Contains("IX_Orders_CommunityId_RequesterId_CreatedAt (CommunityId=? AND RequesterId=?)", mine, StringComparison.Ordinal);
        Assert.Contains("IX_Orders_CommunityId_ForPersonId (CommunityId=? AND ForPersonId=?)", mine, StringComparison.Ordinal);
        var work = await PlanAsync(db => Page(db.Orders, db.OrderOffers.Where(x => x.PersonId == id && x.EndedAt == null).Select(x => x.OrderId).Union(db.Orders.Where(o => o.VolunteerId == id && o.State == OrderState.Reopened).Select(o => o.Id))), community: id);
        Assert.Contains("IX_OrderOffers_Open (CommunityId=? AND PersonId=?)", work, StringComparison.Ordinal);
        Assert.Contains("IX_Orders_CommunityId_VolunteerId_State (CommunityId=? AND VolunteerId=? AND State=?)", work, StringComparison.Ordinal);
        var led = await PlanAsync(db => db.Orders.Where(o => new Guid?[] { id }.Contains(o.GroupId) && o.OpenedAt != null && o.RequesterId != id && !o.IsPrivate).OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id).Take(21), community: id);
        Assert.Contains("IX_Orders_CommunityId_GroupId_CreatedAt_Id (CommunityId=? AND GroupId=?)", led, StringComparison.Ordinal);
        var disputes = await PlanAsync(db => db.Orders.Where(o => o.IsPrivate && o.OpenedAt != null && o.RequesterId != id).OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id).Take(21), community: id);
        // Few, and in their order.
        Assert.Contains("IX_Orders_Private (CommunityId=?)", disputes, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", disputes, StringComparison.Ordinal);
        var late = await PlanAsync(db => db.Orders.Where(o => o.ResolveBy <= now || o.RespondBy <= now), community: id);
        Assert.Contains("IX_Orders_CommunityId_ResolveBy (CommunityId=? AND ResolveBy<?)", late, StringComparison.Ordinal);
        Assert.Contains("IX_Orders_CommunityId_RespondBy (CommunityId=? AND RespondBy<?)", late, StringComparison.Ordinal);
        Assert.All(new[] { mine, work, led, late }, plan => Assert.False(Walks(plan), plan));

        static IQueryable<Order> Page(IQueryable<Order> orders, IQueryable<Guid> ids) => orders.Where(o => ids.Contains(o.Id)).OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id).Take(21);
    }

    [Fact, Trait(TestDatabase.Trait, DatabaseOptions.Sqlite)]
    public async Task Who_looks_after_a_household_is_found_by_the_household()
    {
        var id = Ids.New(product.Services.GetRequiredService<TimeProvider>().Now());
        Assert.Contains("IX_CareAssignments_CommunityId_DwellingId_PersonId (CommunityId=? AND DwellingId=? AND PersonId=?)",
            await PlanAsync(db => db.CareAssignments.Where(c => c.PersonId == id && c.To == null && c.DwellingId == id), community: id), StringComparison.Ordinal);
    }

    /// <summary>Asked again and again by phones: neither what somebody proposed nor what became of his orders is looked for among all items.</summary>
    [Fact, Trait(TestDatabase.Trait, DatabaseOptions.Sqlite)]
    public async Task My_items_are_found_by_me_and_by_my_orders()
    {
        var id = Ids.New(product.Services.GetRequiredService<TimeProvider>().Now());
        var plan = await PlanAsync(db => ReadCouncil.Own(db, id).OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id), community: id);
        Assert.Contains("IX_AgendaItems_CommunityId_PersonId_CreatedAt (CommunityId=? AND PersonId=?)", plan, StringComparison.Ordinal);
        Assert.Contains("IX_AgendaItems_CommunityId_OrderId_CreatedAt (CommunityId=? AND OrderId=?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("(CommunityId=?)\n", plan, StringComparison.Ordinal);
    }

    /// <summary>Every minute, for every community: neither question may look at all sign-ups.</summary>
    [Fact, Trait(TestDatabase.Trait, DatabaseOptions.Sqlite)]
    public async Task What_the_clock_ends_is_found_by_the_indexes_of_offers_and_of_the_queue()
    {
        var now = product.Services.GetRequiredService<TimeProvider>().Now();
        Assert.Contains("IX_ShiftSignups_CommunityId_OfferedUntil (CommunityId=? AND OfferedUntil<?)", await PlanAsync(db => ExpireOffers.Lapsed(db, now), community: Ids.New(now)), StringComparison.Ordinal);
        Assert.Contains("IX_ShiftSignups_Waiting (CommunityId=? AND State=?", await PlanAsync(db => ExpireOffers.Closed(db, now), community: Ids.New(now)), StringComparison.Ordinal);
    }

    private static bool Walks(string plan) => plan.Split('\n').Any(QueryPlan.Walks);

    private Task<string> PlanAsync<T>(Func<NeighborPartyDb, IQueryable<T>> query, Guid? community = null) => product.PlanAsync(query, community);

    private Task<string> PlanAsync(SqlDialect dialect, string text, IReadOnlyList<object?> values) => product.InsideAsync(null, async s =>
    {
        var db = s.GetRequiredService<NeighborPartyDb>();
        await db.Database.OpenConnectionAsync();
        // An empty table is read as a whole by choice; the question is whether it must be.
        if (dialect.IsPostgreSql)
            await db.Database.ExecuteSqlRawAsync("SET enable_seqscan = off; SET plan_cache_mode = auto");
        var plan = new StringBuilder();
        foreach (var statement in dialect.IsSqlite ? text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [text])
        {
            await using var connection = new HotConnection(db.Database.GetDbConnection(), dialect, isBorrowed: true);
            var lines = await connection.ReadAsync((dialect.IsSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + statement, values, r => r.Text(dialect.IsSqlite ? 3 : 0), transaction: null, CancellationToken.None);
            lines.ForEach(line => plan.Append(line).Append('\n'));
        }

        return plan.ToString();
    });
}

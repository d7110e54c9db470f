using NeighborParty.Api.Aid;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Data.Hot;
using NeighborParty.Core.Data.PostgreSql;
using NeighborParty.Core.Data.SqlServer;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Overview;
using NeighborParty.Core.Sessions;
using NeighborParty.Core.Tallies;

namespace NeighborParty.UnitTests.DataTests;

/// <summary>Every statement that is written by hand, with values to try it with.</summary>
internal static class HotTexts
{
    private static readonly Guid Id = new("01950000-0000-7000-8000-000000000001");
    private static readonly DateTime At = new(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc);

    public static IEnumerable<(string Name, string Text, IReadOnlyList<object?> Values)> Of(SqlDialect dialect, HotTables tables)
    {
        yield return ("list", AidPageSql.TextFor(dialect, 3, after: false, 21), [Id, Id, Id, Id]);
        yield return ("list, next page", AidPageSql.TextFor(dialect, 3, after: true, 21), [Id, At, Id, Id, Id, Id]);
        yield return ("one post", AidPostSql.PostText(dialect), [Id, Id, Id]);
        yield return ("its answers", AidPostSql.AnswersText(dialect, ofOne: false), [Id, Id]);
        yield return ("the own answer", AidPostSql.AnswersText(dialect, ofOne: true), [Id, Id, Id]);
        yield return ("sign-in", SessionStanding.Text(dialect), [Id, 1]);
        yield return ("first check-in", ArrivalWrite.FirstText(dialect), [Id, Id, Id]);
        yield return ("figures", OverviewSql.Figures, [Id, new DateOnly(2000, 1, 1), new DateOnly(2026, 1, 1), Guid.Empty]);
        yield return ("to do", OverviewSql.ToDo(dialect, OverviewParts.Applications | OverviewParts.Duties | OverviewParts.Armbands | OverviewParts.Moderation), [Id, At, At, At, At]);
        yield return ("check-in", ArrivalWrite.Compose(dialect, tables.Attendance, located: true, step: true), [Id, Id, Id, 1, Id, "key", 1L, 1, .. tables.Attendance.Values(AttendanceEvent.AsRecorded(
            new Evidence { Id = Id, State = AttendanceState.Accepted, Via = Core.Basics.ActedVia.Self, At = At }, Id, Id, Id, Id))]);
    }

    /// <summary>What the writer of groups adds to the acts: the community's lock, the chain of the audit rows, the counts.</summary>
    public static IEnumerable<(string Name, string Text, IReadOnlyList<object?> Values)> OfTheWriter(SqlDialect dialect, HotTables tables)
    {
        yield return ("head of the chain", WriteGroups.ReadHead, [Id]);
        yield return ("first head", WriteGroups.NewHead, [1L, "hash", Id]);
        yield return ("next head", WriteGroups.MoveHead, [2L, "hash", Id]);
        yield return ("audit row", tables.Audit.Insert, tables.Audit.Values(new AuditEvent { Id = Id, CommunityId = Id, At = At, Action = "test.done", Entity = "Test" }));
        foreach (var many in new[] { 1, 100 })
        {
            var book = new TallyBook();
            book.Add(Id, Enumerable.Range(0, many).Select(i => TallyLine.One($"test.{i}")));
            var (text, values) = book.Statements(dialect).Single();
            yield return ($"{many} counts", text, values);
        }

        if (dialect.IsPostgreSql)
            yield return ("lock", WriteGroups.Lock, [PostgreSqlDb.LockOf(Id)]);
        if (dialect.IsSqlServer)
            yield return ("lock", SqlServerDb.LockText("@p0"), [$"np:{Id:N}"]);
    }
}

using NeighborParty.Core.Data.Hot;

namespace NeighborParty.Core.Overview;

/// <summary>A row of something that needs somebody; which columns mean what depends on the part.</summary>
internal sealed record ToDoRow(string Part, Guid Id, string A, string B, string C, DateTime At, DateTime? Until, int N1, int N2, int N3, int N4);

/// <summary>The overview's two statements. Counts come from the tallies; the second one reads only what is open, each part by an index and bounded.</summary>
internal static class OverviewSql
{
    /// <summary>p0 community, p1 the day of what has none, p2 first day.</summary>
    public const string Figures = """
        SELECT "Measure", "Day", "Amount" FROM "Tallies"
        WHERE "CommunityId" = @p0 AND "Part" = @p3 AND ("Day" = @p1 OR "Day" >= @p2)
        """;

    /// <summary>p0 community, p1 now, p2 and p3 begin and end of today.</summary>
    public static string ToDo(SqlDialect dialect, OverviewParts parts)
    {
        var selects = new List<string>();
        if (parts.HasFlag(OverviewParts.Applications))
            selects.Add($"""
                SELECT 'application' AS "Part", a."Id", g."Name" AS "A", b."Name" AS "B", a."State" AS "C", a."SubmittedAt" AS "At", a."DueAt" AS "Until",
                  a."Overdue" AS "N1", 0 AS "N2", 0 AS "N3", 0 AS "N4"
                FROM (SELECT "CommunityId", "Id", "GroupId", "BuildingId", "State", "SubmittedAt", "DueAt", SUM(CASE WHEN "DueAt" <= @p1 THEN 1 ELSE 0 END) OVER () AS "Overdue"
                  FROM "Applications" WHERE "CommunityId" = @p0 AND "State" IN ('StaffCheck', 'Appealed') ORDER BY "DueAt", "Id" {dialect.AtMost("5")}) a
                JOIN "Groups" g ON g."CommunityId" = a."CommunityId" AND g."Id" = a."GroupId"
                JOIN "Buildings" b ON b."CommunityId" = a."CommunityId" AND b."Id" = a."BuildingId"
                """);
        if (parts.HasFlag(OverviewParts.Duties))
            selects.Add($"""
                SELECT 'shift' AS "Part", s."Id", s."Title" AS "A", s."PlaceName" AS "B", s."State" AS "C", s."StartsAt" AS "At", s."EndsAt" AS "Until", s."CapacityMax" AS "N1",
                  {People("\"Slot\" IS NOT NULL")} AS "N2", {People("\"State\" = 'CheckedIn'")} AS "N3", {People("\"State\" = 'Confirmed'")} AS "N4"
                FROM (SELECT * FROM "Shifts" WHERE "CommunityId" = @p0 AND "State" NOT IN ('Draft', 'Cancelled') AND "StartsAt" < @p3 AND "StartsAt" > @p4 AND "EndsAt" > @p2
                  ORDER BY "StartsAt", "Id" {dialect.AtMost("1000")}) s
                """);
        if (parts.HasFlag(OverviewParts.Armbands))
            selects.AddRange([
                Armband("writeOff", "a.\"WriteOffFrom\"", $"""
                    (SELECT * FROM "Armbands" WHERE "CommunityId" = @p0 AND "State" = 'ReportedLost' AND "WriteOffFrom" <= @p1 ORDER BY "WriteOffFrom", "Id" {dialect.AtMost("10")}) a
                    JOIN "People" p ON p."CommunityId" = a."CommunityId" AND p."Id" = a."HolderPersonId"
                    """),
                Armband("overdue", "a.\"DueAt\"", $"""
                    (SELECT * FROM "Armbands" WHERE "CommunityId" = @p0 AND "State" = 'Overdue' ORDER BY "DueAt", "Id" {dialect.AtMost("10")}) a
                    JOIN "People" p ON p."CommunityId" = a."CommunityId" AND p."Id" = a."HolderPersonId"
                    """),
                Armband("notTaken", "a.\"ChangedAt\"", $"""
                    (SELECT x."CommunityId", x."Id", x."Serial", x."ChangedAt", e."PersonId" FROM "Armbands" x
                      JOIN "ArmbandEvents" e ON e."CommunityId" = x."CommunityId" AND e."ArmbandId" = x."Id" AND e."Number" = x."Steps"
                      WHERE x."CommunityId" = @p0 AND x."State" = 'InStock' AND e."Step" IN ('Decline', 'Lapse')
                        AND NOT EXISTS (SELECT 1 FROM "NotTakenFollowUps" f WHERE f."CommunityId" = x."CommunityId" AND f."EventId" = e."Id") ORDER BY x."ChangedAt" DESC, x."Id" {dialect.AtMost("10")}) a
                    JOIN "People" p ON p."CommunityId" = a."CommunityId" AND p."Id" = a."PersonId"
                    """)]);
        if (parts.HasFlag(OverviewParts.Moderation))
            selects.Add($"""
                SELECT 'queue' AS "Part", q."Id", '' AS "A", '' AS "B", '' AS "C", q."QueuedAt" AS "At", q."DueAt" AS "Until", q."Overdue" AS "N1", 0 AS "N2", 0 AS "N3", 0 AS "N4"
                FROM (SELECT "Id", "QueuedAt", "DueAt", SUM(CASE WHEN "DueAt" <= @p1 THEN 1 ELSE 0 END) OVER () AS "Overdue"
                  FROM "ModerationItems" WHERE "CommunityId" = @p0 AND "State" = 'Queue' ORDER BY "QueuedAt", "Id" {dialect.AtMost("1")}) q
                """);
        return string.Join(" UNION ALL ", selects);
    }

    public static ToDoRow Row(HotRow r) => new(r.Text(0), r.Id(1), r.Text(2), r.Text(3), r.Text(4), r.Time(5), r.TimeOrNull(6), r.Number(7), r.Number(8), r.Number(9), r.Number(10));

    private static string People(string which) =>
        $"(SELECT COUNT(*) FROM \"ShiftSignups\" x WHERE x.\"CommunityId\" = s.\"CommunityId\" AND x.\"ShiftId\" = s.\"Id\" AND x.{which})";

    private static string Armband(string part, string at, string from) =>
        $"""SELECT '{part}' AS "Part", a."Id", a."Serial" AS "A", p."Name" AS "B", '' AS "C", {at} AS "At", {at} AS "Until", 0 AS "N1", 0 AS "N2", 0 AS "N3", 0 AS "N4" FROM {from}""";
}

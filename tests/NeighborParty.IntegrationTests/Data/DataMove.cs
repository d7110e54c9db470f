namespace NeighborParty.IntegrationTests.DataTests;

/// <summary>A migration that also changes rows: rows for it to find, and what must be in them afterwards.</summary>
/// <param name="Migration">Its name, which is the same for every provider.</param>
/// <param name="Needs">A table and column that a release must have to be concerned.</param>
/// <param name="Prepare">Before it runs.</param>
/// <param name="Ask">One text for each row.</param>
/// <param name="Expected">The answer after it ran.</param>
internal sealed record DataMove(string Migration, string Needs, Func<ReleasedDatabase, Task> Prepare, Func<ReleasedDatabase, string> Ask, IReadOnlyList<string> Expected)
{
    /// <summary>Columns of the release that it writes anew.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    public static readonly IReadOnlyList<DataMove> All =
    [
        new("ThreeDatabases", "AidPosts.Visibility",
            r => r.RunAsync($"""
                UPDATE "AidPosts" SET "Visibility" = 'Building' WHERE "Id" = {r.Id(1)};
                UPDATE "AidPosts" SET "Visibility" = 'Compound' WHERE "Id" = {r.Id(2)};
                """),
            _ => """
            SELECT CASE WHEN p."Audience" = CASE p."Visibility" WHEN 'Building' THEN p."BuildingId" ELSE p."CompoundId" END AND a."GroupId" = s."GroupId" THEN p."Visibility" ELSE 'wrong' END
            FROM "AidPosts" p JOIN "AttendanceEvents" a ON a."Id" = p."Id" JOIN "Shifts" s ON s."CommunityId" = a."CommunityId" AND s."Id" = a."ShiftId" ORDER BY p."Id"
            """,
            ["Building", "Compound"]),
        // Several places that one person gave back in one shift, beside the one that stands: the unique index must hold them all.
        new("DutyAidOrdersCouncil", "ShiftSignups.State",
            async r =>
            {
                foreach (var further in (int[])[3, 4])
                {
                    await r.CopyAsync("ShiftSignups", 1, further, new Dictionary<string, string>(StringComparer.Ordinal) { ["State"] = "'CancelledEarly'", ["Slot"] = "NULL" });
                    await r.CopyAsync("AttendanceEvents", 1, further, new Dictionary<string, string>(StringComparer.Ordinal) { ["State"] = "'Refused'", ["CodeStep"] = "NULL" });
                }
            },
            _ => """
            SELECT x FROM (
                SELECT 1 AS t, "Id", CASE WHEN "SetAside" = 0 THEN 'stands' ELSE 'aside' END AS x FROM "ShiftSignups"
                UNION ALL SELECT 2, "Id", CASE WHEN "SetAside" = 0 THEN 'stands' ELSE 'aside' END FROM "AttendanceEvents") s ORDER BY t, "Id"
            """,
            ["stands", "stands", "aside", "aside", "stands", "stands", "aside", "aside"]),
        new("ComparedRecords", "AttendanceEvents.DeviceKey",
            r => r.RunAsync($"""UPDATE "AttendanceEvents" SET "DeviceKey" = NULL, "LocationKey" = NULL WHERE "Id" = {r.Id(2)}"""),
            r => $"""
            SELECT CASE WHEN "ComparedAt" = "At" THEN 'compared' WHEN "ComparedAt" IS NULL THEN 'to compare' ELSE 'wrong' END
            FROM "AttendanceEvents" WHERE "Id" IN ({r.Id(1)}, {r.Id(2)}) ORDER BY "Id"
            """,
            ["compared", "to compare"]),
        new("CoveredSteps", "Orders.WakeAt",
            r => r.RunAsync($"""
                UPDATE "Orders" SET "EndedAt" = '2026-03-05 09:00:00' WHERE "Id" = {r.Id(1)};
                UPDATE "Orders" SET "EndedAt" = NULL WHERE "Id" = {r.Id(2)};
                """),
            _ => """
            SELECT CASE WHEN "WakeAt" = "EndedAt" AND "StateDueAt" = "EndedAt" THEN 'looked at once' WHEN "EndedAt" IS NULL AND "WakeAt" IS NOT NULL THEN 'as it was' ELSE 'wrong' END
            FROM "Orders" ORDER BY "Id"
            """,
            ["looked at once", "as it was"]) { Changes = ["Orders.WakeAt", "Orders.StateDueAt"] },
    ];
}

namespace NeighborParty.Benchmarks.Schema;

/// <summary>SQL on the product's tables: what makes a copy fit for today, what the baselines ask, and what is counted afterwards.</summary>
public static class Statements
{
    public const string RenewSessions = """UPDATE "PhoneSessions" SET "IssuedAt" = @at""";

    public const string RenewStaff = """UPDATE "StaffSessions" SET "StartedAt" = @at, "LastSeenAt" = @at, "ProvedAt" = @at""";

    /// <summary>A duty to come is on from now.</summary>
    public const string StartShift = """
        UPDATE "Shifts" SET "StartsAt" = @start, "LocksAt" = @start, "ArrivalOpensAt" = @start, "OnTimeUntil" = @end, "EndsAt" = @end, "AutoClosesAt" = @end, "State" = 'InProgress'
        WHERE "CommunityId" = @community AND "Id" = @id
        """;

    /// <summary>What the list of the product shows, in one statement: two short walks along the index, merged, then joined. A plain OR of both takes several times as long.</summary>
    public const string List = """
        SELECT p."Id", p."Kind", p."Category", p."Urgency", p."Visibility", c."Title", c."Text", c."PhotoIds", b."Name", a."Name", p."AuthorId", p."State", p."ListedAt", p."ExpiresAt"
        FROM (SELECT * FROM (
            SELECT * FROM (SELECT "CommunityId", "Id", "ListedAt" FROM "AidPosts"
              WHERE "CommunityId" = @community AND "Audience" = @building AND "State" = 'Open' ORDER BY "ListedAt" DESC, "Id" DESC LIMIT 21) w0
            UNION ALL
            SELECT * FROM (SELECT "CommunityId", "Id", "ListedAt" FROM "AidPosts"
              WHERE "CommunityId" = @community AND "Audience" = @compound AND "State" = 'Open' ORDER BY "ListedAt" DESC, "Id" DESC LIMIT 21) w1
          ) u ORDER BY u."ListedAt" DESC, u."Id" DESC LIMIT 21) l
        JOIN "AidPosts" p ON p."CommunityId" = l."CommunityId" AND p."Id" = l."Id"
        JOIN "AidPostContents" c ON c."CommunityId" = p."CommunityId" AND c."PostId" = p."Id" AND c."Number" = p."ShownVersion"
        JOIN "Buildings" b ON b."CommunityId" = p."CommunityId" AND b."Id" = p."BuildingId"
        JOIN "People" a ON a."CommunityId" = p."CommunityId" AND a."Id" = p."AuthorId"
        ORDER BY l."ListedAt" DESC, l."Id" DESC
        """;

    public const string Post = """
        SELECT p."Id", p."Kind", p."Category", p."Urgency", p."Visibility", c."Title", c."Text", c."PhotoIds", b."Name", a."Name", p."AuthorId", p."State", p."ListedAt", p."ExpiresAt", p."Version"
        FROM "AidPosts" p
        JOIN "AidPostContents" c ON c."CommunityId" = p."CommunityId" AND c."PostId" = p."Id" AND c."Number" = p."ShownVersion"
        JOIN "Buildings" b ON b."CommunityId" = p."CommunityId" AND b."Id" = p."BuildingId"
        JOIN "People" a ON a."CommunityId" = p."CommunityId" AND a."Id" = p."AuthorId"
        WHERE p."CommunityId" = @community AND p."Id" = @id
        """;

    public const string AnswersOfPost = """
        SELECT a."Id", p."Name", a."PersonId", a."Text", a."State", a."CreatedAt"
        FROM "AidAnswers" a
        JOIN "People" p ON p."CommunityId" = a."CommunityId" AND p."Id" = a."PersonId"
        WHERE a."CommunityId" = @community AND a."PostId" = @id
        ORDER BY a."CreatedAt", a."Id" LIMIT 100
        """;

    public const string Overview = """
        SELECT {day}, e."GroupId", e."State", COUNT(*)
        FROM "AttendanceEvents" e WHERE e."CommunityId" = @community
        GROUP BY 1, 2, 3
        """;

    /// <summary>The baseline's own table, beside the product's in the same copy and as full as theirs.</summary>
    public const string CreateRawCheckIns = """
        CREATE TABLE "RawCheckIns" ("Id" {guid} NOT NULL PRIMARY KEY, "CommunityId" {guid} NOT NULL, "ShiftId" {guid} NOT NULL, "PersonId" {guid} NOT NULL, "At" {time} NOT NULL, "State" TEXT NOT NULL,
          "Latitude" {real} NOT NULL, "Longitude" {real} NOT NULL, "DistanceMetres" INTEGER NOT NULL, "DeviceId" TEXT NOT NULL, UNIQUE ("PersonId", "ShiftId"))
        """;

    public const string FillRawCheckIns = """
        INSERT INTO "RawCheckIns" SELECT "Id", "CommunityId", "ShiftId", "PersonId", "At", "State", 30.27, 109.49, 10, COALESCE("DeviceKey", '') FROM "AttendanceEvents"
        """;

    public const string RawCheckIn = """
        INSERT INTO "RawCheckIns" ("Id", "CommunityId", "ShiftId", "PersonId", "At", "State", "Latitude", "Longitude", "DistanceMetres", "DeviceId")
        VALUES (@id, @community, @shift, @person, @at, 'Accepted', @latitude, @longitude, @distance, @device)
        ON CONFLICT ("PersonId", "ShiftId") DO NOTHING
        """;

    public const string FirstRawCheckIn = """SELECT "Id", "At" FROM "RawCheckIns" WHERE "PersonId" = @person AND "ShiftId" = @shift""";

    public const string CountRawCheckIns = """SELECT COUNT(*) FROM "RawCheckIns" """;

    public const string CountCheckIns = """SELECT COUNT(*) FROM "AttendanceEvents" WHERE "Kind" = 'In'""";

    public const string CountCheckedIn = """SELECT COUNT(*) FROM "ShiftSignups" WHERE "State" = 'CheckedIn'""";

    public const string CountDouble = """SELECT COUNT(*) FROM (SELECT 1 FROM "AttendanceEvents" WHERE "Kind" = 'In' AND "State" <> 'Refused' GROUP BY "CommunityId", "SignupId" HAVING COUNT(*) > 1) d""";

    public const string CountAudited = """SELECT COUNT(*) FROM "AuditEvents" WHERE "Action" = 'duty.checked_in'""";
}

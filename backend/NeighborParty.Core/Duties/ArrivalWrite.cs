using System.Collections.Concurrent;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data.Hot;

namespace NeighborParty.Core.Duties;

/// <summary>
/// The arrival as one statement. Its conditions are what the rules took for granted: a confirmed sign-up, the shift unchanged,
/// the consent still given, nobody checked in elsewhere. Where one does not hold nothing is written: it is a second tap, or the ordinary way finds out why.
/// </summary>
internal sealed class ArrivalWrite(
    ShiftDoor door, Guid personId, Guid accountId, AttendanceEvent arrival, int locationConsent, HotTables tables, Func<Guid, AuditEvent> auditOf)
    : ShortWrite(door.Shift.CommunityId)
{
    private static readonly ConcurrentDictionary<(string Provider, bool Located, bool Step), string> Texts = new();
    private static readonly ConcurrentDictionary<string, string> FirstTexts = new(StringComparer.Ordinal);

    /// <summary>Of the sign-up; null when a condition did not hold.</summary>
    public Guid? SignupId { get; private set; }

    public override IReadOnlyList<object?> Values { get; } =
    [
        door.Shift.CommunityId, door.Shift.Id, personId, door.Shift.Version, accountId, arrival.RequestKey,
        arrival.CodeStep ?? 0L, locationConsent,
        .. tables.Attendance.Values(arrival),
    ];

    /// <summary>When a condition did not hold: the arrival that was there before.</summary>
    public AttendanceEvent? Earlier { get; private set; }

    public override void Begin() => (SignupId, Earlier) = (null, null);

    public override (string Text, IReadOnlyList<object?> Values)? InsteadFor(SqlDialect dialect) => (FirstText(dialect), FirstOf(CommunityId, door.Shift.Id, personId));

    public override ShortWrite Found(HotRow row)
    {
        Earlier = FirstRow(row);
        return this;
    }

    public override string TextFor(SqlDialect dialect) => Texts.GetOrAdd(
        (dialect.Provider, arrival.LocationKey is not null, arrival.CodeStep is not null), key => Compose(dialect, tables.Attendance, key.Located, key.Step));

    public override Recorded Happened(HotRow row)
    {
        SignupId = row.Id(0);
        return new Recorded(auditOf(row.Id(0)), arrival.Tallied().ToList());
    }

    /// <summary>The first arrival of somebody at a shift, that counts; its values are <see cref="FirstOf"/>.</summary>
    internal static string FirstText(SqlDialect dialect) => FirstTexts.GetOrAdd(dialect.Provider, _ => $"""
        SELECT e."Id", e."SignupId", e."At", e."State", e."Flags", e."DistanceMetres", e."RequestKey", e."RequestHash", e."CommunityId", e."ShiftId", e."PersonId"
        FROM "ShiftSignups" s JOIN "AttendanceEvents" e ON e."CommunityId" = s."CommunityId" AND e."SignupId" = s."Id"
        WHERE s."CommunityId" = @p0 AND s."ShiftId" = @p1 AND s."PersonId" = @p2 AND s."SetAside" = 0 AND e."Kind" = 'In' AND e."SetAside" = 0
        ORDER BY e."At" {dialect.AtMost("1")}
        """);

    internal static IReadOnlyList<object?> FirstOf(Guid community, Guid shift, Guid person) => [community, shift, person];

    internal static AttendanceEvent FirstRow(HotRow r) => AttendanceEvent.AsRecorded(
        new Evidence
        {
            Id = r.Id(0), At = r.Time(2), State = r.Word<AttendanceState>(3), Flags = (AttendanceFlags)r.Number(4), Via = ActedVia.Self,
            DistanceMetres = r.NumberOrNull(5), RequestKey = r.TextOrNull(6), RequestHash = r.TextOrNull(7),
        },
        r.Id(8), r.Id(1), r.Id(9), r.Id(10));

    internal static string Compose(SqlDialect dialect, RowSql<AttendanceEvent> table, bool located, bool step)
    {
        const int First = 8;
        var signup = table.IndexOf(nameof(AttendanceEvent.SignupId));
        var row = string.Join(", ", Enumerable.Range(0, table.Count).Select(n => n == signup ? "s.\"Id\"" : $"@p{First + n}"));
        var guard = $"""
            "CommunityId" = @p0 AND "ShiftId" = @p1 AND "PersonId" = @p2 AND "State" = 'Confirmed' AND "SetAside" = 0
            AND EXISTS (SELECT 1 FROM "Shifts" h WHERE h."CommunityId" = @p0 AND h."Id" = @p1 AND h."Version" = @p3)
            AND NOT EXISTS (SELECT 1 FROM "IdempotencyRecords" r WHERE r."ActorId" = @p4 AND r."Key" = @p5)
            AND NOT EXISTS (SELECT 1 FROM "ShiftSignups" o WHERE o."CommunityId" = @p0 AND o."PersonId" = @p2 AND o."State" = 'CheckedIn')
            """;
        if (step)
            guard += """ AND NOT EXISTS (SELECT 1 FROM "AttendanceEvents" u WHERE u."CommunityId" = @p0 AND u."SignupId" = "ShiftSignups"."Id" AND u."Kind" = 'In' AND u."CodeStep" = @p6)""";
        if (located)
            guard += $""" AND EXISTS (SELECT 1 FROM "Consents" c WHERE c."CommunityId" = @p0 AND c."PersonId" = @p2 AND c."Purpose" = '{ConsentPurpose.Location}' AND c."EndedAt" IS NULL AND c."Version" = @p7)""";
        const string Checked = "UPDATE \"ShiftSignups\" SET \"State\" = 'CheckedIn', \"Version\" = \"Version\" + 1";
        return dialect switch
        {
            { IsPostgreSql: true } => $"""
                WITH s AS ({Checked} WHERE {guard} RETURNING "Id")
                INSERT INTO "{table.Table}" ({table.Columns}) SELECT {row} FROM s RETURNING "SignupId"
                """,
            { IsSqlServer: true } => $"""
                DECLARE @s TABLE ("Id" binary(16));
                {Checked} OUTPUT inserted."Id" INTO @s WHERE {guard};
                INSERT INTO "{table.Table}" ({table.Columns}) OUTPUT inserted."SignupId" SELECT {row} FROM @s s;
                """,
            _ => $"""
                {Checked} WHERE {guard};
                INSERT INTO "{table.Table}" ({table.Columns}) SELECT {row} FROM "ShiftSignups" s
                WHERE s."CommunityId" = @p0 AND s."ShiftId" = @p1 AND s."PersonId" = @p2 AND s."State" = 'CheckedIn' AND s."SetAside" = 0 AND changes() = 1 RETURNING "SignupId";
                """,
        };
    }
}

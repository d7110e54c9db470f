using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NeighborParty.Core.Data.Sqlite;

namespace NeighborParty.EndToEndTests.Hosting;

/// <param name="Name"><c>People.Name</c></param>
/// <param name="MaxLength">In UTF-16 units; null: none.</param>
public sealed record TextColumn(string Table, string Column, string Entity, string Property, int? MaxLength)
{
    public string Name => $"{Table}.{Column}";
}

/// <summary>
/// Every column of the database that holds text, in two lists: what people can write, wherever it came in, and what only the program writes.
/// A new column is in neither until somebody has thought about it. Enums are words of the program by their type.
/// </summary>
public static class HostileColumns
{
    /// <summary>What a resident, a member of staff or a browser can put words into.</summary>
    private static readonly string[] Written =
    [
        "AgendaItems: EnteredByName PublicText PublicTitle Responsible RulingSealed Text Title", "AgendaSteps: ActorName TextSealed",
        "AidAnswers: Text", "AidLoans: Thing", "AidPostContents: Text Title",
        "ApplicationSteps: StaffName TextSealed", "Applications: FormSealed",
        "ArmbandBatches: CreatedBy Name Note Supplier", "ArmbandEvents: ActorName Note", "ArmbandPins: GivenByName",
        "ArmbandRetirements: AskedByName DecidedByName DecisionNote Reason", "ArmbandTrainings: RecordedByName",
        "AttendanceEvents: Reason", "AttendanceFlagCases: DecidedByName Note", "AuditEvents: ActorName Device ReasonText",
        "AuthorMeasures: AskedByName ConfirmedByName EndReason EndedByName Reason", "Buildings: Name", "CarriedItems: PublicTitle",
        "Communities: Name Street", "Compounds: Name", "Consents: Witness", "ContentReports: Text",
        "CouncilDays: CancelReason Minutes NotesSealed Place", "CouncilGuests: Name", "CouncilUndertakings: Question Responsible",
        "DoorCodes: RevokedReason", "DutyPlaces: Name", "DutySeries: Details Roles Title", "Dwellings: DoorSealed",
        "Exports: AskedByName DecidedByName Purpose", "Groups: Name", "HoursCorrections: Answer Reason", "HoursEntries: Reason",
        "InboxMessages: Body Title ToldByName", "ModerationAppeals: Answer DecidedByName Text", "ModerationDecisions: DecidedByName PublicReason",
        "ModerationItems: ClaimedByName InternalNote PublicReason", "ModerationOriginals: TextSealed", "NameWishes: Before Name",
        "NoShowAppeals: Answer Text", "NotTakenFollowUps: ByName Note", "OrderStepCovers: TextSealed", "OrderSteps: ActorName TextSealed",
        "Orders: AgainstSealed AlongName DoorSealed EnteredByName Text Title", "OutboxMessages: LastError", "PatrolPoints: Name", "PatrolRounds: Note",
        "PatrolRoutes: Name Note", "People: Name", "PhoneSessions: Device", "PolicyVersions: ChangedBy", "ServiceCertificates: RevokedReason",
        "ShiftRoles: Name", "ShiftSignups: AddedReason CancelReason MarkReason",
        "Shifts: CancelReason Details InsuranceRef PlaceName ReopenReason Title WeatherNote", "SignupSwaps: Note", "SlipLeaves: SnapshotSealed",
        "StaffAccounts: DisplayName", "StaffSessions: Device", "Stairwells: Name", "StockTakeScans: ByName", "StockTakes: ClosedBy Name Note OpenedBy",
        "UndertakingSteps: ActorName TextSealed", "WallDisplays: CreatedByName Name", "WordLists: Allowed Banned ChangedBy Money Note",
    ];

    /// <summary>The reason, and the columns: a hostile text there would be a changed program and not a hostile neighbour.</summary>
    private static readonly (string Why, string[] Columns)[] LeftOut =
    [
        ("a word of the program: what happened, which kind, which rule, which list's code",
        [
            "AidPosts: Category", "AgendaSteps: Code", "ApplicationSteps: ReasonCode", "Applications: ReasonCode", "ArmbandEvents: Detail",
            "AuditEvents: Action Entity From ReasonCode Result To", "AuthorMeasures: RuleCode", "ContentReports: ContentKind", "DutySeries: RequiredSkill RoleSkills Rule",
            "InboxMessages: AboutKind Kind", "JobRuns: Job", "Leases: Name", "Memberships: KindSealed", "MessageGrants: Template", "ModerationDecisions: ContentKind RuleCode",
            "ModerationItems: ContentKind Findings RuleCode", "OrderSteps: Code", "OrderVolunteers: Skills", "Orders: Category CareSealed", "OutboxMessages: Kind",
            "People: Skills", "PhoneSessions: EndedBecause", "ShiftRoles: RequiredSkill", "Shifts: RequiredSkill", "Tallies: Measure", "WeChatPushes: Event",
        ]),
        ("a hash, a key, a token, a blind index or a measured place: nobody words it",
        [
            "Accounts: OpenIdIndex OpenIdSealed", "Applications: DoorIndex", "ArmbandPins: Hash", "AttendanceEvents: DeviceKey LocationKey LocationSealed RequestHash RequestKey",
            "AttendanceFlagCases: DedupeKey", "AuditChainHeads: Hash", "AuditEvents: Hash PreviousHash", "Consents: TextHash", "DoorCodes: Token", "Dwellings: DoorIndex",
            "HoursEntries: IdempotencyKey", "IdempotencyRecords: Key RequestHash", "InboxMessages: DedupeKey", "KeyRingEntries: Name Xml", "MediaChecks: TraceId",
            "MemberCards: Token", "ModerationItems: TextKey TraceId", "OutboxMessages: DedupeKey", "PatrolPoints: Token", "People: PhoneIndex",
            "ServiceCertificates: Code", "Shifts: SecretSealed", "SlipLeaves: Hash",
            "StaffAccounts: FormerPasswordHashes PasswordHash RecoveryCodeHashes TotpSealed", "StaffSessions: TokenHash", "WallDisplays: TokenHash",
            "WeChatPushes: DedupeKey", "WeChatTokens: TokenSealed",
        ]),
        ("ids, days or names of files that the program makes",
            ["AidPostContents: PhotoIds", "Applications: ConsentIds", "DutySeries: DeputyPersonIds ExceptDays", "Exports: FileName", "OrderStepCovers: PhotoIds", "OrderSteps: PhotoIds", "Orders: PhotoIds", "Photos: FileName"]),
        ("a number: of digits, or made by counting",
            ["ArmbandBatches: FirstSerial LastSerial", "Armbands: Serial", "Orders: ContactPhoneSealed", "People: BirthYearSealed PhoneSealed", "Slips: Number", "StockTakeItems: Serial", "StockTakeScans: Serial"]),
        ("an address of the network, as the connection has it", ["AuditEvents: Ip", "SignInFailures: Address", "StaffSessions: Ip"]),
        ("a document of the program's own that no page shows word for word",
            ["AuditEvents: Details", "IdempotencyRecords: BodySealed Location", "OutboxMessages: Payload", "PolicyVersions: Values", "WeChatPushes: ContentSealed"]),
        ("the name somebody signs in with: letters and digits, and the test signs in with it", ["StaffAccounts: UserName"]),
    ];

    /// <summary>The columns that people can write.</summary>
    /// <exception cref="InvalidOperationException">A text column of the model is in neither list or in both, or a list names one that is gone.</exception>
    public static IReadOnlyList<TextColumn> All()
    {
        var written = Split(Written).ToHashSet();
        var leftOut = LeftOut.SelectMany(group => Split(group.Columns)).ToHashSet();
        var model = Model();
        var names = model.Select(column => column.Name).ToHashSet();
        string[] faults =
        [
            .. names.Except(written).Except(leftOut).Select(name => $"{name} is new: can people write it?"),
            .. written.Intersect(leftOut).Select(name => $"{name} is in both lists"),
            .. written.Concat(leftOut).Except(names).Select(name => $"{name} is no text column any more"),
        ];
        return faults.Length == 0
            ? [.. model.Where(column => written.Contains(column.Name))]
            : throw new InvalidOperationException($"{nameof(HostileColumns)}: {string.Join("; ", faults)}");
    }

    private static IEnumerable<string> Split(IEnumerable<string> lines) =>
        lines.SelectMany(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..].Split(' ').Select(column => $"{line[..line.IndexOf(':', StringComparison.Ordinal)]}.{column}"));

    private static List<TextColumn> Model()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        return
        [
            .. from type in db.Model.GetEntityTypes()
               where type.GetTableName() is not null
               from property in type.GetProperties()
               where (property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) == typeof(string) && !(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum
               orderby type.GetTableName(), property.GetColumnName()
               select new TextColumn(type.GetTableName()!, property.GetColumnName(), type.ClrType.Name, property.Name, property.GetMaxLength()),
        ];
    }
}

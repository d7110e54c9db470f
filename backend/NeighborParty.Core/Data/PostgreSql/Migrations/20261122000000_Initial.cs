using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OpenIdSealed = table.Column<string>(type: "text", nullable: false),
                    OpenIdIndex = table.Column<string>(type: "text", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastSignInAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditChainHeads",
                columns: table => new
                {
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditChainHeads", x => x.CommunityId);
                });

            migrationBuilder.CreateTable(
                name: "AuditEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ActorKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActorName = table.Column<string>(type: "text", nullable: false),
                    OnBehalfOf = table.Column<Guid>(type: "uuid", nullable: true),
                    Via = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Action = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Entity = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    EntityId = table.Column<Guid>(type: "uuid", nullable: true),
                    From = table.Column<string>(type: "text", nullable: true),
                    To = table.Column<string>(type: "text", nullable: true),
                    Result = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    ReasonCode = table.Column<string>(type: "text", nullable: true),
                    ReasonText = table.Column<string>(type: "text", nullable: true),
                    Details = table.Column<string>(type: "text", nullable: true),
                    PolicyVersion = table.Column<int>(type: "integer", nullable: true),
                    Ip = table.Column<string>(type: "text", nullable: true),
                    Device = table.Column<string>(type: "text", nullable: true),
                    PreviousHash = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEvents", x => new { x.CommunityId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Communities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Street = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Communities", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DutyPlaces",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Latitude = table.Column<double>(type: "double precision", nullable: false),
                    Longitude = table.Column<double>(type: "double precision", nullable: false),
                    RadiusMetres = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyPlaces", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_DutyPlaces_Radius", "\"RadiusMetres\" BETWEEN 50 AND 300");
                });

            migrationBuilder.CreateTable(
                name: "Groups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Groups", x => new { x.CommunityId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "IdempotencyRecords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    RequestHash = table.Column<string>(type: "text", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    BodySealed = table.Column<string>(type: "text", nullable: true),
                    Location = table.Column<string>(type: "text", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdempotencyRecords", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "JobRuns",
                columns: table => new
                {
                    Job = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobRuns", x => x.Job);
                });

            migrationBuilder.CreateTable(
                name: "KeyRingEntries",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyRingEntries", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Leases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Holder = table.Column<Guid>(type: "uuid", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "OutboxMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Payload = table.Column<string>(type: "text", nullable: false),
                    DedupeKey = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LastError = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMessages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PolicyVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    EffectiveFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Values = table.Column<string>(type: "text", nullable: false),
                    ChangedBy = table.Column<string>(type: "text", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyVersions", x => new { x.CommunityId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SignInFailures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInFailures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Tallies",
                columns: table => new
                {
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Measure = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Part = table.Column<Guid>(type: "uuid", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tallies", x => new { x.CommunityId, x.Part, x.Day, x.Measure });
                });

            migrationBuilder.CreateTable(
                name: "WeChatPushes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DedupeKey = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Event = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ContentSealed = table.Column<string>(type: "text", nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HandledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WeChatPushes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WeChatTokens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TokenSealed = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    GoodUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ForcedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WeChatTokens", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MessageGrants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Template = table.Column<string>(type: "text", nullable: false),
                    Left = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageGrants", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MessageGrants_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PhoneSealed = table.Column<string>(type: "text", nullable: true),
                    PhoneIndex = table.Column<string>(type: "text", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_People_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PhoneSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: true),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    Generation = table.Column<int>(type: "integer", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PreviousIssuedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedBecause = table.Column<string>(type: "text", nullable: true),
                    Device = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PhoneSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PhoneSessions_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Compounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Compounds", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_Compounds_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StaffAccounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserName = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DisplayName = table.Column<string>(type: "text", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    PasswordHash = table.Column<string>(type: "text", nullable: false),
                    PasswordChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MustChangePassword = table.Column<bool>(type: "boolean", nullable: false),
                    InitialPasswordExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FormerPasswordHashes = table.Column<string>(type: "text", nullable: false),
                    FailedSignIns = table.Column<int>(type: "integer", nullable: false),
                    FailedCodes = table.Column<int>(type: "integer", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    TotpSealed = table.Column<string>(type: "text", nullable: true),
                    LastTotpStep = table.Column<long>(type: "bigint", nullable: false),
                    RecoveryCodeHashes = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffAccounts", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_StaffAccounts_Communities_CommunityId",
                        column: x => x.CommunityId,
                        principalTable: "Communities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    TextHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    AcceptedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Witness = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedBy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_Consents_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContentReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContentKind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ContentId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReporterId = table.Column<Guid>(type: "uuid", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SettledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentReports", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_ContentReports_People_CommunityId_ReporterId",
                        columns: x => new { x.CommunityId, x.ReporterId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DutySeries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Details = table.Column<string>(type: "text", nullable: true),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: true),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    WeekdayMask = table.Column<int>(type: "integer", nullable: false),
                    StartsAtLocal = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    LengthMinutes = table.Column<int>(type: "integer", nullable: false),
                    SkipsHolidays = table.Column<bool>(type: "boolean", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    CapacityMin = table.Column<int>(type: "integer", nullable: false),
                    CapacityMax = table.Column<int>(type: "integer", nullable: false),
                    Evidence = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    LeaderPersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutySeries", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_DutySeries_DutyPlaces_CommunityId_PlaceId",
                        columns: x => new { x.CommunityId, x.PlaceId },
                        principalTable: "DutyPlaces",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DutySeries_Groups_CommunityId_GroupId",
                        columns: x => new { x.CommunityId, x.GroupId },
                        principalTable: "Groups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DutySeries_People_CommunityId_LeaderPersonId",
                        columns: x => new { x.CommunityId, x.LeaderPersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InboxMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    AboutKind = table.Column<string>(type: "text", nullable: true),
                    AboutId = table.Column<Guid>(type: "uuid", nullable: true),
                    DedupeKey = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Knock = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InboxMessages", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_InboxMessages_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Memberships",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    KindSealed = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    From = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    To = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SuspendedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Memberships", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_Memberships_Groups_CommunityId_GroupId",
                        columns: x => new { x.CommunityId, x.GroupId },
                        principalTable: "Groups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Memberships_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ModerationItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContentKind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ContentId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContentVersion = table.Column<int>(type: "integer", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    TextVerdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Label = table.Column<int>(type: "integer", nullable: false),
                    TraceId = table.Column<string>(type: "text", nullable: true),
                    JudgedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Findings = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    QueuedBecause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    QueuedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Risk = table.Column<int>(type: "integer", nullable: false),
                    Reports = table.Column<int>(type: "integer", nullable: false),
                    HiddenByReportsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MachineDeadline = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PolicyVersion = table.Column<int>(type: "integer", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClaimedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ClaimedByName = table.Column<string>(type: "text", nullable: true),
                    ClaimedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RuleCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    PublicReason = table.Column<string>(type: "text", nullable: true),
                    InternalNote = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModerationItems", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_ModerationItems_People_CommunityId_AuthorId",
                        columns: x => new { x.CommunityId, x.AuthorId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Photos",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Height = table.Column<int>(type: "integer", nullable: false),
                    Bytes = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AttachedTo = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Photos", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_Photos_People_CommunityId_OwnerId",
                        columns: x => new { x.CommunityId, x.OwnerId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RoleGrants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Scope = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ScopeId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    To = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleGrants", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_RoleGrants_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Armbands",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    CompoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    Serial = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Condition = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    HolderPersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: true),
                    IssuedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AcceptBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WriteOffFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PolicyVersion = table.Column<int>(type: "integer", nullable: false),
                    Steps = table.Column<int>(type: "integer", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Armbands", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_Armbands_Holder", "(\"State\" IN ('PendingAcceptance', 'Issued', 'ReportedLost') AND \"HolderPersonId\" IS NOT NULL) OR (\"State\" IN ('InStock', 'LostConfirmed', 'Damaged', 'Retired') AND \"HolderPersonId\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_Armbands_Compounds_CommunityId_CompoundId",
                        columns: x => new { x.CommunityId, x.CompoundId },
                        principalTable: "Compounds",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Armbands_Groups_CommunityId_GroupId",
                        columns: x => new { x.CommunityId, x.GroupId },
                        principalTable: "Groups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Armbands_People_CommunityId_HolderPersonId",
                        columns: x => new { x.CommunityId, x.HolderPersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Buildings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    CompoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Latitude = table.Column<double>(type: "double precision", nullable: true),
                    Longitude = table.Column<double>(type: "double precision", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Buildings", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_Buildings_Compounds_CommunityId_CompoundId",
                        columns: x => new { x.CommunityId, x.CompoundId },
                        principalTable: "Compounds",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StaffSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    TokenHash = table.Column<string>(type: "text", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ProvedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    TotpPassed = table.Column<bool>(type: "boolean", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Ip = table.Column<string>(type: "text", nullable: true),
                    Device = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffSessions", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_StaffSessions_StaffAccounts_CommunityId_StaffId",
                        columns: x => new { x.CommunityId, x.StaffId },
                        principalTable: "StaffAccounts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Shifts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    SeriesId = table.Column<Guid>(type: "uuid", nullable: true),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: true),
                    Title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Details = table.Column<string>(type: "text", nullable: true),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceName = table.Column<string>(type: "text", nullable: false),
                    Latitude = table.Column<double>(type: "double precision", nullable: false),
                    Longitude = table.Column<double>(type: "double precision", nullable: false),
                    RadiusMetres = table.Column<int>(type: "integer", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LocksAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ArrivalOpensAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OnTimeUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AutoClosesAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CapacityMin = table.Column<int>(type: "integer", nullable: false),
                    CapacityMax = table.Column<int>(type: "integer", nullable: false),
                    Evidence = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    LeaderPersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CancelReason = table.Column<string>(type: "text", nullable: true),
                    SecretSealed = table.Column<string>(type: "text", nullable: true),
                    PolicyVersion = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Shifts", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_Shifts_Capacity", "\"CapacityMax\" >= 1 AND \"CapacityMin\" BETWEEN 0 AND \"CapacityMax\"");
                    table.CheckConstraint("CK_Shifts_Radius", "\"RadiusMetres\" BETWEEN 50 AND 300");
                    table.CheckConstraint("CK_Shifts_Times", "\"EndsAt\" > \"StartsAt\"");
                    table.ForeignKey(
                        name: "FK_Shifts_DutyPlaces_CommunityId_PlaceId",
                        columns: x => new { x.CommunityId, x.PlaceId },
                        principalTable: "DutyPlaces",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Shifts_DutySeries_CommunityId_SeriesId",
                        columns: x => new { x.CommunityId, x.SeriesId },
                        principalTable: "DutySeries",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Shifts_Groups_CommunityId_GroupId",
                        columns: x => new { x.CommunityId, x.GroupId },
                        principalTable: "Groups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Shifts_People_CommunityId_LeaderPersonId",
                        columns: x => new { x.CommunityId, x.LeaderPersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MediaChecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    PhotoId = table.Column<Guid>(type: "uuid", nullable: false),
                    TraceId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Label = table.Column<int>(type: "integer", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    JudgedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MediaChecks", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_MediaChecks_ModerationItems_CommunityId_ItemId",
                        columns: x => new { x.CommunityId, x.ItemId },
                        principalTable: "ModerationItems",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MediaChecks_Photos_CommunityId_PhotoId",
                        columns: x => new { x.CommunityId, x.PhotoId },
                        principalTable: "Photos",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ArmbandEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    ArmbandId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Step = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    From = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActorName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Detail = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ClaimedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArmbandEvents", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_ArmbandEvents_Armbands_CommunityId_ArmbandId",
                        columns: x => new { x.CommunityId, x.ArmbandId },
                        principalTable: "Armbands",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ArmbandEvents_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AidPosts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsAnonymous = table.Column<bool>(type: "boolean", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    CompoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    Category = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Urgency = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Visibility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Audience = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ContentVersion = table.Column<int>(type: "integer", nullable: false),
                    ShownVersion = table.Column<int>(type: "integer", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ListedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PolicyVersion = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AidPosts", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_AidPosts_Buildings_CommunityId_BuildingId",
                        columns: x => new { x.CommunityId, x.BuildingId },
                        principalTable: "Buildings",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AidPosts_People_CommunityId_AuthorId",
                        columns: x => new { x.CommunityId, x.AuthorId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DoorCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    StairwellId = table.Column<Guid>(type: "uuid", nullable: true),
                    Token = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    MaxUses = table.Column<int>(type: "integer", nullable: true),
                    Uses = table.Column<int>(type: "integer", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RevokedReason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DoorCodes", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_DoorCodes_Buildings_CommunityId_BuildingId",
                        columns: x => new { x.CommunityId, x.BuildingId },
                        principalTable: "Buildings",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Stairwells",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stairwells", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_Stairwells_Buildings_CommunityId_BuildingId",
                        columns: x => new { x.CommunityId, x.BuildingId },
                        principalTable: "Buildings",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ShiftSignups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShiftId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Slot = table.Column<int>(type: "integer", nullable: true),
                    SignedUpAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CancelledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CancelReason = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShiftSignups", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_ShiftSignups_Slot", "\"Slot\" IS NULL OR \"Slot\" >= 1");
                    table.ForeignKey(
                        name: "FK_ShiftSignups_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ShiftSignups_Shifts_CommunityId_ShiftId",
                        columns: x => new { x.CommunityId, x.ShiftId },
                        principalTable: "Shifts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AidAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AgreedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AidAnswers", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_AidAnswers_AidPosts_CommunityId_PostId",
                        columns: x => new { x.CommunityId, x.PostId },
                        principalTable: "AidPosts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AidAnswers_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AidPostContents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    PhotoIds = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AidPostContents", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_AidPostContents_AidPosts_CommunityId_PostId",
                        columns: x => new { x.CommunityId, x.PostId },
                        principalTable: "AidPosts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Applications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    StairwellId = table.Column<Guid>(type: "uuid", nullable: true),
                    DoorIndex = table.Column<string>(type: "text", nullable: false),
                    FormSealed = table.Column<string>(type: "text", nullable: false),
                    DoorCodeId = table.Column<Guid>(type: "uuid", nullable: true),
                    DoorCodeNumber = table.Column<int>(type: "integer", nullable: true),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    EnteredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ConsentIds = table.Column<string>(type: "text", nullable: false),
                    PolicyVersion = table.Column<int>(type: "integer", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RemindAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AskedFrom = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PausedDueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ExtendedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Opinion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    OpinionBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReasonCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    RejectedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AppealedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AppealDecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Applications", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_Applications_AnotherOfficer", "\"AppealDecidedBy\" IS NULL OR \"AppealDecidedBy\" <> \"DecidedBy\"");
                    table.ForeignKey(
                        name: "FK_Applications_Buildings_CommunityId_BuildingId",
                        columns: x => new { x.CommunityId, x.BuildingId },
                        principalTable: "Buildings",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Applications_DoorCodes_CommunityId_DoorCodeId",
                        columns: x => new { x.CommunityId, x.DoorCodeId },
                        principalTable: "DoorCodes",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Applications_Groups_CommunityId_GroupId",
                        columns: x => new { x.CommunityId, x.GroupId },
                        principalTable: "Groups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Applications_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Applications_Stairwells_CommunityId_StairwellId",
                        columns: x => new { x.CommunityId, x.StairwellId },
                        principalTable: "Stairwells",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Dwellings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    StairwellId = table.Column<Guid>(type: "uuid", nullable: true),
                    DoorSealed = table.Column<string>(type: "text", nullable: false),
                    DoorIndex = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dwellings", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_Dwellings_Buildings_CommunityId_BuildingId",
                        columns: x => new { x.CommunityId, x.BuildingId },
                        principalTable: "Buildings",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Dwellings_Stairwells_CommunityId_StairwellId",
                        columns: x => new { x.CommunityId, x.StairwellId },
                        principalTable: "Stairwells",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GroupPlaces",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false),
                    StairwellId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupPlaces", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_GroupPlaces_Buildings_CommunityId_BuildingId",
                        columns: x => new { x.CommunityId, x.BuildingId },
                        principalTable: "Buildings",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GroupPlaces_Groups_CommunityId_GroupId",
                        columns: x => new { x.CommunityId, x.GroupId },
                        principalTable: "Groups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_GroupPlaces_Stairwells_CommunityId_StairwellId",
                        columns: x => new { x.CommunityId, x.StairwellId },
                        principalTable: "Stairwells",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AttendanceEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    SignupId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShiftId = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Via = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CodeStep = table.Column<long>(type: "bigint", nullable: true),
                    DisplayId = table.Column<long>(type: "bigint", nullable: true),
                    DistanceMetres = table.Column<int>(type: "integer", nullable: true),
                    AccuracyMetres = table.Column<int>(type: "integer", nullable: true),
                    LocationSealed = table.Column<string>(type: "text", nullable: true),
                    LocationKey = table.Column<string>(type: "text", nullable: true),
                    DeviceKey = table.Column<string>(type: "text", nullable: true),
                    ClaimedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Flags = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    RequestKey = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    RequestHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttendanceEvents", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_AttendanceEvents_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttendanceEvents_ShiftSignups_CommunityId_SignupId",
                        columns: x => new { x.CommunityId, x.SignupId },
                        principalTable: "ShiftSignups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttendanceEvents_Shifts_CommunityId_ShiftId",
                        columns: x => new { x.CommunityId, x.ShiftId },
                        principalTable: "Shifts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HoursEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Bucket = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DeltaMinutes = table.Column<int>(type: "integer", nullable: false),
                    BeforeMinutes = table.Column<int>(type: "integer", nullable: false),
                    AfterMinutes = table.Column<int>(type: "integer", nullable: false),
                    SignupId = table.Column<Guid>(type: "uuid", nullable: true),
                    ShiftId = table.Column<Guid>(type: "uuid", nullable: true),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: true),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    WorkedFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WorkedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    IdempotencyKey = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Operator = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    PolicyVersion = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HoursEntries", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_HoursEntries_NotNegative", "\"AfterMinutes\" >= 0");
                    table.CheckConstraint("CK_HoursEntries_Sign", "(\"Kind\" <> 'Grant' OR \"DeltaMinutes\" > 0) AND (\"Kind\" <> 'Void' OR \"DeltaMinutes\" < 0)");
                    table.CheckConstraint("CK_HoursEntries_Sum", "\"AfterMinutes\" = \"BeforeMinutes\" + \"DeltaMinutes\"");
                    table.ForeignKey(
                        name: "FK_HoursEntries_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HoursEntries_ShiftSignups_CommunityId_SignupId",
                        columns: x => new { x.CommunityId, x.SignupId },
                        principalTable: "ShiftSignups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApplicationOpenings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApplicationOpenings", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_ApplicationOpenings_Applications_CommunityId_ApplicationId",
                        columns: x => new { x.CommunityId, x.ApplicationId },
                        principalTable: "Applications",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ApplicationOpenings_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApplicationSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    From = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    To = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    On = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffName = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Opinion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ReasonCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    TextSealed = table.Column<string>(type: "text", nullable: true),
                    ForApplicant = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApplicationSteps", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_ApplicationSteps_Applications_CommunityId_ApplicationId",
                        columns: x => new { x.CommunityId, x.ApplicationId },
                        principalTable: "Applications",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Residencies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    DwellingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    From = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    To = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    IsPrimary = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Residencies", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_Residencies_Dwellings_CommunityId_DwellingId",
                        columns: x => new { x.CommunityId, x.DwellingId },
                        principalTable: "Dwellings",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Residencies_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_OpenIdIndex",
                table: "Accounts",
                column: "OpenIdIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AidAnswers_CommunityId_PersonId_CreatedAt",
                table: "AidAnswers",
                columns: new[] { "CommunityId", "PersonId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AidAnswers_CommunityId_PostId_CreatedAt_Id",
                table: "AidAnswers",
                columns: new[] { "CommunityId", "PostId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AidAnswers_CommunityId_PostId_PersonId",
                table: "AidAnswers",
                columns: new[] { "CommunityId", "PostId", "PersonId" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AidPostContents_CommunityId_PostId_Number",
                table: "AidPostContents",
                columns: new[] { "CommunityId", "PostId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AidPosts_CommunityId_Audience_State_ListedAt_Id",
                table: "AidPosts",
                columns: new[] { "CommunityId", "Audience", "State", "ListedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AidPosts_CommunityId_AuthorId_ListedAt",
                table: "AidPosts",
                columns: new[] { "CommunityId", "AuthorId", "ListedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AidPosts_CommunityId_BuildingId",
                table: "AidPosts",
                columns: new[] { "CommunityId", "BuildingId" });

            migrationBuilder.CreateIndex(
                name: "IX_AidPosts_CommunityId_State_ExpiresAt",
                table: "AidPosts",
                columns: new[] { "CommunityId", "State", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AidPosts_CommunityId_State_ListedAt_Id",
                table: "AidPosts",
                columns: new[] { "CommunityId", "State", "ListedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ApplicationOpenings_CommunityId_ApplicationId_PersonId",
                table: "ApplicationOpenings",
                columns: new[] { "CommunityId", "ApplicationId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ApplicationOpenings_CommunityId_PersonId",
                table: "ApplicationOpenings",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_CommunityId_BuildingId",
                table: "Applications",
                columns: new[] { "CommunityId", "BuildingId" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_CommunityId_DoorCodeId_SubmittedAt",
                table: "Applications",
                columns: new[] { "CommunityId", "DoorCodeId", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_CommunityId_PersonId_SubmittedAt",
                table: "Applications",
                columns: new[] { "CommunityId", "PersonId", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_CommunityId_StairwellId",
                table: "Applications",
                columns: new[] { "CommunityId", "StairwellId" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_CommunityId_State_DueAt",
                table: "Applications",
                columns: new[] { "CommunityId", "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_CommunityId_SubmittedAt_Id",
                table: "Applications",
                columns: new[] { "CommunityId", "SubmittedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_OneOpen",
                table: "Applications",
                columns: new[] { "CommunityId", "GroupId", "PersonId" },
                unique: true,
                filter: "\"State\" IN ('Submitted', 'LeaderCheck', 'StaffCheck', 'NeedInfo', 'Appealed')");

            migrationBuilder.CreateIndex(
                name: "IX_ApplicationSteps_CommunityId_ApplicationId_Number",
                table: "ApplicationSteps",
                columns: new[] { "CommunityId", "ApplicationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandEvents_CommunityId_ArmbandId_Number",
                table: "ArmbandEvents",
                columns: new[] { "CommunityId", "ArmbandId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandEvents_CommunityId_PersonId",
                table: "ArmbandEvents",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandEvents_CommunityId_Step_At",
                table: "ArmbandEvents",
                columns: new[] { "CommunityId", "Step", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Armbands_CommunityId_CompoundId",
                table: "Armbands",
                columns: new[] { "CommunityId", "CompoundId" });

            migrationBuilder.CreateIndex(
                name: "IX_Armbands_CommunityId_GroupId",
                table: "Armbands",
                columns: new[] { "CommunityId", "GroupId" });

            migrationBuilder.CreateIndex(
                name: "IX_Armbands_CommunityId_Serial",
                table: "Armbands",
                columns: new[] { "CommunityId", "Serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Armbands_CommunityId_State_AcceptBy",
                table: "Armbands",
                columns: new[] { "CommunityId", "State", "AcceptBy" });

            migrationBuilder.CreateIndex(
                name: "IX_Armbands_Holder",
                table: "Armbands",
                columns: new[] { "CommunityId", "HolderPersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Armbands_OneLongTerm",
                table: "Armbands",
                columns: new[] { "CommunityId", "HolderPersonId" },
                unique: true,
                filter: "\"Kind\" = 'LongTerm' AND \"HolderPersonId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceEvents_CommunityId_DeviceKey",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "DeviceKey" },
                filter: "\"DeviceKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceEvents_CommunityId_LocationKey",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "LocationKey" },
                filter: "\"LocationKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceEvents_CommunityId_PersonId",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceEvents_CommunityId_ShiftId_PersonId_Kind_CodeStep",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "ShiftId", "PersonId", "Kind", "CodeStep" },
                unique: true,
                filter: "\"CodeStep\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceEvents_CommunityId_SignupId_Kind",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "SignupId", "Kind" },
                unique: true,
                filter: "\"State\" <> 'Refused'");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_CommunityId_EntityId_At",
                table: "AuditEvents",
                columns: new[] { "CommunityId", "EntityId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_CommunityId_Sequence",
                table: "AuditEvents",
                columns: new[] { "CommunityId", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Buildings_CommunityId_CompoundId_Name",
                table: "Buildings",
                columns: new[] { "CommunityId", "CompoundId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Compounds_CommunityId_Name",
                table: "Compounds",
                columns: new[] { "CommunityId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Consents_CommunityId_PersonId_Purpose",
                table: "Consents",
                columns: new[] { "CommunityId", "PersonId", "Purpose" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ContentReports_CommunityId_ContentKind_ContentId_HouseholdId",
                table: "ContentReports",
                columns: new[] { "CommunityId", "ContentKind", "ContentId", "HouseholdId" },
                unique: true,
                filter: "\"SettledAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ContentReports_CommunityId_ReporterId",
                table: "ContentReports",
                columns: new[] { "CommunityId", "ReporterId" });

            migrationBuilder.CreateIndex(
                name: "IX_DoorCodes_OneForBuilding",
                table: "DoorCodes",
                columns: new[] { "CommunityId", "BuildingId" },
                unique: true,
                filter: "\"RevokedAt\" IS NULL AND \"StairwellId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DoorCodes_OneForStairwell",
                table: "DoorCodes",
                columns: new[] { "CommunityId", "BuildingId", "StairwellId" },
                unique: true,
                filter: "\"RevokedAt\" IS NULL AND \"StairwellId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DoorCodes_Token",
                table: "DoorCodes",
                column: "Token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DutyPlaces_CommunityId_Name",
                table: "DutyPlaces",
                columns: new[] { "CommunityId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DutySeries_CommunityId_GroupId",
                table: "DutySeries",
                columns: new[] { "CommunityId", "GroupId" });

            migrationBuilder.CreateIndex(
                name: "IX_DutySeries_CommunityId_LeaderPersonId",
                table: "DutySeries",
                columns: new[] { "CommunityId", "LeaderPersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_DutySeries_CommunityId_PlaceId",
                table: "DutySeries",
                columns: new[] { "CommunityId", "PlaceId" });

            migrationBuilder.CreateIndex(
                name: "IX_Dwellings_CommunityId_BuildingId",
                table: "Dwellings",
                columns: new[] { "CommunityId", "BuildingId" });

            migrationBuilder.CreateIndex(
                name: "IX_Dwellings_CommunityId_DoorIndex",
                table: "Dwellings",
                columns: new[] { "CommunityId", "DoorIndex" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Dwellings_CommunityId_StairwellId",
                table: "Dwellings",
                columns: new[] { "CommunityId", "StairwellId" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupPlaces_CommunityId_BuildingId",
                table: "GroupPlaces",
                columns: new[] { "CommunityId", "BuildingId" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupPlaces_CommunityId_GroupId",
                table: "GroupPlaces",
                columns: new[] { "CommunityId", "GroupId" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupPlaces_CommunityId_StairwellId",
                table: "GroupPlaces",
                columns: new[] { "CommunityId", "StairwellId" });

            migrationBuilder.CreateIndex(
                name: "IX_Groups_CommunityId_Name",
                table: "Groups",
                columns: new[] { "CommunityId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HoursEntries_CommunityId_GroupId_Day",
                table: "HoursEntries",
                columns: new[] { "CommunityId", "GroupId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursEntries_CommunityId_IdempotencyKey",
                table: "HoursEntries",
                columns: new[] { "CommunityId", "IdempotencyKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HoursEntries_CommunityId_PersonId_Number",
                table: "HoursEntries",
                columns: new[] { "CommunityId", "PersonId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HoursEntries_CommunityId_SignupId_Kind_Day",
                table: "HoursEntries",
                columns: new[] { "CommunityId", "SignupId", "Kind", "Day" },
                unique: true,
                filter: "\"SignupId\" IS NOT NULL AND \"Kind\" <> 'Adjust'");

            migrationBuilder.CreateIndex(
                name: "IX_IdempotencyRecords_ActorId_Key",
                table: "IdempotencyRecords",
                columns: new[] { "ActorId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IdempotencyRecords_CreatedAt",
                table: "IdempotencyRecords",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessages_CommunityId_DedupeKey",
                table: "InboxMessages",
                columns: new[] { "CommunityId", "DedupeKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessages_CommunityId_PersonId_CreatedAt_Id",
                table: "InboxMessages",
                columns: new[] { "CommunityId", "PersonId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_MediaChecks_CommunityId_ItemId_PhotoId",
                table: "MediaChecks",
                columns: new[] { "CommunityId", "ItemId", "PhotoId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MediaChecks_CommunityId_PhotoId",
                table: "MediaChecks",
                columns: new[] { "CommunityId", "PhotoId" });

            migrationBuilder.CreateIndex(
                name: "IX_MediaChecks_TraceId",
                table: "MediaChecks",
                column: "TraceId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_CommunityId_GroupId_PersonId",
                table: "Memberships",
                columns: new[] { "CommunityId", "GroupId", "PersonId" },
                unique: true,
                filter: "\"To\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_CommunityId_PersonId",
                table: "Memberships",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_MessageGrants_AccountId_Template",
                table: "MessageGrants",
                columns: new[] { "AccountId", "Template" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ModerationItems_CommunityId_AuthorId_State",
                table: "ModerationItems",
                columns: new[] { "CommunityId", "AuthorId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationItems_CommunityId_ContentKind_ContentId_ContentVe~",
                table: "ModerationItems",
                columns: new[] { "CommunityId", "ContentKind", "ContentId", "ContentVersion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ModerationItems_CommunityId_State_Risk_Reports_QueuedAt",
                table: "ModerationItems",
                columns: new[] { "CommunityId", "State", "Risk", "Reports", "QueuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_DedupeKey",
                table: "OutboxMessages",
                column: "DedupeKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_State_DueAt",
                table: "OutboxMessages",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_People_AccountId",
                table: "People",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_People_CommunityId_AccountId",
                table: "People",
                columns: new[] { "CommunityId", "AccountId" },
                unique: true,
                filter: "\"AccountId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_People_CommunityId_Name",
                table: "People",
                columns: new[] { "CommunityId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_People_CommunityId_PhoneIndex",
                table: "People",
                columns: new[] { "CommunityId", "PhoneIndex" });

            migrationBuilder.CreateIndex(
                name: "IX_PhoneSessions_AccountId",
                table: "PhoneSessions",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Photos_CommunityId_AttachedTo_CreatedAt",
                table: "Photos",
                columns: new[] { "CommunityId", "AttachedTo", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Photos_CommunityId_FileName",
                table: "Photos",
                columns: new[] { "CommunityId", "FileName" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Photos_CommunityId_OwnerId",
                table: "Photos",
                columns: new[] { "CommunityId", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_PolicyVersions_CommunityId_Number",
                table: "PolicyVersions",
                columns: new[] { "CommunityId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Residencies_CommunityId_DwellingId",
                table: "Residencies",
                columns: new[] { "CommunityId", "DwellingId" });

            migrationBuilder.CreateIndex(
                name: "IX_Residencies_OnePrimary",
                table: "Residencies",
                columns: new[] { "CommunityId", "PersonId" },
                unique: true,
                filter: "\"IsPrimary\"");

            migrationBuilder.CreateIndex(
                name: "IX_RoleGrants_CommunityId_PersonId",
                table: "RoleGrants",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_RoleGrants_CommunityId_ScopeId_Role",
                table: "RoleGrants",
                columns: new[] { "CommunityId", "ScopeId", "Role" });

            migrationBuilder.CreateIndex(
                name: "IX_RoleGrants_OneLeader",
                table: "RoleGrants",
                columns: new[] { "CommunityId", "ScopeId" },
                unique: true,
                filter: "\"Role\" = 'GroupLeader' AND \"Scope\" = 'Group' AND \"To\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Shifts_CommunityId_GroupId",
                table: "Shifts",
                columns: new[] { "CommunityId", "GroupId" });

            migrationBuilder.CreateIndex(
                name: "IX_Shifts_CommunityId_LeaderPersonId",
                table: "Shifts",
                columns: new[] { "CommunityId", "LeaderPersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Shifts_CommunityId_PlaceId",
                table: "Shifts",
                columns: new[] { "CommunityId", "PlaceId" });

            migrationBuilder.CreateIndex(
                name: "IX_Shifts_CommunityId_SeriesId_StartsAt",
                table: "Shifts",
                columns: new[] { "CommunityId", "SeriesId", "StartsAt" },
                unique: true,
                filter: "\"SeriesId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Shifts_CommunityId_StartsAt_Id",
                table: "Shifts",
                columns: new[] { "CommunityId", "StartsAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_PersonId_State",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "PersonId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_PersonId",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "ShiftId", "PersonId" },
                unique: true,
                filter: "\"State\" <> 'CancelledEarly' AND \"State\" <> 'CancelledLate' AND \"State\" <> 'Cancelled'");

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_Slot",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "ShiftId", "Slot" },
                unique: true,
                filter: "\"Slot\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_State",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "ShiftId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_SignInFailures_Address_At",
                table: "SignInFailures",
                columns: new[] { "Address", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_StaffAccounts_UserName",
                table: "StaffAccounts",
                column: "UserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StaffSessions_CommunityId_StaffId",
                table: "StaffSessions",
                columns: new[] { "CommunityId", "StaffId" });

            migrationBuilder.CreateIndex(
                name: "IX_StaffSessions_TokenHash",
                table: "StaffSessions",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Stairwells_CommunityId_BuildingId_Name",
                table: "Stairwells",
                columns: new[] { "CommunityId", "BuildingId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WeChatPushes_DedupeKey",
                table: "WeChatPushes",
                column: "DedupeKey",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AidAnswers");

            migrationBuilder.DropTable(
                name: "AidPostContents");

            migrationBuilder.DropTable(
                name: "ApplicationOpenings");

            migrationBuilder.DropTable(
                name: "ApplicationSteps");

            migrationBuilder.DropTable(
                name: "ArmbandEvents");

            migrationBuilder.DropTable(
                name: "AttendanceEvents");

            migrationBuilder.DropTable(
                name: "AuditChainHeads");

            migrationBuilder.DropTable(
                name: "AuditEvents");

            migrationBuilder.DropTable(
                name: "Consents");

            migrationBuilder.DropTable(
                name: "ContentReports");

            migrationBuilder.DropTable(
                name: "GroupPlaces");

            migrationBuilder.DropTable(
                name: "HoursEntries");

            migrationBuilder.DropTable(
                name: "IdempotencyRecords");

            migrationBuilder.DropTable(
                name: "InboxMessages");

            migrationBuilder.DropTable(
                name: "JobRuns");

            migrationBuilder.DropTable(
                name: "KeyRingEntries");

            migrationBuilder.DropTable(
                name: "Leases");

            migrationBuilder.DropTable(
                name: "MediaChecks");

            migrationBuilder.DropTable(
                name: "Memberships");

            migrationBuilder.DropTable(
                name: "MessageGrants");

            migrationBuilder.DropTable(
                name: "OutboxMessages");

            migrationBuilder.DropTable(
                name: "PhoneSessions");

            migrationBuilder.DropTable(
                name: "PolicyVersions");

            migrationBuilder.DropTable(
                name: "Residencies");

            migrationBuilder.DropTable(
                name: "RoleGrants");

            migrationBuilder.DropTable(
                name: "SignInFailures");

            migrationBuilder.DropTable(
                name: "StaffSessions");

            migrationBuilder.DropTable(
                name: "Tallies");

            migrationBuilder.DropTable(
                name: "WeChatPushes");

            migrationBuilder.DropTable(
                name: "WeChatTokens");

            migrationBuilder.DropTable(
                name: "AidPosts");

            migrationBuilder.DropTable(
                name: "Applications");

            migrationBuilder.DropTable(
                name: "Armbands");

            migrationBuilder.DropTable(
                name: "ShiftSignups");

            migrationBuilder.DropTable(
                name: "ModerationItems");

            migrationBuilder.DropTable(
                name: "Photos");

            migrationBuilder.DropTable(
                name: "Dwellings");

            migrationBuilder.DropTable(
                name: "StaffAccounts");

            migrationBuilder.DropTable(
                name: "DoorCodes");

            migrationBuilder.DropTable(
                name: "Shifts");

            migrationBuilder.DropTable(
                name: "Stairwells");

            migrationBuilder.DropTable(
                name: "DutySeries");

            migrationBuilder.DropTable(
                name: "Buildings");

            migrationBuilder.DropTable(
                name: "DutyPlaces");

            migrationBuilder.DropTable(
                name: "Groups");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "Compounds");

            migrationBuilder.DropTable(
                name: "Accounts");

            migrationBuilder.DropTable(
                name: "Communities");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DutyAidOrdersCouncil : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Before the tables are made anew, which happens at the end: what the version before set aside may stand beside one that counts.
            migrationBuilder.Sql("""
                ALTER TABLE "AttendanceEvents" ADD COLUMN "SetAside" INTEGER NOT NULL DEFAULT 0;
                UPDATE "AttendanceEvents" SET "SetAside" = rowid WHERE "State" = 'Refused';
                ALTER TABLE "ShiftSignups" ADD COLUMN "SetAside" INTEGER NOT NULL DEFAULT 0;
                UPDATE "ShiftSignups" SET "SetAside" = rowid WHERE "State" IN ('CancelledEarly', 'CancelledLate', 'Cancelled', 'OfferExpired', 'Swapped', 'Removed');
                """);

            migrationBuilder.DropForeignKey(
                name: "FK_AttendanceEvents_People_CommunityId_PersonId",
                table: "AttendanceEvents");

            migrationBuilder.DropForeignKey(
                name: "FK_AttendanceEvents_Shifts_CommunityId_ShiftId",
                table: "AttendanceEvents");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_PersonId_State",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_PersonId",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_State",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_HoursEntries_CommunityId_SignupId_Kind_Day",
                table: "HoursEntries");

            migrationBuilder.DropCheckConstraint(
                name: "CK_HoursEntries_Sign",
                table: "HoursEntries");

            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_CommunityId_PersonId",
                table: "AttendanceEvents");

            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_CommunityId_ShiftId_PersonId_Kind_CodeStep",
                table: "AttendanceEvents");

            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_CommunityId_SignupId_Kind",
                table: "AttendanceEvents");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Armbands_Holder",
                table: "Armbands");

            migrationBuilder.DropIndex(
                name: "IX_AidPosts_CommunityId_BuildingId",
                table: "AidPosts");

            migrationBuilder.AddColumn<byte[]>(
                name: "AddedBy",
                table: "ShiftSignups",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AddedReason",
                table: "ShiftSignups",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MarkReason",
                table: "ShiftSignups",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "MarkedAt",
                table: "ShiftSignups",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "MarkedBy",
                table: "ShiftSignups",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "OfferedUntil",
                table: "ShiftSignups",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "OnTimeUntil",
                table: "ShiftSignups",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "QueuedAt",
                table: "ShiftSignups",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RoleId",
                table: "ShiftSignups",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AdultsOnly",
                table: "Shifts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "ArmbandRequired",
                table: "Shifts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "BreakMinutes",
                table: "Shifts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "CameCount",
                table: "Shifts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "InsuranceRef",
                table: "Shifts",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "InviteOnly",
                table: "Shifts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "MissedCount",
                table: "Shifts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "PublishedUntil",
                table: "Shifts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReopenReason",
                table: "Shifts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequiredSkill",
                table: "Shifts",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ResolvedAt",
                table: "Shifts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RouteId",
                table: "Shifts",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SeriesStartsAt",
                table: "Shifts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SettledAt",
                table: "Shifts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SettlesAt",
                table: "Shifts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WeatherNote",
                table: "Shifts",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Assurance",
                table: "Photos",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BirthYearSealed",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NameWishedAt",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Skills",
                table: "People",
                type: "TEXT",
                maxLength: 400,
                nullable: false,
                defaultValueSql: "''");

            migrationBuilder.AddColumn<DateTime>(
                name: "DueAt",
                table: "ModerationItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsUrgent",
                table: "ModerationItems",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "RedactedAt",
                table: "ModerationItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TextKey",
                table: "ModerationItems",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "CallIfUndelivered",
                table: "InboxMessages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "CallSince",
                table: "InboxMessages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ToldAt",
                table: "InboxMessages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ToldBy",
                table: "InboxMessages",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ToldByName",
                table: "InboxMessages",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "CorrectionId",
                table: "HoursEntries",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "HoursEntries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "AdultsOnly",
                table: "DutySeries",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "ArmbandRequired",
                table: "DutySeries",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "BreakMinutes",
                table: "DutySeries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "DeputyPersonIds",
                table: "DutySeries",
                type: "TEXT",
                maxLength: 1000,
                nullable: false,
                defaultValueSql: "''");

            migrationBuilder.AddColumn<string>(
                name: "ExceptDays",
                table: "DutySeries",
                type: "TEXT",
                maxLength: 1000,
                nullable: false,
                defaultValueSql: "''");

            migrationBuilder.AddColumn<string>(
                name: "Holidays",
                table: "DutySeries",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "InviteOnly",
                table: "DutySeries",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "RequiredSkill",
                table: "DutySeries",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RoleSkills",
                table: "DutySeries",
                type: "TEXT",
                maxLength: 1000,
                nullable: false,
                defaultValueSql: "''");

            migrationBuilder.AddColumn<string>(
                name: "Roles",
                table: "DutySeries",
                type: "TEXT",
                maxLength: 1000,
                nullable: false,
                defaultValueSql: "''");

            migrationBuilder.AddColumn<byte[]>(
                name: "RouteId",
                table: "DutySeries",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Rule",
                table: "DutySeries",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "ArmbandId",
                table: "AttendanceEvents",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Proofs",
                table: "AttendanceEvents",
                type: "INTEGER",
                maxLength: 40,
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<byte[]>(
                name: "BatchId",
                table: "Armbands",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DueAt",
                table: "Armbands",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LastSeenAt",
                table: "Armbands",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RemindedRung",
                table: "Armbands",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<DateTime>(
                name: "ReturnAskedAt",
                table: "Armbands",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ShiftId",
                table: "Armbands",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Size",
                table: "Armbands",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "PhotoId",
                table: "ArmbandEvents",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "FirstForPostOf",
                table: "AidAnswers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AidFollows",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PostId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AidFollows", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_AidFollows_AidPosts_CommunityId_PostId",
                        columns: x => new { x.CommunityId, x.PostId },
                        principalTable: "AidPosts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AidFollows_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AidLoans",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PostId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AnswerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LenderId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BorrowerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Thing = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    DueDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsDamaged = table.Column<bool>(type: "INTEGER", nullable: false),
                    RemindedRung = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    HandedOverAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReturnedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SaidBackAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AidLoans", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_AidLoans_TwoPeople", "\"LenderId\" <> \"BorrowerId\"");
                    table.ForeignKey(
                        name: "FK_AidLoans_AidAnswers_CommunityId_AnswerId",
                        columns: x => new { x.CommunityId, x.AnswerId },
                        principalTable: "AidAnswers",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AidLoans_AidPosts_CommunityId_PostId",
                        columns: x => new { x.CommunityId, x.PostId },
                        principalTable: "AidPosts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AidLoans_People_CommunityId_BorrowerId",
                        columns: x => new { x.CommunityId, x.BorrowerId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AidLoans_People_CommunityId_LenderId",
                        columns: x => new { x.CommunityId, x.LenderId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AidRatings",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PostId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AnswerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RaterId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RatedId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Stars = table.Column<int>(type: "INTEGER", nullable: false),
                    Helped = table.Column<bool>(type: "INTEGER", nullable: false),
                    HiddenDays = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 14),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AidRatings", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_AidRatings_NotOneself", "\"RaterId\" <> \"RatedId\"");
                    table.CheckConstraint("CK_AidRatings_Stars", "\"Stars\" BETWEEN 1 AND 5");
                    table.ForeignKey(
                        name: "FK_AidRatings_AidAnswers_CommunityId_AnswerId",
                        columns: x => new { x.CommunityId, x.AnswerId },
                        principalTable: "AidAnswers",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AidRatings_AidPosts_CommunityId_PostId",
                        columns: x => new { x.CommunityId, x.PostId },
                        principalTable: "AidPosts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AidRatings_People_CommunityId_RatedId",
                        columns: x => new { x.CommunityId, x.RatedId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AidRatings_People_CommunityId_RaterId",
                        columns: x => new { x.CommunityId, x.RaterId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ArmbandBatches",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CompoundId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Supplier = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Size = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    UnitCostFen = table.Column<int>(type: "INTEGER", nullable: true),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstSerial = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    LastSerial = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArmbandBatches", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_ArmbandBatches_Count", "\"Count\" > 0 AND (\"UnitCostFen\" IS NULL OR \"UnitCostFen\" >= 0)");
                    table.ForeignKey(
                        name: "FK_ArmbandBatches_Compounds_CommunityId_CompoundId",
                        columns: x => new { x.CommunityId, x.CompoundId },
                        principalTable: "Compounds",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ArmbandPins",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    WrongTries = table.Column<int>(type: "INTEGER", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GivenByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArmbandPins", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_ArmbandPins_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ArmbandRetirements",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    AskedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecisionNote = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Retired = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArmbandRetirements", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_ArmbandRetirements_TwoPeople", "\"State\" <> 'Approved' OR (\"DecidedBy\" IS NOT NULL AND \"DecidedBy\" <> \"AskedBy\")");
                });

            migrationBuilder.CreateTable(
                name: "ArmbandTrainings",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RecordedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArmbandTrainings", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_ArmbandTrainings_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AttendanceFlagCases",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ShiftId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SubjectPersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OtherPersonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    EventId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Amount = table.Column<int>(type: "INTEGER", nullable: true),
                    Seconds = table.Column<int>(type: "INTEGER", nullable: true),
                    DedupeKey = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 800, nullable: true),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttendanceFlagCases", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_AttendanceFlagCases_Decided", "\"State\" = 'Open' OR (\"DecidedBy\" IS NOT NULL AND \"DecidedAt\" IS NOT NULL AND \"Note\" IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_AttendanceFlagCases_People_CommunityId_SubjectPersonId",
                        columns: x => new { x.CommunityId, x.SubjectPersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttendanceFlagCases_Shifts_CommunityId_ShiftId",
                        columns: x => new { x.CommunityId, x.ShiftId },
                        principalTable: "Shifts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CareAssignments",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DwellingId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: false),
                    To = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CareAssignments", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_CareAssignments_Dwellings_CommunityId_DwellingId",
                        columns: x => new { x.CommunityId, x.DwellingId },
                        principalTable: "Dwellings",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CareAssignments_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CouncilDays",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Friday = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CutOffAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AgendaFixedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    HeldAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CancelReason = table.Column<string>(type: "TEXT", maxLength: 800, nullable: true),
                    WordsSaved = table.Column<int>(type: "INTEGER", nullable: false),
                    NotesSealed = table.Column<string>(type: "TEXT", nullable: true),
                    Minutes = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilDays", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_CouncilDays_Published", "\"State\" <> 'Published' OR \"PublishedAt\" IS NOT NULL");
                });

            migrationBuilder.CreateTable(
                name: "Exports",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    GroupId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AskedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskedByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    AskedByPersonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecidedByPersonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exports", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_Exports_TwoAccounts", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"AskedBy\"");
                    table.CheckConstraint("CK_Exports_TwoPeople", "\"DecidedByPersonId\" IS NULL OR \"AskedByPersonId\" IS NULL OR \"DecidedByPersonId\" <> \"AskedByPersonId\"");
                });

            migrationBuilder.CreateTable(
                name: "HoursCorrections",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SignupId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ShiftId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AskedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskedByPersonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecidedByPersonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ResultMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HoursCorrections", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_HoursCorrections_NotOwn", "\"DecidedByPersonId\" IS NULL OR \"DecidedByPersonId\" <> \"PersonId\"");
                    table.CheckConstraint("CK_HoursCorrections_TwoAccounts", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"AskedBy\"");
                    table.CheckConstraint("CK_HoursCorrections_TwoPeople", "\"DecidedByPersonId\" IS NULL OR \"AskedByPersonId\" IS NULL OR \"DecidedByPersonId\" <> \"AskedByPersonId\"");
                    table.ForeignKey(
                        name: "FK_HoursCorrections_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HoursCorrections_ShiftSignups_CommunityId_SignupId",
                        columns: x => new { x.CommunityId, x.SignupId },
                        principalTable: "ShiftSignups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MemberCards",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Token = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberCards", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_MemberCards_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ModerationDecisions",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ItemId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContentKind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ContentId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AuthorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RuleCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    PublicReason = table.Column<string>(type: "TEXT", maxLength: 800, nullable: true),
                    HiddenCharacters = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WaitedMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    WasLate = table.Column<bool>(type: "INTEGER", nullable: false),
                    InBulk = table.Column<bool>(type: "INTEGER", nullable: false),
                    AppealUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OverturnedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModerationDecisions", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_ModerationDecisions_ModerationItems_CommunityId_ItemId",
                        columns: x => new { x.CommunityId, x.ItemId },
                        principalTable: "ModerationItems",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ModerationDecisions_People_CommunityId_AuthorId",
                        columns: x => new { x.CommunityId, x.AuthorId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ModerationOriginals",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ItemId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AuthorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TextSealed = table.Column<string>(type: "TEXT", nullable: false),
                    SealedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModerationOriginals", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_ModerationOriginals_ModerationItems_CommunityId_ItemId",
                        columns: x => new { x.CommunityId, x.ItemId },
                        principalTable: "ModerationItems",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ModerationOriginals_People_CommunityId_AuthorId",
                        columns: x => new { x.CommunityId, x.AuthorId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NameWishes",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Before = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NameWishes", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_NameWishes_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NoShowAppeals",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SignupId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ShiftId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    MarkedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoShowAppeals", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_NoShowAppeals_TwoPeople", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"MarkedBy\"");
                    table.ForeignKey(
                        name: "FK_NoShowAppeals_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NoShowAppeals_ShiftSignups_CommunityId_SignupId",
                        columns: x => new { x.CommunityId, x.SignupId },
                        principalTable: "ShiftSignups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NotTakenFollowUps",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EventId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    By = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NotTakenFollowUps", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_NotTakenFollowUps_ArmbandEvents_CommunityId_EventId",
                        columns: x => new { x.CommunityId, x.EventId },
                        principalTable: "ArmbandEvents",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Orders",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RequesterId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ForPersonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    EnteredBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EnteredByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Priority = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    PhotoIds = table.Column<string>(type: "TEXT", nullable: false),
                    BuildingId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StairwellId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    GroupId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DoorSealed = table.Column<string>(type: "TEXT", nullable: true),
                    ContactPhoneSealed = table.Column<string>(type: "TEXT", nullable: true),
                    CareSealed = table.Column<string>(type: "TEXT", nullable: false),
                    IsAnonymous = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsPrivate = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsTextHidden = table.Column<bool>(type: "INTEGER", nullable: false),
                    Steps = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OpenedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    VolunteerId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    FirstContactAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reopenings = table.Column<int>(type: "INTEGER", nullable: false),
                    Solved = table.Column<bool>(type: "INTEGER", nullable: true),
                    SpeedStars = table.Column<int>(type: "INTEGER", nullable: true),
                    AttitudeStars = table.Column<int>(type: "INTEGER", nullable: true),
                    MergedIntoId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    RespondHours = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 18),
                    ResolveHours = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 63),
                    ExtraHours = table.Column<int>(type: "INTEGER", nullable: false),
                    ExtendedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PausedSeconds = table.Column<long>(type: "INTEGER", nullable: false),
                    PausedSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RespondBy = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ResolveBy = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RespondMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    RespondedInTime = table.Column<bool>(type: "INTEGER", nullable: true),
                    ResolveMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    ResolvedInTime = table.Column<bool>(type: "INTEGER", nullable: true),
                    RespondRung = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, defaultValue: "None"),
                    ResolveRung = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, defaultValue: "None"),
                    StateSince = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StateDueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WakeAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CouncilAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CouncilDueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EarlierSeconds = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Orders", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_Orders_Buildings_CommunityId_BuildingId",
                        columns: x => new { x.CommunityId, x.BuildingId },
                        principalTable: "Buildings",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Orders_Groups_CommunityId_GroupId",
                        columns: x => new { x.CommunityId, x.GroupId },
                        principalTable: "Groups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Orders_Orders_CommunityId_MergedIntoId",
                        columns: x => new { x.CommunityId, x.MergedIntoId },
                        principalTable: "Orders",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Orders_People_CommunityId_ForPersonId",
                        columns: x => new { x.CommunityId, x.ForPersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Orders_People_CommunityId_RequesterId",
                        columns: x => new { x.CommunityId, x.RequesterId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Orders_People_CommunityId_VolunteerId",
                        columns: x => new { x.CommunityId, x.VolunteerId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Orders_Stairwells_CommunityId_StairwellId",
                        columns: x => new { x.CommunityId, x.StairwellId },
                        principalTable: "Stairwells",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrderVolunteers",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IsAvailable = table.Column<bool>(type: "INTEGER", nullable: false),
                    Skills = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderVolunteers", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_OrderVolunteers_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PatrolRoutes",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GroupId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 800, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RetiredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatrolRoutes", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_PatrolRoutes_Groups_CommunityId_GroupId",
                        columns: x => new { x.CommunityId, x.GroupId },
                        principalTable: "Groups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServiceCertificates",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    VerifiedMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    SupplementedMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    StarLevel = table.Column<int>(type: "INTEGER", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IssuedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevokedReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceCertificates", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_ServiceCertificates_Minutes", "\"VerifiedMinutes\" >= 0 AND \"SupplementedMinutes\" >= 0 AND \"StarLevel\" BETWEEN 0 AND 5");
                    table.ForeignKey(
                        name: "FK_ServiceCertificates_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ShiftDeputies",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ShiftId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShiftDeputies", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_ShiftDeputies_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ShiftDeputies_Shifts_CommunityId_ShiftId",
                        columns: x => new { x.CommunityId, x.ShiftId },
                        principalTable: "Shifts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ShiftRoles",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ShiftId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Min = table.Column<int>(type: "INTEGER", nullable: false),
                    Max = table.Column<int>(type: "INTEGER", nullable: false),
                    RequiredSkill = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Sort = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShiftRoles", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_ShiftRoles_Places", "\"Max\" BETWEEN 1 AND 500 AND \"Min\" BETWEEN 0 AND \"Max\" AND \"Sort\" >= 1");
                    table.ForeignKey(
                        name: "FK_ShiftRoles_Shifts_CommunityId_ShiftId",
                        columns: x => new { x.CommunityId, x.ShiftId },
                        principalTable: "Shifts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignalWatches",
                columns: table => new
                {
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LookedUntil = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignalWatches", x => x.CommunityId);
                });

            migrationBuilder.CreateTable(
                name: "SignupSwaps",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ShiftId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FromSignupId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FromPersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ToPersonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    NewSignupId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReturnShiftId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReturnSignupId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignupSwaps", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_SignupSwaps_Other", "\"ToPersonId\" IS NULL OR \"ToPersonId\" <> \"FromPersonId\"");
                    table.CheckConstraint("CK_SignupSwaps_Return", "\"ReturnShiftId\" IS NULL OR \"ReturnShiftId\" <> \"ShiftId\"");
                    table.ForeignKey(
                        name: "FK_SignupSwaps_People_CommunityId_FromPersonId",
                        columns: x => new { x.CommunityId, x.FromPersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SignupSwaps_People_CommunityId_ToPersonId",
                        columns: x => new { x.CommunityId, x.ToPersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SignupSwaps_ShiftSignups_CommunityId_FromSignupId",
                        columns: x => new { x.CommunityId, x.FromSignupId },
                        principalTable: "ShiftSignups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SignupSwaps_ShiftSignups_CommunityId_NewSignupId",
                        columns: x => new { x.CommunityId, x.NewSignupId },
                        principalTable: "ShiftSignups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SignupSwaps_ShiftSignups_CommunityId_ReturnSignupId",
                        columns: x => new { x.CommunityId, x.ReturnSignupId },
                        principalTable: "ShiftSignups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SignupSwaps_Shifts_CommunityId_ReturnShiftId",
                        columns: x => new { x.CommunityId, x.ReturnShiftId },
                        principalTable: "Shifts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SignupSwaps_Shifts_CommunityId_ShiftId",
                        columns: x => new { x.CommunityId, x.ShiftId },
                        principalTable: "Shifts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StockTakes",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CompoundId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OpenedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Expected = table.Column<int>(type: "INTEGER", nullable: false),
                    Found = table.Column<int>(type: "INTEGER", nullable: false),
                    Missing = table.Column<int>(type: "INTEGER", nullable: false),
                    Unexpected = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockTakes", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_StockTakes_Closed", "(\"State\" = 'Open' AND \"ClosedAt\" IS NULL) OR (\"State\" IN ('Closed', 'Abandoned') AND \"ClosedAt\" IS NOT NULL)");
                    table.CheckConstraint("CK_StockTakes_Sum", "\"State\" <> 'Closed' OR \"Found\" + \"Missing\" = \"Expected\"");
                    table.ForeignKey(
                        name: "FK_StockTakes_Compounds_CommunityId_CompoundId",
                        columns: x => new { x.CommunityId, x.CompoundId },
                        principalTable: "Compounds",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WallDisplays",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CreatedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WallDisplays", x => new { x.CommunityId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "WordLists",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Banned = table.Column<string>(type: "TEXT", nullable: false),
                    Money = table.Column<string>(type: "TEXT", nullable: false),
                    Allowed = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WordLists", x => new { x.CommunityId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ArmbandRetirementItems",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RetirementId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ArmbandId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArmbandRetirementItems", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_ArmbandRetirementItems_ArmbandRetirements_CommunityId_RetirementId",
                        columns: x => new { x.CommunityId, x.RetirementId },
                        principalTable: "ArmbandRetirements",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ArmbandRetirementItems_Armbands_CommunityId_ArmbandId",
                        columns: x => new { x.CommunityId, x.ArmbandId },
                        principalTable: "Armbands",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CouncilGuests",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CouncilDayId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Came = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilGuests", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_CouncilGuests_CouncilDays_CommunityId_CouncilDayId",
                        columns: x => new { x.CommunityId, x.CouncilDayId },
                        principalTable: "CouncilDays",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CouncilGuests_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AuthorMeasures",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RuleCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 800, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AskedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskedByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    AskedByPersonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ConfirmedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ConfirmedByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    ConfirmedByPersonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    From = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 800, nullable: true),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuthorMeasures", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_AuthorMeasures_Dated", "\"State\" NOT IN ('Active', 'Lifted', 'Ended') OR (\"From\" IS NOT NULL AND \"Until\" IS NOT NULL)");
                    table.CheckConstraint("CK_AuthorMeasures_SuspendedByTwo", "\"Kind\" <> 'Suspend' OR \"State\" NOT IN ('Active', 'Lifted', 'Ended') OR \"ConfirmedBy\" IS NOT NULL");
                    table.CheckConstraint("CK_AuthorMeasures_TwoAccounts", "\"ConfirmedBy\" IS NULL OR \"ConfirmedBy\" <> \"AskedBy\"");
                    table.CheckConstraint("CK_AuthorMeasures_TwoPeople", "\"ConfirmedByPersonId\" IS NULL OR \"AskedByPersonId\" IS NULL OR \"ConfirmedByPersonId\" <> \"AskedByPersonId\"");
                    table.ForeignKey(
                        name: "FK_AuthorMeasures_ModerationDecisions_CommunityId_DecisionId",
                        columns: x => new { x.CommunityId, x.DecisionId },
                        principalTable: "ModerationDecisions",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AuthorMeasures_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ModerationAppeals",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ItemId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FirstDecidedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 1200, nullable: true),
                    NotedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModerationAppeals", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_ModerationAppeals_OtherOfficer", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"FirstDecidedBy\"");
                    table.ForeignKey(
                        name: "FK_ModerationAppeals_ModerationDecisions_CommunityId_DecisionId",
                        columns: x => new { x.CommunityId, x.DecisionId },
                        principalTable: "ModerationDecisions",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ModerationAppeals_ModerationItems_CommunityId_ItemId",
                        columns: x => new { x.CommunityId, x.ItemId },
                        principalTable: "ModerationItems",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ModerationAppeals_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgendaItems",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OrderId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    BuildingId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsPrivate = table.Column<bool>(type: "INTEGER", nullable: false),
                    EnteredByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CouncilDayId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    KeptOffFriday = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CarriedOver = table.Column<int>(type: "INTEGER", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    RulingSealed = table.Column<string>(type: "TEXT", nullable: true),
                    Responsible = table.Column<string>(type: "TEXT", maxLength: 90, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReportBy = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReportedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PublicTitle = table.Column<string>(type: "TEXT", maxLength: 180, nullable: true),
                    PublicText = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Steps = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgendaItems", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_AgendaItems_Decided", "(\"DecidedAt\" IS NULL AND \"Decision\" IS NULL) OR (\"DecidedAt\" IS NOT NULL AND \"Decision\" IS NOT NULL AND \"ReportBy\" IS NOT NULL)");
                    table.CheckConstraint("CK_AgendaItems_OnAgenda", "\"State\" <> 'OnAgenda' OR \"CouncilDayId\" IS NOT NULL");
                    table.ForeignKey(
                        name: "FK_AgendaItems_Buildings_CommunityId_BuildingId",
                        columns: x => new { x.CommunityId, x.BuildingId },
                        principalTable: "Buildings",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgendaItems_CouncilDays_CommunityId_CouncilDayId",
                        columns: x => new { x.CommunityId, x.CouncilDayId },
                        principalTable: "CouncilDays",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgendaItems_Orders_CommunityId_OrderId",
                        columns: x => new { x.CommunityId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgendaItems_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrderFollowers",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrderId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderFollowers", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_OrderFollowers_Orders_CommunityId_OrderId",
                        columns: x => new { x.CommunityId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OrderFollowers_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrderOffers",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrderId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OfferedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnswerBy = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeclineCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderOffers", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_OrderOffers_Orders_CommunityId_OrderId",
                        columns: x => new { x.CommunityId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OrderOffers_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrderSteps",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrderId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ActorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    TextSealed = table.Column<string>(type: "TEXT", nullable: true),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    PhotoIds = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderSteps", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_OrderSteps_Orders_CommunityId_OrderId",
                        columns: x => new { x.CommunityId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OrderSteps_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Slips",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrderId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Serial = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Slips", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_Slips_Orders_CommunityId_OrderId",
                        columns: x => new { x.CommunityId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PatrolPoints",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RouteId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Latitude = table.Column<double>(type: "REAL", nullable: true),
                    Longitude = table.Column<double>(type: "REAL", nullable: true),
                    RadiusMetres = table.Column<int>(type: "INTEGER", nullable: false),
                    Token = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatrolPoints", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_PatrolPoints_Position", "(\"Latitude\" IS NULL AND \"Longitude\" IS NULL) OR (\"Latitude\" IS NOT NULL AND \"Longitude\" IS NOT NULL)");
                    table.CheckConstraint("CK_PatrolPoints_Radius", "\"RadiusMetres\" BETWEEN 20 AND 300");
                    table.ForeignKey(
                        name: "FK_PatrolPoints_PatrolRoutes_CommunityId_RouteId",
                        columns: x => new { x.CommunityId, x.RouteId },
                        principalTable: "PatrolRoutes",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PatrolRounds",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RouteId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ShiftId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SignupId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PointsInAll = table.Column<int>(type: "INTEGER", nullable: false),
                    PointsPassed = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 800, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatrolRounds", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_PatrolRounds_Points", "\"PointsPassed\" BETWEEN 0 AND \"PointsInAll\"");
                    table.ForeignKey(
                        name: "FK_PatrolRounds_PatrolRoutes_CommunityId_RouteId",
                        columns: x => new { x.CommunityId, x.RouteId },
                        principalTable: "PatrolRoutes",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PatrolRounds_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PatrolRounds_ShiftSignups_CommunityId_SignupId",
                        columns: x => new { x.CommunityId, x.SignupId },
                        principalTable: "ShiftSignups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PatrolRounds_Shifts_CommunityId_ShiftId",
                        columns: x => new { x.CommunityId, x.ShiftId },
                        principalTable: "Shifts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StockTakeItems",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StockTakeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ArmbandId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Serial = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    StateThen = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockTakeItems", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_StockTakeItems_Armbands_CommunityId_ArmbandId",
                        columns: x => new { x.CommunityId, x.ArmbandId },
                        principalTable: "Armbands",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockTakeItems_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockTakeItems_StockTakes_CommunityId_StockTakeId",
                        columns: x => new { x.CommunityId, x.StockTakeId },
                        principalTable: "StockTakes",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StockTakeScans",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StockTakeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Serial = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ArmbandId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ByActor = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockTakeScans", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_StockTakeScans_Unknown", "(\"Outcome\" = 'Unknown' AND \"ArmbandId\" IS NULL) OR (\"Outcome\" <> 'Unknown' AND \"ArmbandId\" IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_StockTakeScans_Armbands_CommunityId_ArmbandId",
                        columns: x => new { x.CommunityId, x.ArmbandId },
                        principalTable: "Armbands",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockTakeScans_StockTakes_CommunityId_StockTakeId",
                        columns: x => new { x.CommunityId, x.StockTakeId },
                        principalTable: "StockTakes",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgendaSteps",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AgendaItemId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ActorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    CouncilDayId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    TextSealed = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgendaSteps", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_AgendaSteps_AgendaItems_CommunityId_AgendaItemId",
                        columns: x => new { x.CommunityId, x.AgendaItemId },
                        principalTable: "AgendaItems",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgendaSteps_CouncilDays_CommunityId_CouncilDayId",
                        columns: x => new { x.CommunityId, x.CouncilDayId },
                        principalTable: "CouncilDays",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SlipLeaves",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SlipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    SnapshotSealed = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FrozenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PaperPhotoId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlipLeaves", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_SlipLeaves_Photos_CommunityId_PaperPhotoId",
                        columns: x => new { x.CommunityId, x.PaperPhotoId },
                        principalTable: "Photos",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SlipLeaves_Slips_CommunityId_SlipId",
                        columns: x => new { x.CommunityId, x.SlipId },
                        principalTable: "Slips",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PatrolPasses",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RoundId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PointId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DistanceMetres = table.Column<int>(type: "INTEGER", nullable: true),
                    Flags = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    ClaimedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatrolPasses", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_PatrolPasses_PatrolPoints_CommunityId_PointId",
                        columns: x => new { x.CommunityId, x.PointId },
                        principalTable: "PatrolPoints",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PatrolPasses_PatrolRounds_CommunityId_RoundId",
                        columns: x => new { x.CommunityId, x.RoundId },
                        principalTable: "PatrolRounds",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_OfferedUntil",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "OfferedUntil" },
                filter: "\"OfferedUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_PersonId",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_RoleId",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "RoleId" });

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_PersonId_SetAside",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "ShiftId", "PersonId", "SetAside" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_OnDuty",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "PersonId" },
                filter: "\"State\" = 'CheckedIn'");

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_Waiting",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "State", "ShiftId" },
                filter: "\"State\" = 'Waitlisted'");

            migrationBuilder.AddCheckConstraint(
                name: "CK_ShiftSignups_Offer",
                table: "ShiftSignups",
                sql: "(\"State\" = 'Offered' AND \"OfferedUntil\" IS NOT NULL AND \"Slot\" IS NOT NULL) OR (\"State\" <> 'Offered' AND \"OfferedUntil\" IS NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "CK_ShiftSignups_Queue",
                table: "ShiftSignups",
                sql: "\"State\" <> 'Waitlisted' OR (\"Slot\" IS NULL AND \"QueuedAt\" IS NOT NULL)");

            migrationBuilder.CreateIndex(
                name: "IX_Shifts_CommunityId_RouteId",
                table: "Shifts",
                columns: new[] { "CommunityId", "RouteId" });

            migrationBuilder.CreateIndex(
                name: "IX_Shifts_CommunityId_State_EndsAt",
                table: "Shifts",
                columns: new[] { "CommunityId", "State", "EndsAt" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Shifts_Break",
                table: "Shifts",
                sql: "\"BreakMinutes\" >= 0");

            migrationBuilder.CreateIndex(
                name: "IX_ModerationItems_CommunityId_State_DueAt",
                table: "ModerationItems",
                columns: new[] { "CommunityId", "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationItems_CommunityId_TextKey_State",
                table: "ModerationItems",
                columns: new[] { "CommunityId", "TextKey", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessages_CallsAbout",
                table: "InboxMessages",
                columns: new[] { "CommunityId", "AboutId" },
                filter: "\"CallSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessages_CommunityId_CallSince_Id",
                table: "InboxMessages",
                columns: new[] { "CommunityId", "CallSince", "Id" },
                filter: "\"CallSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HoursEntries_CommunityId_SignupId_Kind_Day_Round",
                table: "HoursEntries",
                columns: new[] { "CommunityId", "SignupId", "Kind", "Day", "Round" },
                unique: true,
                filter: "\"SignupId\" IS NOT NULL AND \"Kind\" <> 'Adjust'");

            migrationBuilder.AddCheckConstraint(
                name: "CK_HoursEntries_Sign",
                table: "HoursEntries",
                sql: "(\"Kind\" <> 'Grant' OR \"DeltaMinutes\" > 0) AND (\"Kind\" <> 'Void' OR \"DeltaMinutes\" < 0) AND (\"Kind\" <> 'Regrant' OR \"DeltaMinutes\" > 0)");

            migrationBuilder.CreateIndex(
                name: "IX_DutySeries_CommunityId_RouteId",
                table: "DutySeries",
                columns: new[] { "CommunityId", "RouteId" });

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceEvents_CommunityId_ArmbandId_At",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "ArmbandId", "At" },
                filter: "\"ArmbandId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceEvents_CommunityId_SignupId_Kind_SetAside",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "SignupId", "Kind", "SetAside" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Armbands_CommunityId_BatchId",
                table: "Armbands",
                columns: new[] { "CommunityId", "BatchId" });

            migrationBuilder.CreateIndex(
                name: "IX_Armbands_CommunityId_ShiftId",
                table: "Armbands",
                columns: new[] { "CommunityId", "ShiftId" });

            migrationBuilder.CreateIndex(
                name: "IX_Armbands_CommunityId_State_DueAt",
                table: "Armbands",
                columns: new[] { "CommunityId", "State", "DueAt" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Armbands_Holder",
                table: "Armbands",
                sql: "(\"State\" IN ('PendingAcceptance', 'Issued', 'ReturnPending', 'Overdue', 'ReportedLost') AND \"HolderPersonId\" IS NOT NULL) OR (\"State\" IN ('InStock', 'LostConfirmed', 'Damaged', 'Retired') AND \"HolderPersonId\" IS NULL)");

            migrationBuilder.CreateIndex(
                name: "IX_AidPosts_CommunityId_BuildingId_Category_ListedAt",
                table: "AidPosts",
                columns: new[] { "CommunityId", "BuildingId", "Category", "ListedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_CommunityId_BuildingId",
                table: "AgendaItems",
                columns: new[] { "CommunityId", "BuildingId" });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_CommunityId_CouncilDayId_Position",
                table: "AgendaItems",
                columns: new[] { "CommunityId", "CouncilDayId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_CommunityId_OrderId_CreatedAt",
                table: "AgendaItems",
                columns: new[] { "CommunityId", "OrderId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_CommunityId_PersonId_CreatedAt",
                table: "AgendaItems",
                columns: new[] { "CommunityId", "PersonId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_CommunityId_State_CreatedAt_Id",
                table: "AgendaItems",
                columns: new[] { "CommunityId", "State", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_CommunityId_State_ReportBy",
                table: "AgendaItems",
                columns: new[] { "CommunityId", "State", "ReportBy" });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_OneWaiting",
                table: "AgendaItems",
                columns: new[] { "CommunityId", "OrderId" },
                unique: true,
                filter: "\"OrderId\" IS NOT NULL AND \"DecidedAt\" IS NULL AND \"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AgendaSteps_CommunityId_AgendaItemId_Number",
                table: "AgendaSteps",
                columns: new[] { "CommunityId", "AgendaItemId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgendaSteps_CommunityId_CouncilDayId",
                table: "AgendaSteps",
                columns: new[] { "CommunityId", "CouncilDayId" });

            migrationBuilder.CreateIndex(
                name: "IX_AidFollows_CommunityId_PersonId",
                table: "AidFollows",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_AidFollows_CommunityId_PostId_PersonId",
                table: "AidFollows",
                columns: new[] { "CommunityId", "PostId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AidLoans_CommunityId_AnswerId",
                table: "AidLoans",
                columns: new[] { "CommunityId", "AnswerId" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AidLoans_CommunityId_BorrowerId_CreatedAt_Id",
                table: "AidLoans",
                columns: new[] { "CommunityId", "BorrowerId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AidLoans_CommunityId_DueDay_Id",
                table: "AidLoans",
                columns: new[] { "CommunityId", "DueDay", "Id" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AidLoans_CommunityId_LenderId_CreatedAt_Id",
                table: "AidLoans",
                columns: new[] { "CommunityId", "LenderId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AidLoans_CommunityId_PostId",
                table: "AidLoans",
                columns: new[] { "CommunityId", "PostId" });

            migrationBuilder.CreateIndex(
                name: "IX_AidLoans_CommunityId_State_DueDay_Id",
                table: "AidLoans",
                columns: new[] { "CommunityId", "State", "DueDay", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AidRatings_CommunityId_AnswerId_RaterId",
                table: "AidRatings",
                columns: new[] { "CommunityId", "AnswerId", "RaterId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AidRatings_CommunityId_PostId",
                table: "AidRatings",
                columns: new[] { "CommunityId", "PostId" });

            migrationBuilder.CreateIndex(
                name: "IX_AidRatings_CommunityId_RatedId",
                table: "AidRatings",
                columns: new[] { "CommunityId", "RatedId" });

            migrationBuilder.CreateIndex(
                name: "IX_AidRatings_CommunityId_RaterId",
                table: "AidRatings",
                columns: new[] { "CommunityId", "RaterId" });

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandBatches_CommunityId_CompoundId",
                table: "ArmbandBatches",
                columns: new[] { "CommunityId", "CompoundId" });

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandBatches_CommunityId_CreatedAt",
                table: "ArmbandBatches",
                columns: new[] { "CommunityId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandPins_CommunityId_PersonId",
                table: "ArmbandPins",
                columns: new[] { "CommunityId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandRetirementItems_CommunityId_ArmbandId",
                table: "ArmbandRetirementItems",
                columns: new[] { "CommunityId", "ArmbandId" });

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandRetirementItems_CommunityId_RetirementId_ArmbandId",
                table: "ArmbandRetirementItems",
                columns: new[] { "CommunityId", "RetirementId", "ArmbandId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandRetirements_CommunityId_State_AskedAt",
                table: "ArmbandRetirements",
                columns: new[] { "CommunityId", "State", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandTrainings_CommunityId_PersonId",
                table: "ArmbandTrainings",
                columns: new[] { "CommunityId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceFlagCases_CommunityId_DedupeKey",
                table: "AttendanceFlagCases",
                columns: new[] { "CommunityId", "DedupeKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceFlagCases_CommunityId_ShiftId",
                table: "AttendanceFlagCases",
                columns: new[] { "CommunityId", "ShiftId" });

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceFlagCases_CommunityId_State_Id",
                table: "AttendanceFlagCases",
                columns: new[] { "CommunityId", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceFlagCases_CommunityId_SubjectPersonId",
                table: "AttendanceFlagCases",
                columns: new[] { "CommunityId", "SubjectPersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_AuthorMeasures_CommunityId_DecisionId",
                table: "AuthorMeasures",
                columns: new[] { "CommunityId", "DecisionId" });

            migrationBuilder.CreateIndex(
                name: "IX_AuthorMeasures_CommunityId_PersonId_State_Until",
                table: "AuthorMeasures",
                columns: new[] { "CommunityId", "PersonId", "State", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_AuthorMeasures_CommunityId_State_AskedAt_Id",
                table: "AuthorMeasures",
                columns: new[] { "CommunityId", "State", "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CareAssignments_CommunityId_DwellingId_PersonId",
                table: "CareAssignments",
                columns: new[] { "CommunityId", "DwellingId", "PersonId" },
                unique: true,
                filter: "\"To\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CareAssignments_CommunityId_From_Id",
                table: "CareAssignments",
                columns: new[] { "CommunityId", "From", "Id" },
                filter: "\"To\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CareAssignments_CommunityId_PersonId_From_Id",
                table: "CareAssignments",
                columns: new[] { "CommunityId", "PersonId", "From", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CouncilDays_CommunityId_Friday",
                table: "CouncilDays",
                columns: new[] { "CommunityId", "Friday" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CouncilDays_CommunityId_StartsAt_Id",
                table: "CouncilDays",
                columns: new[] { "CommunityId", "StartsAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CouncilDays_CommunityId_State_StartsAt",
                table: "CouncilDays",
                columns: new[] { "CommunityId", "State", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CouncilGuests_CommunityId_CouncilDayId_AddedAt",
                table: "CouncilGuests",
                columns: new[] { "CommunityId", "CouncilDayId", "AddedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CouncilGuests_CommunityId_CouncilDayId_PersonId",
                table: "CouncilGuests",
                columns: new[] { "CommunityId", "CouncilDayId", "PersonId" },
                unique: true,
                filter: "\"PersonId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CouncilGuests_CommunityId_PersonId",
                table: "CouncilGuests",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Exports_CommunityId_AskedBy_AskedAt",
                table: "Exports",
                columns: new[] { "CommunityId", "AskedBy", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Exports_CommunityId_State_AskedAt",
                table: "Exports",
                columns: new[] { "CommunityId", "State", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursCorrections_CommunityId_PersonId_AskedAt",
                table: "HoursCorrections",
                columns: new[] { "CommunityId", "PersonId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursCorrections_CommunityId_ShiftId",
                table: "HoursCorrections",
                columns: new[] { "CommunityId", "ShiftId" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursCorrections_CommunityId_SignupId",
                table: "HoursCorrections",
                columns: new[] { "CommunityId", "SignupId" },
                unique: true,
                filter: "\"SignupId\" IS NOT NULL AND \"State\" = 'Asked'");

            migrationBuilder.CreateIndex(
                name: "IX_HoursCorrections_CommunityId_State_AskedAt",
                table: "HoursCorrections",
                columns: new[] { "CommunityId", "State", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MemberCards_CommunityId_Token",
                table: "MemberCards",
                columns: new[] { "CommunityId", "Token" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MemberCards_OneValid",
                table: "MemberCards",
                columns: new[] { "CommunityId", "PersonId" },
                unique: true,
                filter: "\"RevokedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ModerationAppeals_CommunityId_DecisionId",
                table: "ModerationAppeals",
                columns: new[] { "CommunityId", "DecisionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ModerationAppeals_CommunityId_FirstDecidedBy_State",
                table: "ModerationAppeals",
                columns: new[] { "CommunityId", "FirstDecidedBy", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationAppeals_CommunityId_ItemId",
                table: "ModerationAppeals",
                columns: new[] { "CommunityId", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationAppeals_CommunityId_PersonId",
                table: "ModerationAppeals",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationAppeals_CommunityId_State_DueAt_Id",
                table: "ModerationAppeals",
                columns: new[] { "CommunityId", "State", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationDecisions_CommunityId_AuthorId_DecidedAt_Id",
                table: "ModerationDecisions",
                columns: new[] { "CommunityId", "AuthorId", "DecidedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationDecisions_CommunityId_DecidedAt_Id",
                table: "ModerationDecisions",
                columns: new[] { "CommunityId", "DecidedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationDecisions_CommunityId_ItemId_DecidedAt",
                table: "ModerationDecisions",
                columns: new[] { "CommunityId", "ItemId", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationOriginals_CommunityId_AuthorId",
                table: "ModerationOriginals",
                columns: new[] { "CommunityId", "AuthorId" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationOriginals_CommunityId_ItemId_SealedAt",
                table: "ModerationOriginals",
                columns: new[] { "CommunityId", "ItemId", "SealedAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ModerationOriginals_CommunityId_SealedAt_Id",
                table: "ModerationOriginals",
                columns: new[] { "CommunityId", "SealedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_NameWishes_CommunityId_PersonId",
                table: "NameWishes",
                columns: new[] { "CommunityId", "PersonId" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_NoShowAppeals_CommunityId_PersonId",
                table: "NoShowAppeals",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_NoShowAppeals_CommunityId_ShiftId",
                table: "NoShowAppeals",
                columns: new[] { "CommunityId", "ShiftId" });

            migrationBuilder.CreateIndex(
                name: "IX_NoShowAppeals_CommunityId_SignupId",
                table: "NoShowAppeals",
                columns: new[] { "CommunityId", "SignupId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NoShowAppeals_CommunityId_State_SubmittedAt",
                table: "NoShowAppeals",
                columns: new[] { "CommunityId", "State", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_NotTakenFollowUps_CommunityId_EventId",
                table: "NotTakenFollowUps",
                columns: new[] { "CommunityId", "EventId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrderFollowers_CommunityId_OrderId_PersonId",
                table: "OrderFollowers",
                columns: new[] { "CommunityId", "OrderId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrderFollowers_CommunityId_PersonId",
                table: "OrderFollowers",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderOffers_CommunityId_OrderId_OfferedAt",
                table: "OrderOffers",
                columns: new[] { "CommunityId", "OrderId", "OfferedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderOffers_CommunityId_OrderId_PersonId",
                table: "OrderOffers",
                columns: new[] { "CommunityId", "OrderId", "PersonId" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OrderOffers_CommunityId_PersonId_State_OfferedAt",
                table: "OrderOffers",
                columns: new[] { "CommunityId", "PersonId", "State", "OfferedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderOffers_OneAccepted",
                table: "OrderOffers",
                columns: new[] { "CommunityId", "OrderId" },
                unique: true,
                filter: "\"State\" = 'Accepted'");

            migrationBuilder.CreateIndex(
                name: "IX_OrderOffers_Open",
                table: "OrderOffers",
                columns: new[] { "CommunityId", "PersonId", "OrderId" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_BuildingId_State_CreatedAt",
                table: "Orders",
                columns: new[] { "CommunityId", "BuildingId", "State", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_ForPersonId",
                table: "Orders",
                columns: new[] { "CommunityId", "ForPersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_GroupId_CreatedAt_Id",
                table: "Orders",
                columns: new[] { "CommunityId", "GroupId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_GroupId_State_CreatedAt",
                table: "Orders",
                columns: new[] { "CommunityId", "GroupId", "State", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_MergedIntoId",
                table: "Orders",
                columns: new[] { "CommunityId", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_OpenedOn",
                table: "Orders",
                columns: new[] { "CommunityId", "OpenedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_RequesterId_CreatedAt",
                table: "Orders",
                columns: new[] { "CommunityId", "RequesterId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_ResolveBy",
                table: "Orders",
                columns: new[] { "CommunityId", "ResolveBy" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_RespondBy",
                table: "Orders",
                columns: new[] { "CommunityId", "RespondBy" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_StairwellId",
                table: "Orders",
                columns: new[] { "CommunityId", "StairwellId" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_State_CreatedAt_Id",
                table: "Orders",
                columns: new[] { "CommunityId", "State", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_VolunteerId_State",
                table: "Orders",
                columns: new[] { "CommunityId", "VolunteerId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_WakeAt",
                table: "Orders",
                columns: new[] { "CommunityId", "WakeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderSteps_CommunityId_OrderId_Number",
                table: "OrderSteps",
                columns: new[] { "CommunityId", "OrderId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrderSteps_CommunityId_PersonId",
                table: "OrderSteps",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderVolunteers_CommunityId_PersonId",
                table: "OrderVolunteers",
                columns: new[] { "CommunityId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PatrolPasses_CommunityId_PointId",
                table: "PatrolPasses",
                columns: new[] { "CommunityId", "PointId" });

            migrationBuilder.CreateIndex(
                name: "IX_PatrolPasses_CommunityId_RoundId_PointId",
                table: "PatrolPasses",
                columns: new[] { "CommunityId", "RoundId", "PointId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PatrolPoints_CommunityId_RouteId",
                table: "PatrolPoints",
                columns: new[] { "CommunityId", "RouteId" });

            migrationBuilder.CreateIndex(
                name: "IX_PatrolPoints_CommunityId_Token",
                table: "PatrolPoints",
                columns: new[] { "CommunityId", "Token" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PatrolRounds_CommunityId_PersonId",
                table: "PatrolRounds",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_PatrolRounds_CommunityId_RouteId_StartedAt",
                table: "PatrolRounds",
                columns: new[] { "CommunityId", "RouteId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PatrolRounds_CommunityId_ShiftId_StartedAt",
                table: "PatrolRounds",
                columns: new[] { "CommunityId", "ShiftId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PatrolRounds_OneAtATime",
                table: "PatrolRounds",
                columns: new[] { "CommunityId", "SignupId" },
                unique: true,
                filter: "\"State\" = 'Walking'");

            migrationBuilder.CreateIndex(
                name: "IX_PatrolRoutes_CommunityId_GroupId",
                table: "PatrolRoutes",
                columns: new[] { "CommunityId", "GroupId" });

            migrationBuilder.CreateIndex(
                name: "IX_PatrolRoutes_CommunityId_Name",
                table: "PatrolRoutes",
                columns: new[] { "CommunityId", "Name" },
                unique: true,
                filter: "\"RetiredAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceCertificates_CommunityId_Code",
                table: "ServiceCertificates",
                columns: new[] { "CommunityId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ServiceCertificates_CommunityId_PersonId_Year",
                table: "ServiceCertificates",
                columns: new[] { "CommunityId", "PersonId", "Year" },
                unique: true,
                filter: "\"RevokedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceCertificates_CommunityId_PersonId_Year_Number",
                table: "ServiceCertificates",
                columns: new[] { "CommunityId", "PersonId", "Year", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceCertificates_CommunityId_Year_Number",
                table: "ServiceCertificates",
                columns: new[] { "CommunityId", "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ShiftDeputies_CommunityId_PersonId_ShiftId",
                table: "ShiftDeputies",
                columns: new[] { "CommunityId", "PersonId", "ShiftId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ShiftDeputies_CommunityId_ShiftId",
                table: "ShiftDeputies",
                columns: new[] { "CommunityId", "ShiftId" });

            migrationBuilder.CreateIndex(
                name: "IX_ShiftRoles_CommunityId_ShiftId_Sort",
                table: "ShiftRoles",
                columns: new[] { "CommunityId", "ShiftId", "Sort" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignupSwaps_CommunityId_ExpiresAt",
                table: "SignupSwaps",
                columns: new[] { "CommunityId", "ExpiresAt" },
                filter: "\"State\" = 'Asked'");

            migrationBuilder.CreateIndex(
                name: "IX_SignupSwaps_CommunityId_FromPersonId",
                table: "SignupSwaps",
                columns: new[] { "CommunityId", "FromPersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_SignupSwaps_CommunityId_FromSignupId",
                table: "SignupSwaps",
                columns: new[] { "CommunityId", "FromSignupId" },
                unique: true,
                filter: "\"State\" IN ('Asked', 'Accepted')");

            migrationBuilder.CreateIndex(
                name: "IX_SignupSwaps_CommunityId_NewSignupId",
                table: "SignupSwaps",
                columns: new[] { "CommunityId", "NewSignupId" });

            migrationBuilder.CreateIndex(
                name: "IX_SignupSwaps_CommunityId_ReturnShiftId",
                table: "SignupSwaps",
                columns: new[] { "CommunityId", "ReturnShiftId" });

            migrationBuilder.CreateIndex(
                name: "IX_SignupSwaps_CommunityId_ReturnSignupId",
                table: "SignupSwaps",
                columns: new[] { "CommunityId", "ReturnSignupId" });

            migrationBuilder.CreateIndex(
                name: "IX_SignupSwaps_CommunityId_ShiftId",
                table: "SignupSwaps",
                columns: new[] { "CommunityId", "ShiftId" });

            migrationBuilder.CreateIndex(
                name: "IX_SignupSwaps_CommunityId_ToPersonId_State",
                table: "SignupSwaps",
                columns: new[] { "CommunityId", "ToPersonId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_SlipLeaves_CommunityId_PaperPhotoId",
                table: "SlipLeaves",
                columns: new[] { "CommunityId", "PaperPhotoId" });

            migrationBuilder.CreateIndex(
                name: "IX_SlipLeaves_CommunityId_SlipId_Kind_Version",
                table: "SlipLeaves",
                columns: new[] { "CommunityId", "SlipId", "Kind", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Slips_CommunityId_Day_Serial",
                table: "Slips",
                columns: new[] { "CommunityId", "Day", "Serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Slips_CommunityId_Number",
                table: "Slips",
                columns: new[] { "CommunityId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Slips_CommunityId_OrderId",
                table: "Slips",
                columns: new[] { "CommunityId", "OrderId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StockTakeItems_CommunityId_ArmbandId",
                table: "StockTakeItems",
                columns: new[] { "CommunityId", "ArmbandId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockTakeItems_CommunityId_PersonId",
                table: "StockTakeItems",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockTakeItems_CommunityId_StockTakeId_Serial",
                table: "StockTakeItems",
                columns: new[] { "CommunityId", "StockTakeId", "Serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StockTakes_CommunityId_CompoundId",
                table: "StockTakes",
                columns: new[] { "CommunityId", "CompoundId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockTakes_CommunityId_OpenedAt",
                table: "StockTakes",
                columns: new[] { "CommunityId", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_StockTakes_CommunityId_State_OpenedAt",
                table: "StockTakes",
                columns: new[] { "CommunityId", "State", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_StockTakes_OneOpen",
                table: "StockTakes",
                columns: new[] { "CommunityId", "CompoundId" },
                unique: true,
                filter: "\"State\" = 'Open' AND \"CompoundId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_StockTakeScans_CommunityId_ArmbandId",
                table: "StockTakeScans",
                columns: new[] { "CommunityId", "ArmbandId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockTakeScans_CommunityId_StockTakeId_At",
                table: "StockTakeScans",
                columns: new[] { "CommunityId", "StockTakeId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_StockTakeScans_CommunityId_StockTakeId_Serial",
                table: "StockTakeScans",
                columns: new[] { "CommunityId", "StockTakeId", "Serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WallDisplays_CommunityId_TokenHash",
                table: "WallDisplays",
                columns: new[] { "CommunityId", "TokenHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WordLists_CommunityId_Number",
                table: "WordLists",
                columns: new[] { "CommunityId", "Number" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Armbands_ArmbandBatches_CommunityId_BatchId",
                table: "Armbands",
                columns: new[] { "CommunityId", "BatchId" },
                principalTable: "ArmbandBatches",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Armbands_Shifts_CommunityId_ShiftId",
                table: "Armbands",
                columns: new[] { "CommunityId", "ShiftId" },
                principalTable: "Shifts",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DutySeries_PatrolRoutes_CommunityId_RouteId",
                table: "DutySeries",
                columns: new[] { "CommunityId", "RouteId" },
                principalTable: "PatrolRoutes",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Shifts_PatrolRoutes_CommunityId_RouteId",
                table: "Shifts",
                columns: new[] { "CommunityId", "RouteId" },
                principalTable: "PatrolRoutes",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ShiftSignups_ShiftRoles_CommunityId_RoleId",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "RoleId" },
                principalTable: "ShiftRoles",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Armbands_ArmbandBatches_CommunityId_BatchId",
                table: "Armbands");

            migrationBuilder.DropForeignKey(
                name: "FK_Armbands_Shifts_CommunityId_ShiftId",
                table: "Armbands");

            migrationBuilder.DropForeignKey(
                name: "FK_DutySeries_PatrolRoutes_CommunityId_RouteId",
                table: "DutySeries");

            migrationBuilder.DropForeignKey(
                name: "FK_Shifts_PatrolRoutes_CommunityId_RouteId",
                table: "Shifts");

            migrationBuilder.DropForeignKey(
                name: "FK_ShiftSignups_ShiftRoles_CommunityId_RoleId",
                table: "ShiftSignups");

            migrationBuilder.DropTable(
                name: "AgendaSteps");

            migrationBuilder.DropTable(
                name: "AidFollows");

            migrationBuilder.DropTable(
                name: "AidLoans");

            migrationBuilder.DropTable(
                name: "AidRatings");

            migrationBuilder.DropTable(
                name: "ArmbandBatches");

            migrationBuilder.DropTable(
                name: "ArmbandPins");

            migrationBuilder.DropTable(
                name: "ArmbandRetirementItems");

            migrationBuilder.DropTable(
                name: "ArmbandTrainings");

            migrationBuilder.DropTable(
                name: "AttendanceFlagCases");

            migrationBuilder.DropTable(
                name: "AuthorMeasures");

            migrationBuilder.DropTable(
                name: "CareAssignments");

            migrationBuilder.DropTable(
                name: "CouncilGuests");

            migrationBuilder.DropTable(
                name: "Exports");

            migrationBuilder.DropTable(
                name: "HoursCorrections");

            migrationBuilder.DropTable(
                name: "MemberCards");

            migrationBuilder.DropTable(
                name: "ModerationAppeals");

            migrationBuilder.DropTable(
                name: "ModerationOriginals");

            migrationBuilder.DropTable(
                name: "NameWishes");

            migrationBuilder.DropTable(
                name: "NoShowAppeals");

            migrationBuilder.DropTable(
                name: "NotTakenFollowUps");

            migrationBuilder.DropTable(
                name: "OrderFollowers");

            migrationBuilder.DropTable(
                name: "OrderOffers");

            migrationBuilder.DropTable(
                name: "OrderSteps");

            migrationBuilder.DropTable(
                name: "OrderVolunteers");

            migrationBuilder.DropTable(
                name: "PatrolPasses");

            migrationBuilder.DropTable(
                name: "ServiceCertificates");

            migrationBuilder.DropTable(
                name: "ShiftDeputies");

            migrationBuilder.DropTable(
                name: "ShiftRoles");

            migrationBuilder.DropTable(
                name: "SignalWatches");

            migrationBuilder.DropTable(
                name: "SignupSwaps");

            migrationBuilder.DropTable(
                name: "SlipLeaves");

            migrationBuilder.DropTable(
                name: "StockTakeItems");

            migrationBuilder.DropTable(
                name: "StockTakeScans");

            migrationBuilder.DropTable(
                name: "WallDisplays");

            migrationBuilder.DropTable(
                name: "WordLists");

            migrationBuilder.DropTable(
                name: "AgendaItems");

            migrationBuilder.DropTable(
                name: "ArmbandRetirements");

            migrationBuilder.DropTable(
                name: "ModerationDecisions");

            migrationBuilder.DropTable(
                name: "PatrolPoints");

            migrationBuilder.DropTable(
                name: "PatrolRounds");

            migrationBuilder.DropTable(
                name: "Slips");

            migrationBuilder.DropTable(
                name: "StockTakes");

            migrationBuilder.DropTable(
                name: "CouncilDays");

            migrationBuilder.DropTable(
                name: "PatrolRoutes");

            migrationBuilder.DropTable(
                name: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_OfferedUntil",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_PersonId",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_RoleId",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_PersonId_SetAside",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_OnDuty",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_Waiting",
                table: "ShiftSignups");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ShiftSignups_Offer",
                table: "ShiftSignups");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ShiftSignups_Queue",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_Shifts_CommunityId_RouteId",
                table: "Shifts");

            migrationBuilder.DropIndex(
                name: "IX_Shifts_CommunityId_State_EndsAt",
                table: "Shifts");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Shifts_Break",
                table: "Shifts");

            migrationBuilder.DropIndex(
                name: "IX_ModerationItems_CommunityId_State_DueAt",
                table: "ModerationItems");

            migrationBuilder.DropIndex(
                name: "IX_ModerationItems_CommunityId_TextKey_State",
                table: "ModerationItems");

            migrationBuilder.DropIndex(
                name: "IX_InboxMessages_CallsAbout",
                table: "InboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_InboxMessages_CommunityId_CallSince_Id",
                table: "InboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_HoursEntries_CommunityId_SignupId_Kind_Day_Round",
                table: "HoursEntries");

            migrationBuilder.DropCheckConstraint(
                name: "CK_HoursEntries_Sign",
                table: "HoursEntries");

            migrationBuilder.DropIndex(
                name: "IX_DutySeries_CommunityId_RouteId",
                table: "DutySeries");

            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_CommunityId_ArmbandId_At",
                table: "AttendanceEvents");

            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_CommunityId_SignupId_Kind_SetAside",
                table: "AttendanceEvents");

            migrationBuilder.DropIndex(
                name: "IX_Armbands_CommunityId_BatchId",
                table: "Armbands");

            migrationBuilder.DropIndex(
                name: "IX_Armbands_CommunityId_ShiftId",
                table: "Armbands");

            migrationBuilder.DropIndex(
                name: "IX_Armbands_CommunityId_State_DueAt",
                table: "Armbands");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Armbands_Holder",
                table: "Armbands");

            migrationBuilder.DropIndex(
                name: "IX_AidPosts_CommunityId_BuildingId_Category_ListedAt",
                table: "AidPosts");

            migrationBuilder.DropColumn(
                name: "AddedBy",
                table: "ShiftSignups");

            migrationBuilder.DropColumn(
                name: "AddedReason",
                table: "ShiftSignups");

            migrationBuilder.DropColumn(
                name: "MarkReason",
                table: "ShiftSignups");

            migrationBuilder.DropColumn(
                name: "MarkedAt",
                table: "ShiftSignups");

            migrationBuilder.DropColumn(
                name: "MarkedBy",
                table: "ShiftSignups");

            migrationBuilder.DropColumn(
                name: "OfferedUntil",
                table: "ShiftSignups");

            migrationBuilder.DropColumn(
                name: "OnTimeUntil",
                table: "ShiftSignups");

            migrationBuilder.DropColumn(
                name: "QueuedAt",
                table: "ShiftSignups");

            migrationBuilder.DropColumn(
                name: "RoleId",
                table: "ShiftSignups");

            migrationBuilder.DropColumn(
                name: "SetAside",
                table: "ShiftSignups");

            migrationBuilder.DropColumn(
                name: "AdultsOnly",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "ArmbandRequired",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "BreakMinutes",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "CameCount",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "InsuranceRef",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "InviteOnly",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "MissedCount",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "PublishedUntil",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "ReopenReason",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "RequiredSkill",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "ResolvedAt",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "RouteId",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "SeriesStartsAt",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "SettledAt",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "SettlesAt",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "WeatherNote",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "Assurance",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "BirthYearSealed",
                table: "People");

            migrationBuilder.DropColumn(
                name: "NameWishedAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Skills",
                table: "People");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "ModerationItems");

            migrationBuilder.DropColumn(
                name: "IsUrgent",
                table: "ModerationItems");

            migrationBuilder.DropColumn(
                name: "RedactedAt",
                table: "ModerationItems");

            migrationBuilder.DropColumn(
                name: "TextKey",
                table: "ModerationItems");

            migrationBuilder.DropColumn(
                name: "CallIfUndelivered",
                table: "InboxMessages");

            migrationBuilder.DropColumn(
                name: "CallSince",
                table: "InboxMessages");

            migrationBuilder.DropColumn(
                name: "ToldAt",
                table: "InboxMessages");

            migrationBuilder.DropColumn(
                name: "ToldBy",
                table: "InboxMessages");

            migrationBuilder.DropColumn(
                name: "ToldByName",
                table: "InboxMessages");

            migrationBuilder.DropColumn(
                name: "CorrectionId",
                table: "HoursEntries");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "HoursEntries");

            migrationBuilder.DropColumn(
                name: "AdultsOnly",
                table: "DutySeries");

            migrationBuilder.DropColumn(
                name: "ArmbandRequired",
                table: "DutySeries");

            migrationBuilder.DropColumn(
                name: "BreakMinutes",
                table: "DutySeries");

            migrationBuilder.DropColumn(
                name: "DeputyPersonIds",
                table: "DutySeries");

            migrationBuilder.DropColumn(
                name: "ExceptDays",
                table: "DutySeries");

            migrationBuilder.DropColumn(
                name: "Holidays",
                table: "DutySeries");

            migrationBuilder.DropColumn(
                name: "InviteOnly",
                table: "DutySeries");

            migrationBuilder.DropColumn(
                name: "RequiredSkill",
                table: "DutySeries");

            migrationBuilder.DropColumn(
                name: "RoleSkills",
                table: "DutySeries");

            migrationBuilder.DropColumn(
                name: "Roles",
                table: "DutySeries");

            migrationBuilder.DropColumn(
                name: "RouteId",
                table: "DutySeries");

            migrationBuilder.DropColumn(
                name: "Rule",
                table: "DutySeries");

            migrationBuilder.DropColumn(
                name: "ArmbandId",
                table: "AttendanceEvents");

            migrationBuilder.DropColumn(
                name: "Proofs",
                table: "AttendanceEvents");

            migrationBuilder.DropColumn(
                name: "SetAside",
                table: "AttendanceEvents");

            migrationBuilder.DropColumn(
                name: "BatchId",
                table: "Armbands");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "Armbands");

            migrationBuilder.DropColumn(
                name: "LastSeenAt",
                table: "Armbands");

            migrationBuilder.DropColumn(
                name: "RemindedRung",
                table: "Armbands");

            migrationBuilder.DropColumn(
                name: "ReturnAskedAt",
                table: "Armbands");

            migrationBuilder.DropColumn(
                name: "ShiftId",
                table: "Armbands");

            migrationBuilder.DropColumn(
                name: "Size",
                table: "Armbands");

            migrationBuilder.DropColumn(
                name: "PhotoId",
                table: "ArmbandEvents");

            migrationBuilder.DropColumn(
                name: "FirstForPostOf",
                table: "AidAnswers");

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
                name: "IX_ShiftSignups_CommunityId_ShiftId_State",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "ShiftId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_HoursEntries_CommunityId_SignupId_Kind_Day",
                table: "HoursEntries",
                columns: new[] { "CommunityId", "SignupId", "Kind", "Day" },
                unique: true,
                filter: "\"SignupId\" IS NOT NULL AND \"Kind\" <> 'Adjust'");

            migrationBuilder.AddCheckConstraint(
                name: "CK_HoursEntries_Sign",
                table: "HoursEntries",
                sql: "(\"Kind\" <> 'Grant' OR \"DeltaMinutes\" > 0) AND (\"Kind\" <> 'Void' OR \"DeltaMinutes\" < 0)");

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

            migrationBuilder.AddCheckConstraint(
                name: "CK_Armbands_Holder",
                table: "Armbands",
                sql: "(\"State\" IN ('PendingAcceptance', 'Issued', 'ReportedLost') AND \"HolderPersonId\" IS NOT NULL) OR (\"State\" IN ('InStock', 'LostConfirmed', 'Damaged', 'Retired') AND \"HolderPersonId\" IS NULL)");

            migrationBuilder.CreateIndex(
                name: "IX_AidPosts_CommunityId_BuildingId",
                table: "AidPosts",
                columns: new[] { "CommunityId", "BuildingId" });

            migrationBuilder.AddForeignKey(
                name: "FK_AttendanceEvents_People_CommunityId_PersonId",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "PersonId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AttendanceEvents_Shifts_CommunityId_ShiftId",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "ShiftId" },
                principalTable: "Shifts",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }
    }
}

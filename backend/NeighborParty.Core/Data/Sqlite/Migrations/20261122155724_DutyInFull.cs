using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DutyInFull : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Before the table is made anew, which happens at the end: refused rows of the version before may stand beside one that counts.
            migrationBuilder.Sql("""
                ALTER TABLE "AttendanceEvents" ADD COLUMN "SetAside" INTEGER NOT NULL DEFAULT 0;
                UPDATE "AttendanceEvents" SET "SetAside" = rowid WHERE "State" = 'Refused';
                """);

            migrationBuilder.DropForeignKey(
                name: "FK_AttendanceEvents_People_CommunityId_PersonId",
                table: "AttendanceEvents");

            migrationBuilder.DropForeignKey(
                name: "FK_AttendanceEvents_Shifts_CommunityId_ShiftId",
                table: "AttendanceEvents");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_PersonId",
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

            migrationBuilder.AddColumn<DateTime>(
                name: "ResolvedAt",
                table: "Shifts",
                type: "TEXT",
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
                name: "Roles",
                table: "DutySeries",
                type: "TEXT",
                maxLength: 1000,
                nullable: false,
                defaultValueSql: "''");

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
                name: "IX_ShiftSignups_CommunityId_RoleId",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "RoleId" });

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_PersonId",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "ShiftId", "PersonId" },
                unique: true,
                filter: "\"State\" <> 'CancelledEarly' AND \"State\" <> 'CancelledLate' AND \"State\" <> 'Cancelled' AND \"State\" <> 'OfferExpired' AND \"State\" <> 'Swapped' AND \"State\" <> 'Removed'");

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_QueuedAt",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "ShiftId", "QueuedAt" },
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
                name: "IX_Shifts_CommunityId_State_EndsAt",
                table: "Shifts",
                columns: new[] { "CommunityId", "State", "EndsAt" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Shifts_Break",
                table: "Shifts",
                sql: "\"BreakMinutes\" >= 0");

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
                name: "IX_ArmbandBatches_CommunityId_CompoundId",
                table: "ArmbandBatches",
                columns: new[] { "CommunityId", "CompoundId" });

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandBatches_CommunityId_CreatedAt",
                table: "ArmbandBatches",
                columns: new[] { "CommunityId", "CreatedAt" });

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
                name: "IX_SignupSwaps_CommunityId_ShiftId",
                table: "SignupSwaps",
                columns: new[] { "CommunityId", "ShiftId" });

            migrationBuilder.CreateIndex(
                name: "IX_SignupSwaps_CommunityId_ToPersonId_State",
                table: "SignupSwaps",
                columns: new[] { "CommunityId", "ToPersonId", "State" });

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
                name: "FK_ShiftSignups_ShiftRoles_CommunityId_RoleId",
                table: "ShiftSignups");

            migrationBuilder.DropTable(
                name: "ArmbandBatches");

            migrationBuilder.DropTable(
                name: "ArmbandRetirementItems");

            migrationBuilder.DropTable(
                name: "AttendanceFlagCases");

            migrationBuilder.DropTable(
                name: "Exports");

            migrationBuilder.DropTable(
                name: "HoursCorrections");

            migrationBuilder.DropTable(
                name: "MemberCards");

            migrationBuilder.DropTable(
                name: "NoShowAppeals");

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
                name: "StockTakeItems");

            migrationBuilder.DropTable(
                name: "StockTakeScans");

            migrationBuilder.DropTable(
                name: "WallDisplays");

            migrationBuilder.DropTable(
                name: "ArmbandRetirements");

            migrationBuilder.DropTable(
                name: "PatrolPoints");

            migrationBuilder.DropTable(
                name: "PatrolRounds");

            migrationBuilder.DropTable(
                name: "StockTakes");

            migrationBuilder.DropTable(
                name: "PatrolRoutes");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_OfferedUntil",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_RoleId",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_PersonId",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_QueuedAt",
                table: "ShiftSignups");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ShiftSignups_Offer",
                table: "ShiftSignups");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ShiftSignups_Queue",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_Shifts_CommunityId_State_EndsAt",
                table: "Shifts");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Shifts_Break",
                table: "Shifts");

            migrationBuilder.DropIndex(
                name: "IX_HoursEntries_CommunityId_SignupId_Kind_Day_Round",
                table: "HoursEntries");

            migrationBuilder.DropCheckConstraint(
                name: "CK_HoursEntries_Sign",
                table: "HoursEntries");

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
                name: "ResolvedAt",
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
                name: "CorrectionId",
                table: "HoursEntries");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "HoursEntries");

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
                name: "Roles",
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

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_PersonId",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "ShiftId", "PersonId" },
                unique: true,
                filter: "\"State\" <> 'CancelledEarly' AND \"State\" <> 'CancelledLate' AND \"State\" <> 'Cancelled'");

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

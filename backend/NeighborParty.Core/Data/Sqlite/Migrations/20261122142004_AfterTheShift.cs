using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AfterTheShift : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_HoursEntries_CommunityId_SignupId_Kind_Day",
                table: "HoursEntries");

            migrationBuilder.DropCheckConstraint(
                name: "CK_HoursEntries_Sign",
                table: "HoursEntries");

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
                name: "SettledAt",
                table: "Shifts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SettlesAt",
                table: "Shifts",
                type: "TEXT",
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

            migrationBuilder.AddColumn<int>(
                name: "BreakMinutes",
                table: "DutySeries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Exports");

            migrationBuilder.DropTable(
                name: "HoursCorrections");

            migrationBuilder.DropTable(
                name: "NoShowAppeals");

            migrationBuilder.DropTable(
                name: "ServiceCertificates");

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
                name: "BreakMinutes",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "CameCount",
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
                name: "SettledAt",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "SettlesAt",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "CorrectionId",
                table: "HoursEntries");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "HoursEntries");

            migrationBuilder.DropColumn(
                name: "BreakMinutes",
                table: "DutySeries");

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
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SeriesRolesWaitList : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_PersonId",
                table: "ShiftSignups");

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

            migrationBuilder.AddColumn<DateTime>(
                name: "SeriesStartsAt",
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
                name: "FK_ShiftSignups_ShiftRoles_CommunityId_RoleId",
                table: "ShiftSignups");

            migrationBuilder.DropTable(
                name: "ShiftDeputies");

            migrationBuilder.DropTable(
                name: "ShiftRoles");

            migrationBuilder.DropTable(
                name: "SignupSwaps");

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

            migrationBuilder.DropColumn(
                name: "AddedBy",
                table: "ShiftSignups");

            migrationBuilder.DropColumn(
                name: "AddedReason",
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
                name: "InsuranceRef",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "InviteOnly",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "SeriesStartsAt",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "WeatherNote",
                table: "Shifts");

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

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_PersonId",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "ShiftId", "PersonId" },
                unique: true,
                filter: "\"State\" <> 'CancelledEarly' AND \"State\" <> 'CancelledLate' AND \"State\" <> 'Cancelled'");
        }
    }
}

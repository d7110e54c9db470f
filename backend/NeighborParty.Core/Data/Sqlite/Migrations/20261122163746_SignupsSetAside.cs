using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SignupsSetAside : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_PersonId_State",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_PersonId",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_QueuedAt",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_State",
                table: "ShiftSignups");

            migrationBuilder.AddColumn<long>(
                name: "SetAside",
                table: "ShiftSignups",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // Given back places of the version before may stand beside a new one of the same person.
            migrationBuilder.Sql("""
                UPDATE "ShiftSignups" SET "SetAside" = rowid WHERE "State" IN ('CancelledEarly', 'CancelledLate', 'Cancelled', 'OfferExpired', 'Swapped', 'Removed');
                """);

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_PersonId",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "PersonId" });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_PersonId",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_PersonId_SetAside",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_OnDuty",
                table: "ShiftSignups");

            migrationBuilder.DropColumn(
                name: "SetAside",
                table: "ShiftSignups");

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_PersonId_State",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "PersonId", "State" });

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

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_State",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "ShiftId", "State" });
        }
    }
}

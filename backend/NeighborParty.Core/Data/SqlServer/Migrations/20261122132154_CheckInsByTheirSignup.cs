using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class CheckInsByTheirSignup : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_AttendanceEvents_People_CommunityId_PersonId",
                table: "AttendanceEvents");

            migrationBuilder.DropForeignKey(
                name: "FK_AttendanceEvents_Shifts_CommunityId_ShiftId",
                table: "AttendanceEvents");

            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_CommunityId_PersonId",
                table: "AttendanceEvents");

            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_CommunityId_ShiftId_PersonId_Kind_CodeStep",
                table: "AttendanceEvents");

            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_CommunityId_SignupId_Kind",
                table: "AttendanceEvents");

            migrationBuilder.AddColumn<long>(
                name: "SetAside",
                table: "AttendanceEvents",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            // Refused rows of the version before may stand beside one that counts.
            migrationBuilder.Sql("""
                WITH n AS (SELECT "SetAside", ROW_NUMBER() OVER (ORDER BY "Id") AS r FROM "AttendanceEvents" WHERE "State" = 'Refused')
                UPDATE n SET "SetAside" = r;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceEvents_CommunityId_SignupId_Kind_SetAside",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "SignupId", "Kind", "SetAside" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_CommunityId_SignupId_Kind_SetAside",
                table: "AttendanceEvents");

            migrationBuilder.DropColumn(
                name: "SetAside",
                table: "AttendanceEvents");

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

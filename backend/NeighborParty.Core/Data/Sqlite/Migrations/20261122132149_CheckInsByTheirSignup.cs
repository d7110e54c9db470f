using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CheckInsByTheirSignup : Migration
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
                name: "IX_AttendanceEvents_CommunityId_PersonId",
                table: "AttendanceEvents");

            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_CommunityId_ShiftId_PersonId_Kind_CodeStep",
                table: "AttendanceEvents");

            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_CommunityId_SignupId_Kind",
                table: "AttendanceEvents");

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

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ArmbandsWorn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_AttendanceEvents_CommunityId_ArmbandId_At",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "ArmbandId", "At" },
                filter: "\"ArmbandId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_CommunityId_ArmbandId_At",
                table: "AttendanceEvents");
        }
    }
}

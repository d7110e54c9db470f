using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ComparedRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_CommunityId_DeviceKey",
                table: "AttendanceEvents");

            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_CommunityId_LocationKey",
                table: "AttendanceEvents");

            migrationBuilder.AddColumn<DateTime>(
                name: "ComparedAt",
                table: "AttendanceEvents",
                type: "datetime2",
                nullable: true);

            // What was recorded before was compared when it was recorded.
            migrationBuilder.Sql("""UPDATE "AttendanceEvents" SET "ComparedAt" = "At" WHERE "LocationKey" IS NOT NULL OR "DeviceKey" IS NOT NULL;""");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceEvents_CommunityId_DeviceKey_At",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "DeviceKey", "At" },
                filter: "\"DeviceKey\" IS NOT NULL AND \"ComparedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceEvents_CommunityId_LocationKey",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "LocationKey" },
                filter: "\"LocationKey\" IS NOT NULL AND \"ComparedAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_CommunityId_DeviceKey_At",
                table: "AttendanceEvents");

            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_CommunityId_LocationKey",
                table: "AttendanceEvents");

            migrationBuilder.DropColumn(
                name: "ComparedAt",
                table: "AttendanceEvents");

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
        }
    }
}

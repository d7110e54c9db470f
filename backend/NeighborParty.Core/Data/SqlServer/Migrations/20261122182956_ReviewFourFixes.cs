using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ReviewFourFixes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "UsedAt",
                table: "ArmbandPins",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_Waiting",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "State", "ShiftId" },
                filter: "\"State\" = 'Waitlisted'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_Waiting",
                table: "ShiftSignups");

            migrationBuilder.DropColumn(
                name: "UsedAt",
                table: "ArmbandPins");
        }
    }
}

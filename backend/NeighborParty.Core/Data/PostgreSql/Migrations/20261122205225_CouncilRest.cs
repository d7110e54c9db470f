using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class CouncilRest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "CouncilAt",
                table: "Orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "CouncilDueAt",
                table: "Orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EarlierSeconds",
                table: "Orders",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "WordsSaved",
                table: "CouncilDays",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "KeptOffFriday",
                table: "AgendaItems",
                type: "date",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CouncilAt",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "CouncilDueAt",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "EarlierSeconds",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "WordsSaved",
                table: "CouncilDays");

            migrationBuilder.DropColumn(
                name: "KeptOffFriday",
                table: "AgendaItems");
        }
    }
}

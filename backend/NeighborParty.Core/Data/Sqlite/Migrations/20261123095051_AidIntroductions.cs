using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AidIntroductions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "IntroducedAt",
                table: "AidAnswers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "IntroductionDueAt",
                table: "AidAnswers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_AidAnswers_CommunityId_CreatedAt_Id",
                table: "AidAnswers",
                columns: new[] { "CommunityId", "CreatedAt", "Id" },
                filter: "\"State\" = 'AwaitsIntroduction'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AidAnswers_CommunityId_CreatedAt_Id",
                table: "AidAnswers");

            migrationBuilder.DropColumn(
                name: "IntroducedAt",
                table: "AidAnswers");

            migrationBuilder.DropColumn(
                name: "IntroductionDueAt",
                table: "AidAnswers");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class CoveredSteps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "OrderStepCovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    TextSealed = table.Column<string>(type: "text", nullable: true),
                    PhotoIds = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderStepCovers", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_OrderStepCovers_OrderSteps_CommunityId_Id",
                        columns: x => new { x.CommunityId, x.Id },
                        principalTable: "OrderSteps",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Private",
                table: "Orders",
                columns: new[] { "CommunityId", "CreatedAt", "Id" },
                filter: "\"IsPrivate\"");

            // Looked at once, and then when their contacts have been kept long enough.
            migrationBuilder.Sql("UPDATE \"Orders\" SET \"WakeAt\" = \"EndedAt\", \"StateDueAt\" = \"EndedAt\" WHERE \"EndedAt\" IS NOT NULL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OrderStepCovers");

            migrationBuilder.DropIndex(
                name: "IX_Orders_Private",
                table: "Orders");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OriginalPerCovering : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ModerationOriginals_CommunityId_ItemId",
                table: "ModerationOriginals");

            migrationBuilder.CreateIndex(
                name: "IX_ModerationOriginals_CommunityId_ItemId_SealedAt",
                table: "ModerationOriginals",
                columns: new[] { "CommunityId", "ItemId", "SealedAt" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ModerationOriginals_CommunityId_ItemId_SealedAt",
                table: "ModerationOriginals");

            migrationBuilder.CreateIndex(
                name: "IX_ModerationOriginals_CommunityId_ItemId",
                table: "ModerationOriginals",
                columns: new[] { "CommunityId", "ItemId" },
                unique: true);
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.SqlServer.Migrations
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
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    TextSealed = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    PhotoIds = table.Column<string>(type: "nvarchar(max)", nullable: false)
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
                filter: "\"IsPrivate\" = 1");

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

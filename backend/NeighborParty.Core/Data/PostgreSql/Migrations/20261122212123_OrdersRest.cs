using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class OrdersRest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Assurance",
                table: "Photos",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "HiddenDays",
                table: "AidRatings",
                type: "integer",
                nullable: false,
                defaultValue: 14);

            migrationBuilder.AddColumn<DateTime>(
                name: "SaidBackAt",
                table: "AidLoans",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CareAssignments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    DwellingId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    To = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CareAssignments", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_CareAssignments_Dwellings_CommunityId_DwellingId",
                        columns: x => new { x.CommunityId, x.DwellingId },
                        principalTable: "Dwellings",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CareAssignments_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_GroupId_CreatedAt_Id",
                table: "Orders",
                columns: new[] { "CommunityId", "GroupId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_RespondBy",
                table: "Orders",
                columns: new[] { "CommunityId", "RespondBy" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderOffers_Open",
                table: "OrderOffers",
                columns: new[] { "CommunityId", "PersonId", "OrderId" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CareAssignments_CommunityId_DwellingId_PersonId",
                table: "CareAssignments",
                columns: new[] { "CommunityId", "DwellingId", "PersonId" },
                unique: true,
                filter: "\"To\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CareAssignments_CommunityId_From_Id",
                table: "CareAssignments",
                columns: new[] { "CommunityId", "From", "Id" },
                filter: "\"To\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CareAssignments_CommunityId_PersonId_From_Id",
                table: "CareAssignments",
                columns: new[] { "CommunityId", "PersonId", "From", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CareAssignments");

            migrationBuilder.DropIndex(
                name: "IX_Orders_CommunityId_GroupId_CreatedAt_Id",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_CommunityId_RespondBy",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_OrderOffers_Open",
                table: "OrderOffers");

            migrationBuilder.DropColumn(
                name: "Assurance",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "HiddenDays",
                table: "AidRatings");

            migrationBuilder.DropColumn(
                name: "SaidBackAt",
                table: "AidLoans");
        }
    }
}

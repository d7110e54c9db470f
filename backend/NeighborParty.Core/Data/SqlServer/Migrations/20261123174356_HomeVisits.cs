using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class HomeVisits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "VisitsDeclinedAt",
                table: "CareAssignments",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "HomeVisits",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CareId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    PersonId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    DwellingId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    LastAttemptAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LateToldAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PolicyVersion = table.Column<int>(type: "int", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HomeVisits", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_HomeVisits_CareAssignments_CommunityId_CareId",
                        columns: x => new { x.CommunityId, x.CareId },
                        principalTable: "CareAssignments",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HomeVisits_Dwellings_CommunityId_DwellingId",
                        columns: x => new { x.CommunityId, x.DwellingId },
                        principalTable: "Dwellings",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HomeVisits_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CareAssignments_VisitsDeclined",
                table: "CareAssignments",
                columns: new[] { "CommunityId", "DwellingId" },
                filter: "\"VisitsDeclinedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_HomeVisits_CommunityId_CareId_DoneAt",
                table: "HomeVisits",
                columns: new[] { "CommunityId", "CareId", "DoneAt" });

            migrationBuilder.CreateIndex(
                name: "IX_HomeVisits_CommunityId_DwellingId_State",
                table: "HomeVisits",
                columns: new[] { "CommunityId", "DwellingId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_HomeVisits_CommunityId_PersonId_State_DueOn_Id",
                table: "HomeVisits",
                columns: new[] { "CommunityId", "PersonId", "State", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_HomeVisits_CommunityId_State_DueOn_Id",
                table: "HomeVisits",
                columns: new[] { "CommunityId", "State", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_HomeVisits_Open",
                table: "HomeVisits",
                columns: new[] { "CommunityId", "CareId" },
                unique: true,
                filter: "\"State\" IN ('Due', 'Attempted', 'NotReached')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HomeVisits");

            migrationBuilder.DropIndex(
                name: "IX_CareAssignments_VisitsDeclined",
                table: "CareAssignments");

            migrationBuilder.DropColumn(
                name: "VisitsDeclinedAt",
                table: "CareAssignments");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class DeparturesPairsUndertakings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "GoneAt",
                table: "People",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "GoneOn",
                table: "People",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AgainstDwellingId",
                table: "Orders",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AgainstSealed",
                table: "Orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AloneAllowedAt",
                table: "Orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AlongName",
                table: "Orders",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CarriedItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    CouncilDayId = table.Column<Guid>(type: "uuid", nullable: false),
                    AgendaItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    PublicTitle = table.Column<string>(type: "character varying(240)", maxLength: 240, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CarriedItems", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_CarriedItems_AgendaItems_CommunityId_AgendaItemId",
                        columns: x => new { x.CommunityId, x.AgendaItemId },
                        principalTable: "AgendaItems",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CarriedItems_CouncilDays_CommunityId_CouncilDayId",
                        columns: x => new { x.CommunityId, x.CouncilDayId },
                        principalTable: "CouncilDays",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CouncilUndertakings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    AgendaItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Responsible = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Question = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true),
                    Asked = table.Column<int>(type: "integer", nullable: true),
                    InFavour = table.Column<int>(type: "integer", nullable: true),
                    Against = table.Column<int>(type: "integer", nullable: true),
                    NoAnswer = table.Column<int>(type: "integer", nullable: true),
                    LateSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Steps = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilUndertakings", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_CouncilUndertakings_Count", "\"Asked\" IS NULL OR (\"State\" = 'Finished' AND \"Asked\" = \"InFavour\" + \"Against\" + \"NoAnswer\")");
                    table.ForeignKey(
                        name: "FK_CouncilUndertakings_AgendaItems_CommunityId_AgendaItemId",
                        columns: x => new { x.CommunityId, x.AgendaItemId },
                        principalTable: "AgendaItems",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UndertakingHouses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    UndertakingId = table.Column<Guid>(type: "uuid", nullable: false),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UndertakingHouses", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_UndertakingHouses_Buildings_CommunityId_BuildingId",
                        columns: x => new { x.CommunityId, x.BuildingId },
                        principalTable: "Buildings",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UndertakingHouses_CouncilUndertakings_CommunityId_Undertaki~",
                        columns: x => new { x.CommunityId, x.UndertakingId },
                        principalTable: "CouncilUndertakings",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UndertakingSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    UndertakingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    From = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActorName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    TextSealed = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UndertakingSteps", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_UndertakingSteps_CouncilUndertakings_CommunityId_Undertakin~",
                        columns: x => new { x.CommunityId, x.UndertakingId },
                        principalTable: "CouncilUndertakings",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Residencies_OfPerson",
                table: "Residencies",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_CommunityId_GroupId_SubmittedAt_Id",
                table: "Applications",
                columns: new[] { "CommunityId", "GroupId", "SubmittedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CarriedItems_CommunityId_AgendaItemId",
                table: "CarriedItems",
                columns: new[] { "CommunityId", "AgendaItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_CarriedItems_CommunityId_CouncilDayId_AgendaItemId",
                table: "CarriedItems",
                columns: new[] { "CommunityId", "CouncilDayId", "AgendaItemId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CouncilUndertakings_CommunityId_AgendaItemId",
                table: "CouncilUndertakings",
                columns: new[] { "CommunityId", "AgendaItemId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CouncilUndertakings_CommunityId_CreatedAt_Id",
                table: "CouncilUndertakings",
                columns: new[] { "CommunityId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CouncilUndertakings_CommunityId_State_DueOn_Id",
                table: "CouncilUndertakings",
                columns: new[] { "CommunityId", "State", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_UndertakingHouses_CommunityId_BuildingId",
                table: "UndertakingHouses",
                columns: new[] { "CommunityId", "BuildingId" });

            migrationBuilder.CreateIndex(
                name: "IX_UndertakingHouses_CommunityId_UndertakingId_BuildingId",
                table: "UndertakingHouses",
                columns: new[] { "CommunityId", "UndertakingId", "BuildingId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UndertakingSteps_CommunityId_UndertakingId_Number",
                table: "UndertakingSteps",
                columns: new[] { "CommunityId", "UndertakingId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CarriedItems");

            migrationBuilder.DropTable(
                name: "UndertakingHouses");

            migrationBuilder.DropTable(
                name: "UndertakingSteps");

            migrationBuilder.DropTable(
                name: "CouncilUndertakings");

            migrationBuilder.DropIndex(
                name: "IX_Residencies_OfPerson",
                table: "Residencies");

            migrationBuilder.DropIndex(
                name: "IX_Applications_CommunityId_GroupId_SubmittedAt_Id",
                table: "Applications");

            migrationBuilder.DropColumn(
                name: "GoneAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "GoneOn",
                table: "People");

            migrationBuilder.DropColumn(
                name: "AgainstDwellingId",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "AgainstSealed",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "AloneAllowedAt",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "AlongName",
                table: "Orders");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Council : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CouncilDays",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Friday = table.Column<DateOnly>(type: "date", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CutOffAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Place = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AgendaFixedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    HeldAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CancelReason = table.Column<string>(type: "character varying(800)", maxLength: 800, nullable: true),
                    NotesSealed = table.Column<string>(type: "text", nullable: true),
                    Minutes = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    PolicyVersion = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilDays", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_CouncilDays_Published", "\"State\" <> 'Published' OR \"PublishedAt\" IS NOT NULL");
                });

            migrationBuilder.CreateTable(
                name: "AgendaItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    BuildingId = table.Column<Guid>(type: "uuid", nullable: true),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    IsPrivate = table.Column<bool>(type: "boolean", nullable: false),
                    EnteredByName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CouncilDayId = table.Column<Guid>(type: "uuid", nullable: true),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    CarriedOver = table.Column<int>(type: "integer", nullable: false),
                    Decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    RulingSealed = table.Column<string>(type: "text", nullable: true),
                    Responsible = table.Column<string>(type: "character varying(90)", maxLength: 90, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReportBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReportedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PublicTitle = table.Column<string>(type: "character varying(180)", maxLength: 180, nullable: true),
                    PublicText = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Steps = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgendaItems", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_AgendaItems_Decided", "(\"DecidedAt\" IS NULL AND \"Decision\" IS NULL) OR (\"DecidedAt\" IS NOT NULL AND \"Decision\" IS NOT NULL AND \"ReportBy\" IS NOT NULL)");
                    table.CheckConstraint("CK_AgendaItems_OnAgenda", "\"State\" <> 'OnAgenda' OR \"CouncilDayId\" IS NOT NULL");
                    table.ForeignKey(
                        name: "FK_AgendaItems_Buildings_CommunityId_BuildingId",
                        columns: x => new { x.CommunityId, x.BuildingId },
                        principalTable: "Buildings",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgendaItems_CouncilDays_CommunityId_CouncilDayId",
                        columns: x => new { x.CommunityId, x.CouncilDayId },
                        principalTable: "CouncilDays",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgendaItems_Orders_CommunityId_OrderId",
                        columns: x => new { x.CommunityId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgendaItems_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CouncilGuests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    CouncilDayId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Came = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilGuests", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_CouncilGuests_CouncilDays_CommunityId_CouncilDayId",
                        columns: x => new { x.CommunityId, x.CouncilDayId },
                        principalTable: "CouncilDays",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CouncilGuests_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgendaSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    AgendaItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    From = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActorName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    CouncilDayId = table.Column<Guid>(type: "uuid", nullable: true),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    TextSealed = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgendaSteps", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_AgendaSteps_AgendaItems_CommunityId_AgendaItemId",
                        columns: x => new { x.CommunityId, x.AgendaItemId },
                        principalTable: "AgendaItems",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgendaSteps_CouncilDays_CommunityId_CouncilDayId",
                        columns: x => new { x.CommunityId, x.CouncilDayId },
                        principalTable: "CouncilDays",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_CommunityId_BuildingId",
                table: "AgendaItems",
                columns: new[] { "CommunityId", "BuildingId" });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_CommunityId_CouncilDayId_Position",
                table: "AgendaItems",
                columns: new[] { "CommunityId", "CouncilDayId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_CommunityId_OrderId_CreatedAt",
                table: "AgendaItems",
                columns: new[] { "CommunityId", "OrderId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_CommunityId_PersonId_CreatedAt",
                table: "AgendaItems",
                columns: new[] { "CommunityId", "PersonId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_CommunityId_State_CreatedAt_Id",
                table: "AgendaItems",
                columns: new[] { "CommunityId", "State", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_CommunityId_State_ReportBy",
                table: "AgendaItems",
                columns: new[] { "CommunityId", "State", "ReportBy" });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItems_OneWaiting",
                table: "AgendaItems",
                columns: new[] { "CommunityId", "OrderId" },
                unique: true,
                filter: "\"OrderId\" IS NOT NULL AND \"DecidedAt\" IS NULL AND \"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AgendaSteps_CommunityId_AgendaItemId_Number",
                table: "AgendaSteps",
                columns: new[] { "CommunityId", "AgendaItemId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgendaSteps_CommunityId_CouncilDayId",
                table: "AgendaSteps",
                columns: new[] { "CommunityId", "CouncilDayId" });

            migrationBuilder.CreateIndex(
                name: "IX_CouncilDays_CommunityId_Friday",
                table: "CouncilDays",
                columns: new[] { "CommunityId", "Friday" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CouncilDays_CommunityId_StartsAt_Id",
                table: "CouncilDays",
                columns: new[] { "CommunityId", "StartsAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CouncilDays_CommunityId_State_StartsAt",
                table: "CouncilDays",
                columns: new[] { "CommunityId", "State", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CouncilGuests_CommunityId_CouncilDayId_AddedAt",
                table: "CouncilGuests",
                columns: new[] { "CommunityId", "CouncilDayId", "AddedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CouncilGuests_CommunityId_CouncilDayId_PersonId",
                table: "CouncilGuests",
                columns: new[] { "CommunityId", "CouncilDayId", "PersonId" },
                unique: true,
                filter: "\"PersonId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CouncilGuests_CommunityId_PersonId",
                table: "CouncilGuests",
                columns: new[] { "CommunityId", "PersonId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AgendaSteps");

            migrationBuilder.DropTable(
                name: "CouncilGuests");

            migrationBuilder.DropTable(
                name: "AgendaItems");

            migrationBuilder.DropTable(
                name: "CouncilDays");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Orders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Orders",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    RequesterId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    ForPersonId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Channel = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    EnteredBy = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    EnteredByName = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Category = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Priority = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PhotoIds = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    BuildingId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    StairwellId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    GroupId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    DoorSealed = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    ContactPhoneSealed = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    CareSealed = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsAnonymous = table.Column<bool>(type: "bit", nullable: false),
                    IsPrivate = table.Column<bool>(type: "bit", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsTextHidden = table.Column<bool>(type: "bit", nullable: false),
                    Steps = table.Column<int>(type: "int", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    VolunteerId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    FirstContactAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Reopenings = table.Column<int>(type: "int", nullable: false),
                    Solved = table.Column<bool>(type: "bit", nullable: true),
                    SpeedStars = table.Column<int>(type: "int", nullable: true),
                    AttitudeStars = table.Column<int>(type: "int", nullable: true),
                    MergedIntoId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    PolicyVersion = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Orders", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_Orders_Buildings_CommunityId_BuildingId",
                        columns: x => new { x.CommunityId, x.BuildingId },
                        principalTable: "Buildings",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Orders_Groups_CommunityId_GroupId",
                        columns: x => new { x.CommunityId, x.GroupId },
                        principalTable: "Groups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Orders_Orders_CommunityId_MergedIntoId",
                        columns: x => new { x.CommunityId, x.MergedIntoId },
                        principalTable: "Orders",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Orders_People_CommunityId_ForPersonId",
                        columns: x => new { x.CommunityId, x.ForPersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Orders_People_CommunityId_RequesterId",
                        columns: x => new { x.CommunityId, x.RequesterId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Orders_People_CommunityId_VolunteerId",
                        columns: x => new { x.CommunityId, x.VolunteerId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Orders_Stairwells_CommunityId_StairwellId",
                        columns: x => new { x.CommunityId, x.StairwellId },
                        principalTable: "Stairwells",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrderVolunteers",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    PersonId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    IsAvailable = table.Column<bool>(type: "bit", nullable: false),
                    Skills = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderVolunteers", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_OrderVolunteers_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrderOffers",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    OrderId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    PersonId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OfferedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AnswerBy = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeclineCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderOffers", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_OrderOffers_Orders_CommunityId_OrderId",
                        columns: x => new { x.CommunityId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OrderOffers_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrderSteps",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    OrderId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    On = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    From = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ActorId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    ActorName = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PersonId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_100_BIN2"),
                    TextSealed = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Minutes = table.Column<int>(type: "int", nullable: true),
                    PhotoIds = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderSteps", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_OrderSteps_Orders_CommunityId_OrderId",
                        columns: x => new { x.CommunityId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OrderSteps_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OrderOffers_CommunityId_OrderId_OfferedAt",
                table: "OrderOffers",
                columns: new[] { "CommunityId", "OrderId", "OfferedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderOffers_CommunityId_OrderId_PersonId",
                table: "OrderOffers",
                columns: new[] { "CommunityId", "OrderId", "PersonId" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OrderOffers_CommunityId_PersonId_State_OfferedAt",
                table: "OrderOffers",
                columns: new[] { "CommunityId", "PersonId", "State", "OfferedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderOffers_OneAccepted",
                table: "OrderOffers",
                columns: new[] { "CommunityId", "OrderId" },
                unique: true,
                filter: "\"State\" = 'Accepted'");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_BuildingId_State_CreatedAt",
                table: "Orders",
                columns: new[] { "CommunityId", "BuildingId", "State", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_ForPersonId",
                table: "Orders",
                columns: new[] { "CommunityId", "ForPersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_GroupId_State_CreatedAt",
                table: "Orders",
                columns: new[] { "CommunityId", "GroupId", "State", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_MergedIntoId",
                table: "Orders",
                columns: new[] { "CommunityId", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_RequesterId_CreatedAt",
                table: "Orders",
                columns: new[] { "CommunityId", "RequesterId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_StairwellId",
                table: "Orders",
                columns: new[] { "CommunityId", "StairwellId" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_State_CreatedAt_Id",
                table: "Orders",
                columns: new[] { "CommunityId", "State", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_VolunteerId_State",
                table: "Orders",
                columns: new[] { "CommunityId", "VolunteerId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderSteps_CommunityId_OrderId_Number",
                table: "OrderSteps",
                columns: new[] { "CommunityId", "OrderId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrderSteps_CommunityId_PersonId",
                table: "OrderSteps",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderVolunteers_CommunityId_PersonId",
                table: "OrderVolunteers",
                columns: new[] { "CommunityId", "PersonId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OrderOffers");

            migrationBuilder.DropTable(
                name: "OrderSteps");

            migrationBuilder.DropTable(
                name: "OrderVolunteers");

            migrationBuilder.DropTable(
                name: "Orders");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class OrdersInFull : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ExtendedAt",
                table: "Orders",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ExtraHours",
                table: "Orders",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "PausedSeconds",
                table: "Orders",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "PausedSince",
                table: "Orders",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ResolveBy",
                table: "Orders",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ResolveHours",
                table: "Orders",
                type: "int",
                nullable: false,
                defaultValue: 63);

            migrationBuilder.AddColumn<int>(
                name: "ResolveMinutes",
                table: "Orders",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ResolveRung",
                table: "Orders",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<bool>(
                name: "ResolvedInTime",
                table: "Orders",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RespondBy",
                table: "Orders",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RespondHours",
                table: "Orders",
                type: "int",
                nullable: false,
                defaultValue: 18);

            migrationBuilder.AddColumn<int>(
                name: "RespondMinutes",
                table: "Orders",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RespondRung",
                table: "Orders",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<bool>(
                name: "RespondedInTime",
                table: "Orders",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StateDueAt",
                table: "Orders",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StateSince",
                table: "Orders",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<DateTime>(
                name: "WakeAt",
                table: "Orders",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "OrderFollowers",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    OrderId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    PersonId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderFollowers", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_OrderFollowers_Orders_CommunityId_OrderId",
                        columns: x => new { x.CommunityId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OrderFollowers_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Slips",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    OrderId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Serial = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IssuedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Slips", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_Slips_Orders_CommunityId_OrderId",
                        columns: x => new { x.CommunityId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SlipLeaves",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    SlipId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    SnapshotSealed = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FrozenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    PaperPhotoId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlipLeaves", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_SlipLeaves_Photos_CommunityId_PaperPhotoId",
                        columns: x => new { x.CommunityId, x.PaperPhotoId },
                        principalTable: "Photos",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SlipLeaves_Slips_CommunityId_SlipId",
                        columns: x => new { x.CommunityId, x.SlipId },
                        principalTable: "Slips",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_OpenedOn",
                table: "Orders",
                columns: new[] { "CommunityId", "OpenedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_ResolveBy",
                table: "Orders",
                columns: new[] { "CommunityId", "ResolveBy" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CommunityId_WakeAt",
                table: "Orders",
                columns: new[] { "CommunityId", "WakeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderFollowers_CommunityId_OrderId_PersonId",
                table: "OrderFollowers",
                columns: new[] { "CommunityId", "OrderId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrderFollowers_CommunityId_PersonId",
                table: "OrderFollowers",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_SlipLeaves_CommunityId_PaperPhotoId",
                table: "SlipLeaves",
                columns: new[] { "CommunityId", "PaperPhotoId" });

            migrationBuilder.CreateIndex(
                name: "IX_SlipLeaves_CommunityId_SlipId_Kind_Version",
                table: "SlipLeaves",
                columns: new[] { "CommunityId", "SlipId", "Kind", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Slips_CommunityId_Day_Serial",
                table: "Slips",
                columns: new[] { "CommunityId", "Day", "Serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Slips_CommunityId_Number",
                table: "Slips",
                columns: new[] { "CommunityId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Slips_CommunityId_OrderId",
                table: "Slips",
                columns: new[] { "CommunityId", "OrderId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OrderFollowers");

            migrationBuilder.DropTable(
                name: "SlipLeaves");

            migrationBuilder.DropTable(
                name: "Slips");

            migrationBuilder.DropIndex(
                name: "IX_Orders_CommunityId_OpenedOn",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_CommunityId_ResolveBy",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_CommunityId_WakeAt",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "ExtendedAt",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "ExtraHours",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "PausedSeconds",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "PausedSince",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "ResolveBy",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "ResolveHours",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "ResolveMinutes",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "ResolveRung",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "ResolvedInTime",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "RespondBy",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "RespondHours",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "RespondMinutes",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "RespondRung",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "RespondedInTime",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "StateDueAt",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "StateSince",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "WakeAt",
                table: "Orders");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ArmbandsInFull2 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "CallSince",
                table: "InboxMessages",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ToldAt",
                table: "InboxMessages",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ToldBy",
                table: "InboxMessages",
                type: "binary(16)",
                fixedLength: true,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ToldByName",
                table: "InboxMessages",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<byte[]>(
                name: "PhotoId",
                table: "ArmbandEvents",
                type: "binary(16)",
                fixedLength: true,
                maxLength: 16,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ArmbandPins",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    PersonId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WrongTries = table.Column<int>(type: "int", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    GivenByName = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArmbandPins", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_ArmbandPins_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ArmbandTrainings",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    PersonId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedBy = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    RecordedByName = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArmbandTrainings", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_ArmbandTrainings_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NotTakenFollowUps",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    EventId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    By = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NotTakenFollowUps", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_NotTakenFollowUps_ArmbandEvents_CommunityId_EventId",
                        columns: x => new { x.CommunityId, x.EventId },
                        principalTable: "ArmbandEvents",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceCertificates_CommunityId_PersonId_Year_Number",
                table: "ServiceCertificates",
                columns: new[] { "CommunityId", "PersonId", "Year", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessages_CallsAbout",
                table: "InboxMessages",
                columns: new[] { "CommunityId", "AboutId" },
                filter: "\"CallSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessages_CommunityId_CallSince_Id",
                table: "InboxMessages",
                columns: new[] { "CommunityId", "CallSince", "Id" },
                filter: "\"CallSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandPins_CommunityId_PersonId",
                table: "ArmbandPins",
                columns: new[] { "CommunityId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandTrainings_CommunityId_PersonId",
                table: "ArmbandTrainings",
                columns: new[] { "CommunityId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NotTakenFollowUps_CommunityId_EventId",
                table: "NotTakenFollowUps",
                columns: new[] { "CommunityId", "EventId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ArmbandPins");

            migrationBuilder.DropTable(
                name: "ArmbandTrainings");

            migrationBuilder.DropTable(
                name: "NotTakenFollowUps");

            migrationBuilder.DropIndex(
                name: "IX_ServiceCertificates_CommunityId_PersonId_Year_Number",
                table: "ServiceCertificates");

            migrationBuilder.DropIndex(
                name: "IX_InboxMessages_CallsAbout",
                table: "InboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_InboxMessages_CommunityId_CallSince_Id",
                table: "InboxMessages");

            migrationBuilder.DropColumn(
                name: "CallSince",
                table: "InboxMessages");

            migrationBuilder.DropColumn(
                name: "ToldAt",
                table: "InboxMessages");

            migrationBuilder.DropColumn(
                name: "ToldBy",
                table: "InboxMessages");

            migrationBuilder.DropColumn(
                name: "ToldByName",
                table: "InboxMessages");

            migrationBuilder.DropColumn(
                name: "PhotoId",
                table: "ArmbandEvents");
        }
    }
}

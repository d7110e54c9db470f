using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ArmbandCustody : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Armbands_Holder",
                table: "Armbands");

            migrationBuilder.AddColumn<Guid>(
                name: "BatchId",
                table: "Armbands",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DueAt",
                table: "Armbands",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LastSeenAt",
                table: "Armbands",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RemindedRung",
                table: "Armbands",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<DateTime>(
                name: "ReturnAskedAt",
                table: "Armbands",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ShiftId",
                table: "Armbands",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Size",
                table: "Armbands",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ArmbandBatches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    CompoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Supplier = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Size = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    UnitCostFen = table.Column<int>(type: "integer", nullable: true),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    FirstSerial = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    LastSerial = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArmbandBatches", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_ArmbandBatches_Count", "\"Count\" > 0 AND (\"UnitCostFen\" IS NULL OR \"UnitCostFen\" >= 0)");
                    table.ForeignKey(
                        name: "FK_ArmbandBatches_Compounds_CommunityId_CompoundId",
                        columns: x => new { x.CommunityId, x.CompoundId },
                        principalTable: "Compounds",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ArmbandRetirements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedByName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecisionNote = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    Retired = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArmbandRetirements", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_ArmbandRetirements_TwoPeople", "\"State\" <> 'Approved' OR (\"DecidedBy\" IS NOT NULL AND \"DecidedBy\" <> \"AskedBy\")");
                });

            migrationBuilder.CreateTable(
                name: "StockTakes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    CompoundId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OpenedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Expected = table.Column<int>(type: "integer", nullable: false),
                    Found = table.Column<int>(type: "integer", nullable: false),
                    Missing = table.Column<int>(type: "integer", nullable: false),
                    Unexpected = table.Column<int>(type: "integer", nullable: false),
                    Note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockTakes", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_StockTakes_Closed", "(\"State\" = 'Open' AND \"ClosedAt\" IS NULL) OR (\"State\" IN ('Closed', 'Abandoned') AND \"ClosedAt\" IS NOT NULL)");
                    table.CheckConstraint("CK_StockTakes_Sum", "\"State\" <> 'Closed' OR \"Found\" + \"Missing\" = \"Expected\"");
                    table.ForeignKey(
                        name: "FK_StockTakes_Compounds_CommunityId_CompoundId",
                        columns: x => new { x.CommunityId, x.CompoundId },
                        principalTable: "Compounds",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ArmbandRetirementItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    RetirementId = table.Column<Guid>(type: "uuid", nullable: false),
                    ArmbandId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArmbandRetirementItems", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_ArmbandRetirementItems_ArmbandRetirements_CommunityId_Retir~",
                        columns: x => new { x.CommunityId, x.RetirementId },
                        principalTable: "ArmbandRetirements",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ArmbandRetirementItems_Armbands_CommunityId_ArmbandId",
                        columns: x => new { x.CommunityId, x.ArmbandId },
                        principalTable: "Armbands",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StockTakeItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    StockTakeId = table.Column<Guid>(type: "uuid", nullable: false),
                    ArmbandId = table.Column<Guid>(type: "uuid", nullable: false),
                    Serial = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    StateThen = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockTakeItems", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_StockTakeItems_Armbands_CommunityId_ArmbandId",
                        columns: x => new { x.CommunityId, x.ArmbandId },
                        principalTable: "Armbands",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockTakeItems_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockTakeItems_StockTakes_CommunityId_StockTakeId",
                        columns: x => new { x.CommunityId, x.StockTakeId },
                        principalTable: "StockTakes",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StockTakeScans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    StockTakeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Serial = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ArmbandId = table.Column<Guid>(type: "uuid", nullable: true),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ByActor = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockTakeScans", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_StockTakeScans_Unknown", "(\"Outcome\" = 'Unknown' AND \"ArmbandId\" IS NULL) OR (\"Outcome\" <> 'Unknown' AND \"ArmbandId\" IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_StockTakeScans_Armbands_CommunityId_ArmbandId",
                        columns: x => new { x.CommunityId, x.ArmbandId },
                        principalTable: "Armbands",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockTakeScans_StockTakes_CommunityId_StockTakeId",
                        columns: x => new { x.CommunityId, x.StockTakeId },
                        principalTable: "StockTakes",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Armbands_CommunityId_BatchId",
                table: "Armbands",
                columns: new[] { "CommunityId", "BatchId" });

            migrationBuilder.CreateIndex(
                name: "IX_Armbands_CommunityId_ShiftId",
                table: "Armbands",
                columns: new[] { "CommunityId", "ShiftId" });

            migrationBuilder.CreateIndex(
                name: "IX_Armbands_CommunityId_State_DueAt",
                table: "Armbands",
                columns: new[] { "CommunityId", "State", "DueAt" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Armbands_Holder",
                table: "Armbands",
                sql: "(\"State\" IN ('PendingAcceptance', 'Issued', 'ReturnPending', 'Overdue', 'ReportedLost') AND \"HolderPersonId\" IS NOT NULL) OR (\"State\" IN ('InStock', 'LostConfirmed', 'Damaged', 'Retired') AND \"HolderPersonId\" IS NULL)");

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandBatches_CommunityId_CompoundId",
                table: "ArmbandBatches",
                columns: new[] { "CommunityId", "CompoundId" });

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandBatches_CommunityId_CreatedAt",
                table: "ArmbandBatches",
                columns: new[] { "CommunityId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandRetirementItems_CommunityId_ArmbandId",
                table: "ArmbandRetirementItems",
                columns: new[] { "CommunityId", "ArmbandId" });

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandRetirementItems_CommunityId_RetirementId_ArmbandId",
                table: "ArmbandRetirementItems",
                columns: new[] { "CommunityId", "RetirementId", "ArmbandId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandRetirements_CommunityId_State_AskedAt",
                table: "ArmbandRetirements",
                columns: new[] { "CommunityId", "State", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_StockTakeItems_CommunityId_ArmbandId",
                table: "StockTakeItems",
                columns: new[] { "CommunityId", "ArmbandId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockTakeItems_CommunityId_PersonId",
                table: "StockTakeItems",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockTakeItems_CommunityId_StockTakeId_Serial",
                table: "StockTakeItems",
                columns: new[] { "CommunityId", "StockTakeId", "Serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StockTakes_CommunityId_CompoundId",
                table: "StockTakes",
                columns: new[] { "CommunityId", "CompoundId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockTakes_CommunityId_OpenedAt",
                table: "StockTakes",
                columns: new[] { "CommunityId", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_StockTakes_CommunityId_State_OpenedAt",
                table: "StockTakes",
                columns: new[] { "CommunityId", "State", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_StockTakes_OneOpen",
                table: "StockTakes",
                columns: new[] { "CommunityId", "CompoundId" },
                unique: true,
                filter: "\"State\" = 'Open' AND \"CompoundId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_StockTakeScans_CommunityId_ArmbandId",
                table: "StockTakeScans",
                columns: new[] { "CommunityId", "ArmbandId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockTakeScans_CommunityId_StockTakeId_At",
                table: "StockTakeScans",
                columns: new[] { "CommunityId", "StockTakeId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_StockTakeScans_CommunityId_StockTakeId_Serial",
                table: "StockTakeScans",
                columns: new[] { "CommunityId", "StockTakeId", "Serial" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Armbands_ArmbandBatches_CommunityId_BatchId",
                table: "Armbands",
                columns: new[] { "CommunityId", "BatchId" },
                principalTable: "ArmbandBatches",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Armbands_Shifts_CommunityId_ShiftId",
                table: "Armbands",
                columns: new[] { "CommunityId", "ShiftId" },
                principalTable: "Shifts",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Armbands_ArmbandBatches_CommunityId_BatchId",
                table: "Armbands");

            migrationBuilder.DropForeignKey(
                name: "FK_Armbands_Shifts_CommunityId_ShiftId",
                table: "Armbands");

            migrationBuilder.DropTable(
                name: "ArmbandBatches");

            migrationBuilder.DropTable(
                name: "ArmbandRetirementItems");

            migrationBuilder.DropTable(
                name: "StockTakeItems");

            migrationBuilder.DropTable(
                name: "StockTakeScans");

            migrationBuilder.DropTable(
                name: "ArmbandRetirements");

            migrationBuilder.DropTable(
                name: "StockTakes");

            migrationBuilder.DropIndex(
                name: "IX_Armbands_CommunityId_BatchId",
                table: "Armbands");

            migrationBuilder.DropIndex(
                name: "IX_Armbands_CommunityId_ShiftId",
                table: "Armbands");

            migrationBuilder.DropIndex(
                name: "IX_Armbands_CommunityId_State_DueAt",
                table: "Armbands");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Armbands_Holder",
                table: "Armbands");

            migrationBuilder.DropColumn(
                name: "BatchId",
                table: "Armbands");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "Armbands");

            migrationBuilder.DropColumn(
                name: "LastSeenAt",
                table: "Armbands");

            migrationBuilder.DropColumn(
                name: "RemindedRung",
                table: "Armbands");

            migrationBuilder.DropColumn(
                name: "ReturnAskedAt",
                table: "Armbands");

            migrationBuilder.DropColumn(
                name: "ShiftId",
                table: "Armbands");

            migrationBuilder.DropColumn(
                name: "Size",
                table: "Armbands");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Armbands_Holder",
                table: "Armbands",
                sql: "(\"State\" IN ('PendingAcceptance', 'Issued', 'ReportedLost') AND \"HolderPersonId\" IS NOT NULL) OR (\"State\" IN ('InStock', 'LostConfirmed', 'Damaged', 'Retired') AND \"HolderPersonId\" IS NULL)");
        }
    }
}

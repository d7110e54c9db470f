using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ProofsPatrolsSignals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ArmbandRequired",
                table: "Shifts",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "ArmbandRequired",
                table: "DutySeries",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<byte[]>(
                name: "ArmbandId",
                table: "AttendanceEvents",
                type: "binary(16)",
                fixedLength: true,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Proofs",
                table: "AttendanceEvents",
                type: "int",
                maxLength: 40,
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "AttendanceFlagCases",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ShiftId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    SubjectPersonId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    OtherPersonId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    EventId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Amount = table.Column<int>(type: "int", nullable: true),
                    Seconds = table.Column<int>(type: "int", nullable: true),
                    DedupeKey = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RaisedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    DecidedByName = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PolicyVersion = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttendanceFlagCases", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_AttendanceFlagCases_Decided", "\"State\" = 'Open' OR (\"DecidedBy\" IS NOT NULL AND \"DecidedAt\" IS NOT NULL AND \"Note\" IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_AttendanceFlagCases_People_CommunityId_SubjectPersonId",
                        columns: x => new { x.CommunityId, x.SubjectPersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttendanceFlagCases_Shifts_CommunityId_ShiftId",
                        columns: x => new { x.CommunityId, x.ShiftId },
                        principalTable: "Shifts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MemberCards",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    PersonId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Token = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IssuedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberCards", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_MemberCards_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PatrolRoutes",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    GroupId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: true),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Note = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RetiredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatrolRoutes", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_PatrolRoutes_Groups_CommunityId_GroupId",
                        columns: x => new { x.CommunityId, x.GroupId },
                        principalTable: "Groups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SignalWatches",
                columns: table => new
                {
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    LookedUntil = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignalWatches", x => x.CommunityId);
                });

            migrationBuilder.CreateTable(
                name: "WallDisplays",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TokenHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedBy = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CreatedByName = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WallDisplays", x => new { x.CommunityId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "PatrolPoints",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    RouteId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Latitude = table.Column<double>(type: "float", nullable: true),
                    Longitude = table.Column<double>(type: "float", nullable: true),
                    RadiusMetres = table.Column<int>(type: "int", nullable: false),
                    Token = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RemovedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatrolPoints", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_PatrolPoints_Position", "(\"Latitude\" IS NULL AND \"Longitude\" IS NULL) OR (\"Latitude\" IS NOT NULL AND \"Longitude\" IS NOT NULL)");
                    table.CheckConstraint("CK_PatrolPoints_Radius", "\"RadiusMetres\" BETWEEN 20 AND 300");
                    table.ForeignKey(
                        name: "FK_PatrolPoints_PatrolRoutes_CommunityId_RouteId",
                        columns: x => new { x.CommunityId, x.RouteId },
                        principalTable: "PatrolRoutes",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PatrolRounds",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    RouteId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    ShiftId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    SignupId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    PersonId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PointsInAll = table.Column<int>(type: "int", nullable: false),
                    PointsPassed = table.Column<int>(type: "int", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatrolRounds", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_PatrolRounds_Points", "\"PointsPassed\" BETWEEN 0 AND \"PointsInAll\"");
                    table.ForeignKey(
                        name: "FK_PatrolRounds_PatrolRoutes_CommunityId_RouteId",
                        columns: x => new { x.CommunityId, x.RouteId },
                        principalTable: "PatrolRoutes",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PatrolRounds_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PatrolRounds_ShiftSignups_CommunityId_SignupId",
                        columns: x => new { x.CommunityId, x.SignupId },
                        principalTable: "ShiftSignups",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PatrolRounds_Shifts_CommunityId_ShiftId",
                        columns: x => new { x.CommunityId, x.ShiftId },
                        principalTable: "Shifts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PatrolPasses",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    CommunityId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    RoundId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    PointId = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DistanceMetres = table.Column<int>(type: "int", nullable: true),
                    Flags = table.Column<int>(type: "int", maxLength: 40, nullable: false),
                    ClaimedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatrolPasses", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_PatrolPasses_PatrolPoints_CommunityId_PointId",
                        columns: x => new { x.CommunityId, x.PointId },
                        principalTable: "PatrolPoints",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PatrolPasses_PatrolRounds_CommunityId_RoundId",
                        columns: x => new { x.CommunityId, x.RoundId },
                        principalTable: "PatrolRounds",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceFlagCases_CommunityId_DedupeKey",
                table: "AttendanceFlagCases",
                columns: new[] { "CommunityId", "DedupeKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceFlagCases_CommunityId_ShiftId",
                table: "AttendanceFlagCases",
                columns: new[] { "CommunityId", "ShiftId" });

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceFlagCases_CommunityId_State_Id",
                table: "AttendanceFlagCases",
                columns: new[] { "CommunityId", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceFlagCases_CommunityId_SubjectPersonId",
                table: "AttendanceFlagCases",
                columns: new[] { "CommunityId", "SubjectPersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_MemberCards_CommunityId_Token",
                table: "MemberCards",
                columns: new[] { "CommunityId", "Token" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MemberCards_OneValid",
                table: "MemberCards",
                columns: new[] { "CommunityId", "PersonId" },
                unique: true,
                filter: "\"RevokedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PatrolPasses_CommunityId_PointId",
                table: "PatrolPasses",
                columns: new[] { "CommunityId", "PointId" });

            migrationBuilder.CreateIndex(
                name: "IX_PatrolPasses_CommunityId_RoundId_PointId",
                table: "PatrolPasses",
                columns: new[] { "CommunityId", "RoundId", "PointId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PatrolPoints_CommunityId_RouteId",
                table: "PatrolPoints",
                columns: new[] { "CommunityId", "RouteId" });

            migrationBuilder.CreateIndex(
                name: "IX_PatrolPoints_CommunityId_Token",
                table: "PatrolPoints",
                columns: new[] { "CommunityId", "Token" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PatrolRounds_CommunityId_PersonId",
                table: "PatrolRounds",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_PatrolRounds_CommunityId_RouteId_StartedAt",
                table: "PatrolRounds",
                columns: new[] { "CommunityId", "RouteId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PatrolRounds_CommunityId_ShiftId_StartedAt",
                table: "PatrolRounds",
                columns: new[] { "CommunityId", "ShiftId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PatrolRounds_OneAtATime",
                table: "PatrolRounds",
                columns: new[] { "CommunityId", "SignupId" },
                unique: true,
                filter: "\"State\" = 'Walking'");

            migrationBuilder.CreateIndex(
                name: "IX_PatrolRoutes_CommunityId_GroupId",
                table: "PatrolRoutes",
                columns: new[] { "CommunityId", "GroupId" });

            migrationBuilder.CreateIndex(
                name: "IX_PatrolRoutes_CommunityId_Name",
                table: "PatrolRoutes",
                columns: new[] { "CommunityId", "Name" },
                unique: true,
                filter: "\"RetiredAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WallDisplays_CommunityId_TokenHash",
                table: "WallDisplays",
                columns: new[] { "CommunityId", "TokenHash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AttendanceFlagCases");

            migrationBuilder.DropTable(
                name: "MemberCards");

            migrationBuilder.DropTable(
                name: "PatrolPasses");

            migrationBuilder.DropTable(
                name: "SignalWatches");

            migrationBuilder.DropTable(
                name: "WallDisplays");

            migrationBuilder.DropTable(
                name: "PatrolPoints");

            migrationBuilder.DropTable(
                name: "PatrolRounds");

            migrationBuilder.DropTable(
                name: "PatrolRoutes");

            migrationBuilder.DropColumn(
                name: "ArmbandRequired",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "ArmbandRequired",
                table: "DutySeries");

            migrationBuilder.DropColumn(
                name: "ArmbandId",
                table: "AttendanceEvents");

            migrationBuilder.DropColumn(
                name: "Proofs",
                table: "AttendanceEvents");
        }
    }
}

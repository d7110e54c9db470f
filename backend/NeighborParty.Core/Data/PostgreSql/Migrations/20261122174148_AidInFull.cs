using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AidInFull : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AidPosts_CommunityId_BuildingId",
                table: "AidPosts");

            migrationBuilder.AddColumn<DateTime>(
                name: "FirstForPostOf",
                table: "AidAnswers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AidFollows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AidFollows", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_AidFollows_AidPosts_CommunityId_PostId",
                        columns: x => new { x.CommunityId, x.PostId },
                        principalTable: "AidPosts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AidFollows_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AidLoans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    AnswerId = table.Column<Guid>(type: "uuid", nullable: false),
                    LenderId = table.Column<Guid>(type: "uuid", nullable: false),
                    BorrowerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Thing = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    DueDay = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IsDamaged = table.Column<bool>(type: "boolean", nullable: false),
                    RemindedRung = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HandedOverAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReturnedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PolicyVersion = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AidLoans", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_AidLoans_TwoPeople", "\"LenderId\" <> \"BorrowerId\"");
                    table.ForeignKey(
                        name: "FK_AidLoans_AidAnswers_CommunityId_AnswerId",
                        columns: x => new { x.CommunityId, x.AnswerId },
                        principalTable: "AidAnswers",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AidLoans_AidPosts_CommunityId_PostId",
                        columns: x => new { x.CommunityId, x.PostId },
                        principalTable: "AidPosts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AidLoans_People_CommunityId_BorrowerId",
                        columns: x => new { x.CommunityId, x.BorrowerId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AidLoans_People_CommunityId_LenderId",
                        columns: x => new { x.CommunityId, x.LenderId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AidRatings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CommunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    AnswerId = table.Column<Guid>(type: "uuid", nullable: false),
                    RaterId = table.Column<Guid>(type: "uuid", nullable: false),
                    RatedId = table.Column<Guid>(type: "uuid", nullable: false),
                    Stars = table.Column<int>(type: "integer", nullable: false),
                    Helped = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AidRatings", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_AidRatings_NotOneself", "\"RaterId\" <> \"RatedId\"");
                    table.CheckConstraint("CK_AidRatings_Stars", "\"Stars\" BETWEEN 1 AND 5");
                    table.ForeignKey(
                        name: "FK_AidRatings_AidAnswers_CommunityId_AnswerId",
                        columns: x => new { x.CommunityId, x.AnswerId },
                        principalTable: "AidAnswers",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AidRatings_AidPosts_CommunityId_PostId",
                        columns: x => new { x.CommunityId, x.PostId },
                        principalTable: "AidPosts",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AidRatings_People_CommunityId_RatedId",
                        columns: x => new { x.CommunityId, x.RatedId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AidRatings_People_CommunityId_RaterId",
                        columns: x => new { x.CommunityId, x.RaterId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AidPosts_CommunityId_BuildingId_Category_ListedAt",
                table: "AidPosts",
                columns: new[] { "CommunityId", "BuildingId", "Category", "ListedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AidFollows_CommunityId_PersonId",
                table: "AidFollows",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_AidFollows_CommunityId_PostId_PersonId",
                table: "AidFollows",
                columns: new[] { "CommunityId", "PostId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AidLoans_CommunityId_AnswerId",
                table: "AidLoans",
                columns: new[] { "CommunityId", "AnswerId" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AidLoans_CommunityId_BorrowerId_CreatedAt_Id",
                table: "AidLoans",
                columns: new[] { "CommunityId", "BorrowerId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AidLoans_CommunityId_DueDay_Id",
                table: "AidLoans",
                columns: new[] { "CommunityId", "DueDay", "Id" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AidLoans_CommunityId_LenderId_CreatedAt_Id",
                table: "AidLoans",
                columns: new[] { "CommunityId", "LenderId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AidLoans_CommunityId_PostId",
                table: "AidLoans",
                columns: new[] { "CommunityId", "PostId" });

            migrationBuilder.CreateIndex(
                name: "IX_AidLoans_CommunityId_State_DueDay_Id",
                table: "AidLoans",
                columns: new[] { "CommunityId", "State", "DueDay", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AidRatings_CommunityId_AnswerId_RaterId",
                table: "AidRatings",
                columns: new[] { "CommunityId", "AnswerId", "RaterId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AidRatings_CommunityId_PostId",
                table: "AidRatings",
                columns: new[] { "CommunityId", "PostId" });

            migrationBuilder.CreateIndex(
                name: "IX_AidRatings_CommunityId_RatedId",
                table: "AidRatings",
                columns: new[] { "CommunityId", "RatedId" });

            migrationBuilder.CreateIndex(
                name: "IX_AidRatings_CommunityId_RaterId",
                table: "AidRatings",
                columns: new[] { "CommunityId", "RaterId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AidFollows");

            migrationBuilder.DropTable(
                name: "AidLoans");

            migrationBuilder.DropTable(
                name: "AidRatings");

            migrationBuilder.DropIndex(
                name: "IX_AidPosts_CommunityId_BuildingId_Category_ListedAt",
                table: "AidPosts");

            migrationBuilder.DropColumn(
                name: "FirstForPostOf",
                table: "AidAnswers");

            migrationBuilder.CreateIndex(
                name: "IX_AidPosts_CommunityId_BuildingId",
                table: "AidPosts",
                columns: new[] { "CommunityId", "BuildingId" });
        }
    }
}

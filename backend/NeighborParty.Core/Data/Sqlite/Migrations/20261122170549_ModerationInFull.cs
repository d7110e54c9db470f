using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ModerationInFull : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "DueAt",
                table: "ModerationItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsUrgent",
                table: "ModerationItems",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "RedactedAt",
                table: "ModerationItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TextKey",
                table: "ModerationItems",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ModerationDecisions",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ItemId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContentKind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ContentId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AuthorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RuleCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    PublicReason = table.Column<string>(type: "TEXT", maxLength: 800, nullable: true),
                    HiddenCharacters = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WaitedMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    WasLate = table.Column<bool>(type: "INTEGER", nullable: false),
                    InBulk = table.Column<bool>(type: "INTEGER", nullable: false),
                    AppealUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OverturnedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModerationDecisions", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_ModerationDecisions_ModerationItems_CommunityId_ItemId",
                        columns: x => new { x.CommunityId, x.ItemId },
                        principalTable: "ModerationItems",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ModerationDecisions_People_CommunityId_AuthorId",
                        columns: x => new { x.CommunityId, x.AuthorId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ModerationOriginals",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ItemId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AuthorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TextSealed = table.Column<string>(type: "TEXT", nullable: false),
                    SealedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModerationOriginals", x => new { x.CommunityId, x.Id });
                    table.ForeignKey(
                        name: "FK_ModerationOriginals_ModerationItems_CommunityId_ItemId",
                        columns: x => new { x.CommunityId, x.ItemId },
                        principalTable: "ModerationItems",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ModerationOriginals_People_CommunityId_AuthorId",
                        columns: x => new { x.CommunityId, x.AuthorId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WordLists",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Banned = table.Column<string>(type: "TEXT", nullable: false),
                    Money = table.Column<string>(type: "TEXT", nullable: false),
                    Allowed = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WordLists", x => new { x.CommunityId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AuthorMeasures",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RuleCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 800, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AskedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskedByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    AskedByPersonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ConfirmedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ConfirmedByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    ConfirmedByPersonId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    From = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 800, nullable: true),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuthorMeasures", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_AuthorMeasures_Dated", "\"State\" NOT IN ('Active', 'Lifted', 'Ended') OR (\"From\" IS NOT NULL AND \"Until\" IS NOT NULL)");
                    table.CheckConstraint("CK_AuthorMeasures_SuspendedByTwo", "\"Kind\" <> 'Suspend' OR \"State\" NOT IN ('Active', 'Lifted', 'Ended') OR \"ConfirmedBy\" IS NOT NULL");
                    table.CheckConstraint("CK_AuthorMeasures_TwoAccounts", "\"ConfirmedBy\" IS NULL OR \"ConfirmedBy\" <> \"AskedBy\"");
                    table.CheckConstraint("CK_AuthorMeasures_TwoPeople", "\"ConfirmedByPersonId\" IS NULL OR \"AskedByPersonId\" IS NULL OR \"ConfirmedByPersonId\" <> \"AskedByPersonId\"");
                    table.ForeignKey(
                        name: "FK_AuthorMeasures_ModerationDecisions_CommunityId_DecisionId",
                        columns: x => new { x.CommunityId, x.DecisionId },
                        principalTable: "ModerationDecisions",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AuthorMeasures_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ModerationAppeals",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DecisionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ItemId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FirstDecidedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 1200, nullable: true),
                    NotedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModerationAppeals", x => new { x.CommunityId, x.Id });
                    table.CheckConstraint("CK_ModerationAppeals_OtherOfficer", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"FirstDecidedBy\"");
                    table.ForeignKey(
                        name: "FK_ModerationAppeals_ModerationDecisions_CommunityId_DecisionId",
                        columns: x => new { x.CommunityId, x.DecisionId },
                        principalTable: "ModerationDecisions",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ModerationAppeals_ModerationItems_CommunityId_ItemId",
                        columns: x => new { x.CommunityId, x.ItemId },
                        principalTable: "ModerationItems",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ModerationAppeals_People_CommunityId_PersonId",
                        columns: x => new { x.CommunityId, x.PersonId },
                        principalTable: "People",
                        principalColumns: new[] { "CommunityId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationItems_CommunityId_State_DueAt",
                table: "ModerationItems",
                columns: new[] { "CommunityId", "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationItems_CommunityId_TextKey_State",
                table: "ModerationItems",
                columns: new[] { "CommunityId", "TextKey", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_AuthorMeasures_CommunityId_DecisionId",
                table: "AuthorMeasures",
                columns: new[] { "CommunityId", "DecisionId" });

            migrationBuilder.CreateIndex(
                name: "IX_AuthorMeasures_CommunityId_PersonId_State_Until",
                table: "AuthorMeasures",
                columns: new[] { "CommunityId", "PersonId", "State", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_AuthorMeasures_CommunityId_State_AskedAt_Id",
                table: "AuthorMeasures",
                columns: new[] { "CommunityId", "State", "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationAppeals_CommunityId_DecisionId",
                table: "ModerationAppeals",
                columns: new[] { "CommunityId", "DecisionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ModerationAppeals_CommunityId_FirstDecidedBy_State",
                table: "ModerationAppeals",
                columns: new[] { "CommunityId", "FirstDecidedBy", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationAppeals_CommunityId_ItemId",
                table: "ModerationAppeals",
                columns: new[] { "CommunityId", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationAppeals_CommunityId_PersonId",
                table: "ModerationAppeals",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationAppeals_CommunityId_State_DueAt_Id",
                table: "ModerationAppeals",
                columns: new[] { "CommunityId", "State", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationDecisions_CommunityId_AuthorId_DecidedAt_Id",
                table: "ModerationDecisions",
                columns: new[] { "CommunityId", "AuthorId", "DecidedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationDecisions_CommunityId_DecidedAt_Id",
                table: "ModerationDecisions",
                columns: new[] { "CommunityId", "DecidedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationDecisions_CommunityId_ItemId_DecidedAt",
                table: "ModerationDecisions",
                columns: new[] { "CommunityId", "ItemId", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationOriginals_CommunityId_AuthorId",
                table: "ModerationOriginals",
                columns: new[] { "CommunityId", "AuthorId" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationOriginals_CommunityId_ItemId",
                table: "ModerationOriginals",
                columns: new[] { "CommunityId", "ItemId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ModerationOriginals_CommunityId_SealedAt_Id",
                table: "ModerationOriginals",
                columns: new[] { "CommunityId", "SealedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WordLists_CommunityId_Number",
                table: "WordLists",
                columns: new[] { "CommunityId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuthorMeasures");

            migrationBuilder.DropTable(
                name: "ModerationAppeals");

            migrationBuilder.DropTable(
                name: "ModerationOriginals");

            migrationBuilder.DropTable(
                name: "WordLists");

            migrationBuilder.DropTable(
                name: "ModerationDecisions");

            migrationBuilder.DropIndex(
                name: "IX_ModerationItems_CommunityId_State_DueAt",
                table: "ModerationItems");

            migrationBuilder.DropIndex(
                name: "IX_ModerationItems_CommunityId_TextKey_State",
                table: "ModerationItems");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "ModerationItems");

            migrationBuilder.DropColumn(
                name: "IsUrgent",
                table: "ModerationItems");

            migrationBuilder.DropColumn(
                name: "RedactedAt",
                table: "ModerationItems");

            migrationBuilder.DropColumn(
                name: "TextKey",
                table: "ModerationItems");
        }
    }
}

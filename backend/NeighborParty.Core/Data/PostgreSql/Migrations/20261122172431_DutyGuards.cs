using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class DutyGuards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ReturnShiftId",
                table: "SignupSwaps",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReturnSignupId",
                table: "SignupSwaps",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AdultsOnly",
                table: "Shifts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "RequiredSkill",
                table: "Shifts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RouteId",
                table: "Shifts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BirthYearSealed",
                table: "People",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Skills",
                table: "People",
                type: "character varying(400)",
                maxLength: 400,
                nullable: false,
                defaultValueSql: "''");

            migrationBuilder.AddColumn<bool>(
                name: "AdultsOnly",
                table: "DutySeries",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "RequiredSkill",
                table: "DutySeries",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RouteId",
                table: "DutySeries",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignupSwaps_CommunityId_ReturnShiftId",
                table: "SignupSwaps",
                columns: new[] { "CommunityId", "ReturnShiftId" });

            migrationBuilder.CreateIndex(
                name: "IX_SignupSwaps_CommunityId_ReturnSignupId",
                table: "SignupSwaps",
                columns: new[] { "CommunityId", "ReturnSignupId" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_SignupSwaps_Return",
                table: "SignupSwaps",
                sql: "\"ReturnShiftId\" IS NULL OR \"ReturnShiftId\" <> \"ShiftId\"");

            migrationBuilder.CreateIndex(
                name: "IX_Shifts_CommunityId_RouteId",
                table: "Shifts",
                columns: new[] { "CommunityId", "RouteId" });

            migrationBuilder.CreateIndex(
                name: "IX_DutySeries_CommunityId_RouteId",
                table: "DutySeries",
                columns: new[] { "CommunityId", "RouteId" });

            migrationBuilder.AddForeignKey(
                name: "FK_DutySeries_PatrolRoutes_CommunityId_RouteId",
                table: "DutySeries",
                columns: new[] { "CommunityId", "RouteId" },
                principalTable: "PatrolRoutes",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Shifts_PatrolRoutes_CommunityId_RouteId",
                table: "Shifts",
                columns: new[] { "CommunityId", "RouteId" },
                principalTable: "PatrolRoutes",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_SignupSwaps_ShiftSignups_CommunityId_ReturnSignupId",
                table: "SignupSwaps",
                columns: new[] { "CommunityId", "ReturnSignupId" },
                principalTable: "ShiftSignups",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_SignupSwaps_Shifts_CommunityId_ReturnShiftId",
                table: "SignupSwaps",
                columns: new[] { "CommunityId", "ReturnShiftId" },
                principalTable: "Shifts",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_DutySeries_PatrolRoutes_CommunityId_RouteId",
                table: "DutySeries");

            migrationBuilder.DropForeignKey(
                name: "FK_Shifts_PatrolRoutes_CommunityId_RouteId",
                table: "Shifts");

            migrationBuilder.DropForeignKey(
                name: "FK_SignupSwaps_ShiftSignups_CommunityId_ReturnSignupId",
                table: "SignupSwaps");

            migrationBuilder.DropForeignKey(
                name: "FK_SignupSwaps_Shifts_CommunityId_ReturnShiftId",
                table: "SignupSwaps");

            migrationBuilder.DropIndex(
                name: "IX_SignupSwaps_CommunityId_ReturnShiftId",
                table: "SignupSwaps");

            migrationBuilder.DropIndex(
                name: "IX_SignupSwaps_CommunityId_ReturnSignupId",
                table: "SignupSwaps");

            migrationBuilder.DropCheckConstraint(
                name: "CK_SignupSwaps_Return",
                table: "SignupSwaps");

            migrationBuilder.DropIndex(
                name: "IX_Shifts_CommunityId_RouteId",
                table: "Shifts");

            migrationBuilder.DropIndex(
                name: "IX_DutySeries_CommunityId_RouteId",
                table: "DutySeries");

            migrationBuilder.DropColumn(
                name: "ReturnShiftId",
                table: "SignupSwaps");

            migrationBuilder.DropColumn(
                name: "ReturnSignupId",
                table: "SignupSwaps");

            migrationBuilder.DropColumn(
                name: "AdultsOnly",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "RequiredSkill",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "RouteId",
                table: "Shifts");

            migrationBuilder.DropColumn(
                name: "BirthYearSealed",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Skills",
                table: "People");

            migrationBuilder.DropColumn(
                name: "AdultsOnly",
                table: "DutySeries");

            migrationBuilder.DropColumn(
                name: "RequiredSkill",
                table: "DutySeries");

            migrationBuilder.DropColumn(
                name: "RouteId",
                table: "DutySeries");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ThreeDatabases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_AidAnswers_AidPosts_PostId",
                table: "AidAnswers");

            migrationBuilder.DropForeignKey(
                name: "FK_AidAnswers_People_PersonId",
                table: "AidAnswers");

            migrationBuilder.DropForeignKey(
                name: "FK_AidPostContents_AidPosts_PostId",
                table: "AidPostContents");

            migrationBuilder.DropForeignKey(
                name: "FK_AidPosts_Buildings_BuildingId",
                table: "AidPosts");

            migrationBuilder.DropForeignKey(
                name: "FK_AidPosts_People_AuthorId",
                table: "AidPosts");

            migrationBuilder.DropForeignKey(
                name: "FK_ApplicationOpenings_Applications_ApplicationId",
                table: "ApplicationOpenings");

            migrationBuilder.DropForeignKey(
                name: "FK_ApplicationOpenings_People_PersonId",
                table: "ApplicationOpenings");

            migrationBuilder.DropForeignKey(
                name: "FK_Applications_Buildings_BuildingId",
                table: "Applications");

            migrationBuilder.DropForeignKey(
                name: "FK_Applications_DoorCodes_DoorCodeId",
                table: "Applications");

            migrationBuilder.DropForeignKey(
                name: "FK_Applications_Groups_GroupId",
                table: "Applications");

            migrationBuilder.DropForeignKey(
                name: "FK_Applications_People_PersonId",
                table: "Applications");

            migrationBuilder.DropForeignKey(
                name: "FK_Applications_Stairwells_StairwellId",
                table: "Applications");

            migrationBuilder.DropForeignKey(
                name: "FK_ApplicationSteps_Applications_ApplicationId",
                table: "ApplicationSteps");

            migrationBuilder.DropForeignKey(
                name: "FK_ArmbandEvents_Armbands_ArmbandId",
                table: "ArmbandEvents");

            migrationBuilder.DropForeignKey(
                name: "FK_ArmbandEvents_People_PersonId",
                table: "ArmbandEvents");

            migrationBuilder.DropForeignKey(
                name: "FK_Armbands_Compounds_CompoundId",
                table: "Armbands");

            migrationBuilder.DropForeignKey(
                name: "FK_Armbands_Groups_GroupId",
                table: "Armbands");

            migrationBuilder.DropForeignKey(
                name: "FK_Armbands_People_HolderPersonId",
                table: "Armbands");

            migrationBuilder.DropForeignKey(
                name: "FK_AttendanceEvents_People_PersonId",
                table: "AttendanceEvents");

            migrationBuilder.DropForeignKey(
                name: "FK_AttendanceEvents_ShiftSignups_SignupId",
                table: "AttendanceEvents");

            migrationBuilder.DropForeignKey(
                name: "FK_AttendanceEvents_Shifts_ShiftId",
                table: "AttendanceEvents");

            migrationBuilder.DropForeignKey(
                name: "FK_Buildings_Compounds_CompoundId",
                table: "Buildings");

            migrationBuilder.DropForeignKey(
                name: "FK_Consents_People_PersonId",
                table: "Consents");

            migrationBuilder.DropForeignKey(
                name: "FK_ContentReports_People_ReporterId",
                table: "ContentReports");

            migrationBuilder.DropForeignKey(
                name: "FK_DoorCodes_Buildings_BuildingId",
                table: "DoorCodes");

            migrationBuilder.DropForeignKey(
                name: "FK_DutySeries_DutyPlaces_PlaceId",
                table: "DutySeries");

            migrationBuilder.DropForeignKey(
                name: "FK_DutySeries_Groups_GroupId",
                table: "DutySeries");

            migrationBuilder.DropForeignKey(
                name: "FK_DutySeries_People_LeaderPersonId",
                table: "DutySeries");

            migrationBuilder.DropForeignKey(
                name: "FK_Dwellings_Buildings_BuildingId",
                table: "Dwellings");

            migrationBuilder.DropForeignKey(
                name: "FK_Dwellings_Stairwells_StairwellId",
                table: "Dwellings");

            migrationBuilder.DropForeignKey(
                name: "FK_GroupPlaces_Buildings_BuildingId",
                table: "GroupPlaces");

            migrationBuilder.DropForeignKey(
                name: "FK_GroupPlaces_Groups_GroupId",
                table: "GroupPlaces");

            migrationBuilder.DropForeignKey(
                name: "FK_GroupPlaces_Stairwells_StairwellId",
                table: "GroupPlaces");

            migrationBuilder.DropForeignKey(
                name: "FK_HoursEntries_People_PersonId",
                table: "HoursEntries");

            migrationBuilder.DropForeignKey(
                name: "FK_HoursEntries_ShiftSignups_SignupId",
                table: "HoursEntries");

            migrationBuilder.DropForeignKey(
                name: "FK_InboxMessages_People_PersonId",
                table: "InboxMessages");

            migrationBuilder.DropForeignKey(
                name: "FK_MediaChecks_ModerationItems_ItemId",
                table: "MediaChecks");

            migrationBuilder.DropForeignKey(
                name: "FK_MediaChecks_Photos_PhotoId",
                table: "MediaChecks");

            migrationBuilder.DropForeignKey(
                name: "FK_Memberships_Groups_GroupId",
                table: "Memberships");

            migrationBuilder.DropForeignKey(
                name: "FK_Memberships_People_PersonId",
                table: "Memberships");

            migrationBuilder.DropForeignKey(
                name: "FK_ModerationItems_People_AuthorId",
                table: "ModerationItems");

            migrationBuilder.DropForeignKey(
                name: "FK_Photos_People_OwnerId",
                table: "Photos");

            migrationBuilder.DropForeignKey(
                name: "FK_Residencies_Dwellings_DwellingId",
                table: "Residencies");

            migrationBuilder.DropForeignKey(
                name: "FK_Residencies_People_PersonId",
                table: "Residencies");

            migrationBuilder.DropForeignKey(
                name: "FK_RoleGrants_People_PersonId",
                table: "RoleGrants");

            migrationBuilder.DropForeignKey(
                name: "FK_Shifts_DutyPlaces_PlaceId",
                table: "Shifts");

            migrationBuilder.DropForeignKey(
                name: "FK_Shifts_DutySeries_SeriesId",
                table: "Shifts");

            migrationBuilder.DropForeignKey(
                name: "FK_Shifts_Groups_GroupId",
                table: "Shifts");

            migrationBuilder.DropForeignKey(
                name: "FK_Shifts_People_LeaderPersonId",
                table: "Shifts");

            migrationBuilder.DropForeignKey(
                name: "FK_ShiftSignups_People_PersonId",
                table: "ShiftSignups");

            migrationBuilder.DropForeignKey(
                name: "FK_ShiftSignups_Shifts_ShiftId",
                table: "ShiftSignups");

            migrationBuilder.DropForeignKey(
                name: "FK_StaffSessions_StaffAccounts_StaffId",
                table: "StaffSessions");

            migrationBuilder.DropForeignKey(
                name: "FK_Stairwells_Buildings_BuildingId",
                table: "Stairwells");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Stairwells",
                table: "Stairwells");

            migrationBuilder.DropIndex(
                name: "IX_Stairwells_BuildingId",
                table: "Stairwells");

            migrationBuilder.DropPrimaryKey(
                name: "PK_StaffSessions",
                table: "StaffSessions");

            migrationBuilder.DropIndex(
                name: "IX_StaffSessions_StaffId",
                table: "StaffSessions");

            migrationBuilder.DropPrimaryKey(
                name: "PK_StaffAccounts",
                table: "StaffAccounts");

            migrationBuilder.DropIndex(
                name: "IX_StaffAccounts_CommunityId",
                table: "StaffAccounts");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ShiftSignups",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_PersonId",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_PersonId",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_ShiftId",
                table: "ShiftSignups");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Shifts",
                table: "Shifts");

            migrationBuilder.DropIndex(
                name: "IX_Shifts_GroupId",
                table: "Shifts");

            migrationBuilder.DropIndex(
                name: "IX_Shifts_LeaderPersonId",
                table: "Shifts");

            migrationBuilder.DropIndex(
                name: "IX_Shifts_PlaceId",
                table: "Shifts");

            migrationBuilder.DropIndex(
                name: "IX_Shifts_SeriesId",
                table: "Shifts");

            migrationBuilder.DropPrimaryKey(
                name: "PK_RoleGrants",
                table: "RoleGrants");

            migrationBuilder.DropIndex(
                name: "IX_RoleGrants_OneLeader",
                table: "RoleGrants");

            migrationBuilder.DropIndex(
                name: "IX_RoleGrants_PersonId",
                table: "RoleGrants");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Residencies",
                table: "Residencies");

            migrationBuilder.DropIndex(
                name: "IX_Residencies_DwellingId",
                table: "Residencies");

            migrationBuilder.DropIndex(
                name: "IX_Residencies_OnePrimary",
                table: "Residencies");

            migrationBuilder.DropIndex(
                name: "IX_Residencies_PersonId",
                table: "Residencies");

            migrationBuilder.DropPrimaryKey(
                name: "PK_PolicyVersions",
                table: "PolicyVersions");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Photos",
                table: "Photos");

            migrationBuilder.DropIndex(
                name: "IX_Photos_OwnerId",
                table: "Photos");

            migrationBuilder.DropPrimaryKey(
                name: "PK_People",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_CommunityId_AccountId",
                table: "People");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ModerationItems",
                table: "ModerationItems");

            migrationBuilder.DropIndex(
                name: "IX_ModerationItems_AuthorId",
                table: "ModerationItems");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Memberships",
                table: "Memberships");

            migrationBuilder.DropIndex(
                name: "IX_Memberships_GroupId",
                table: "Memberships");

            migrationBuilder.DropIndex(
                name: "IX_Memberships_PersonId",
                table: "Memberships");

            migrationBuilder.DropPrimaryKey(
                name: "PK_MediaChecks",
                table: "MediaChecks");

            migrationBuilder.DropIndex(
                name: "IX_MediaChecks_ItemId",
                table: "MediaChecks");

            migrationBuilder.DropIndex(
                name: "IX_MediaChecks_PhotoId",
                table: "MediaChecks");

            migrationBuilder.DropPrimaryKey(
                name: "PK_InboxMessages",
                table: "InboxMessages");

            migrationBuilder.DropIndex(
                name: "IX_InboxMessages_PersonId",
                table: "InboxMessages");

            migrationBuilder.DropPrimaryKey(
                name: "PK_HoursEntries",
                table: "HoursEntries");

            migrationBuilder.DropIndex(
                name: "IX_HoursEntries_PersonId",
                table: "HoursEntries");

            migrationBuilder.DropIndex(
                name: "IX_HoursEntries_SignupId",
                table: "HoursEntries");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Groups",
                table: "Groups");

            migrationBuilder.DropPrimaryKey(
                name: "PK_GroupPlaces",
                table: "GroupPlaces");

            migrationBuilder.DropIndex(
                name: "IX_GroupPlaces_BuildingId",
                table: "GroupPlaces");

            migrationBuilder.DropIndex(
                name: "IX_GroupPlaces_GroupId",
                table: "GroupPlaces");

            migrationBuilder.DropIndex(
                name: "IX_GroupPlaces_StairwellId",
                table: "GroupPlaces");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Dwellings",
                table: "Dwellings");

            migrationBuilder.DropIndex(
                name: "IX_Dwellings_BuildingId",
                table: "Dwellings");

            migrationBuilder.DropIndex(
                name: "IX_Dwellings_StairwellId",
                table: "Dwellings");

            migrationBuilder.DropPrimaryKey(
                name: "PK_DutySeries",
                table: "DutySeries");

            migrationBuilder.DropIndex(
                name: "IX_DutySeries_GroupId",
                table: "DutySeries");

            migrationBuilder.DropIndex(
                name: "IX_DutySeries_LeaderPersonId",
                table: "DutySeries");

            migrationBuilder.DropIndex(
                name: "IX_DutySeries_PlaceId",
                table: "DutySeries");

            migrationBuilder.DropPrimaryKey(
                name: "PK_DutyPlaces",
                table: "DutyPlaces");

            migrationBuilder.DropPrimaryKey(
                name: "PK_DoorCodes",
                table: "DoorCodes");

            migrationBuilder.DropIndex(
                name: "IX_DoorCodes_BuildingId",
                table: "DoorCodes");

            migrationBuilder.DropIndex(
                name: "IX_DoorCodes_OneForBuilding",
                table: "DoorCodes");

            migrationBuilder.DropIndex(
                name: "IX_DoorCodes_OneForStairwell",
                table: "DoorCodes");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ContentReports",
                table: "ContentReports");

            migrationBuilder.DropIndex(
                name: "IX_ContentReports_CommunityId_ContentKind_ContentId_HouseholdId",
                table: "ContentReports");

            migrationBuilder.DropIndex(
                name: "IX_ContentReports_ReporterId",
                table: "ContentReports");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Consents",
                table: "Consents");

            migrationBuilder.DropIndex(
                name: "IX_Consents_CommunityId_PersonId_Purpose",
                table: "Consents");

            migrationBuilder.DropIndex(
                name: "IX_Consents_PersonId",
                table: "Consents");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Compounds",
                table: "Compounds");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Buildings",
                table: "Buildings");

            migrationBuilder.DropIndex(
                name: "IX_Buildings_CompoundId",
                table: "Buildings");

            migrationBuilder.DropPrimaryKey(
                name: "PK_AuditEvents",
                table: "AuditEvents");

            migrationBuilder.DropPrimaryKey(
                name: "PK_AttendanceEvents",
                table: "AttendanceEvents");

            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_PersonId",
                table: "AttendanceEvents");

            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_ShiftId",
                table: "AttendanceEvents");

            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_SignupId",
                table: "AttendanceEvents");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Armbands",
                table: "Armbands");

            migrationBuilder.DropIndex(
                name: "IX_Armbands_CompoundId",
                table: "Armbands");

            migrationBuilder.DropIndex(
                name: "IX_Armbands_GroupId",
                table: "Armbands");

            migrationBuilder.DropIndex(
                name: "IX_Armbands_HolderPersonId",
                table: "Armbands");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ArmbandEvents",
                table: "ArmbandEvents");

            migrationBuilder.DropIndex(
                name: "IX_ArmbandEvents_ArmbandId",
                table: "ArmbandEvents");

            migrationBuilder.DropIndex(
                name: "IX_ArmbandEvents_PersonId",
                table: "ArmbandEvents");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ApplicationSteps",
                table: "ApplicationSteps");

            migrationBuilder.DropIndex(
                name: "IX_ApplicationSteps_ApplicationId",
                table: "ApplicationSteps");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Applications",
                table: "Applications");

            migrationBuilder.DropIndex(
                name: "IX_Applications_BuildingId",
                table: "Applications");

            migrationBuilder.DropIndex(
                name: "IX_Applications_DoorCodeId",
                table: "Applications");

            migrationBuilder.DropIndex(
                name: "IX_Applications_GroupId",
                table: "Applications");

            migrationBuilder.DropIndex(
                name: "IX_Applications_OneOpen",
                table: "Applications");

            migrationBuilder.DropIndex(
                name: "IX_Applications_PersonId",
                table: "Applications");

            migrationBuilder.DropIndex(
                name: "IX_Applications_StairwellId",
                table: "Applications");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Applications_AnotherOfficer",
                table: "Applications");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ApplicationOpenings",
                table: "ApplicationOpenings");

            migrationBuilder.DropIndex(
                name: "IX_ApplicationOpenings_ApplicationId",
                table: "ApplicationOpenings");

            migrationBuilder.DropIndex(
                name: "IX_ApplicationOpenings_PersonId",
                table: "ApplicationOpenings");

            migrationBuilder.DropPrimaryKey(
                name: "PK_AidPosts",
                table: "AidPosts");

            migrationBuilder.DropIndex(
                name: "IX_AidPosts_AuthorId",
                table: "AidPosts");

            migrationBuilder.DropIndex(
                name: "IX_AidPosts_BuildingId",
                table: "AidPosts");

            migrationBuilder.DropPrimaryKey(
                name: "PK_AidPostContents",
                table: "AidPostContents");

            migrationBuilder.DropIndex(
                name: "IX_AidPostContents_PostId",
                table: "AidPostContents");

            migrationBuilder.DropPrimaryKey(
                name: "PK_AidAnswers",
                table: "AidAnswers");

            migrationBuilder.DropIndex(
                name: "IX_AidAnswers_CommunityId_PostId_PersonId",
                table: "AidAnswers");

            migrationBuilder.DropIndex(
                name: "IX_AidAnswers_PersonId",
                table: "AidAnswers");

            migrationBuilder.DropIndex(
                name: "IX_AidAnswers_PostId",
                table: "AidAnswers");

            migrationBuilder.AddColumn<byte[]>(
                name: "GroupId",
                table: "AttendanceEvents",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestHash",
                table: "AttendanceEvents",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestKey",
                table: "AttendanceEvents",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Audience",
                table: "AidPosts",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddPrimaryKey(
                name: "PK_Stairwells",
                table: "Stairwells",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_StaffSessions",
                table: "StaffSessions",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_StaffAccounts",
                table: "StaffAccounts",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_ShiftSignups",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_Shifts",
                table: "Shifts",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_RoleGrants",
                table: "RoleGrants",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_Residencies",
                table: "Residencies",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_PolicyVersions",
                table: "PolicyVersions",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_Photos",
                table: "Photos",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_People",
                table: "People",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_ModerationItems",
                table: "ModerationItems",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_Memberships",
                table: "Memberships",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_MediaChecks",
                table: "MediaChecks",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_InboxMessages",
                table: "InboxMessages",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_HoursEntries",
                table: "HoursEntries",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_Groups",
                table: "Groups",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_GroupPlaces",
                table: "GroupPlaces",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_Dwellings",
                table: "Dwellings",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_DutySeries",
                table: "DutySeries",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_DutyPlaces",
                table: "DutyPlaces",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_DoorCodes",
                table: "DoorCodes",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_ContentReports",
                table: "ContentReports",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_Consents",
                table: "Consents",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_Compounds",
                table: "Compounds",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_Buildings",
                table: "Buildings",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_AuditEvents",
                table: "AuditEvents",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_AttendanceEvents",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_Armbands",
                table: "Armbands",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_ArmbandEvents",
                table: "ArmbandEvents",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_ApplicationSteps",
                table: "ApplicationSteps",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_Applications",
                table: "Applications",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_ApplicationOpenings",
                table: "ApplicationOpenings",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_AidPosts",
                table: "AidPosts",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_AidPostContents",
                table: "AidPostContents",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_AidAnswers",
                table: "AidAnswers",
                columns: new[] { "CommunityId", "Id" });

            migrationBuilder.CreateTable(
                name: "JobRuns",
                columns: table => new
                {
                    Job = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobRuns", x => x.Job);
                });

            migrationBuilder.CreateTable(
                name: "KeyRingEntries",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyRingEntries", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Leases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Holder = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Tallies",
                columns: table => new
                {
                    CommunityId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Measure = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Part = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tallies", x => new { x.CommunityId, x.Part, x.Day, x.Measure });
                });

            migrationBuilder.CreateTable(
                name: "WeChatTokens",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TokenSealed = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GoodUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ForcedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WeChatTokens", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StaffSessions_CommunityId_StaffId",
                table: "StaffSessions",
                columns: new[] { "CommunityId", "StaffId" });

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_PersonId",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "ShiftId", "PersonId" },
                unique: true,
                filter: "\"State\" <> 'CancelledEarly' AND \"State\" <> 'CancelledLate' AND \"State\" <> 'Cancelled'");

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_State",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "ShiftId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Shifts_CommunityId_GroupId",
                table: "Shifts",
                columns: new[] { "CommunityId", "GroupId" });

            migrationBuilder.CreateIndex(
                name: "IX_Shifts_CommunityId_LeaderPersonId",
                table: "Shifts",
                columns: new[] { "CommunityId", "LeaderPersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Shifts_CommunityId_PlaceId",
                table: "Shifts",
                columns: new[] { "CommunityId", "PlaceId" });

            migrationBuilder.CreateIndex(
                name: "IX_RoleGrants_OneLeader",
                table: "RoleGrants",
                columns: new[] { "CommunityId", "ScopeId" },
                unique: true,
                filter: "\"Role\" = 'GroupLeader' AND \"Scope\" = 'Group' AND \"To\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Residencies_OnePrimary",
                table: "Residencies",
                columns: new[] { "CommunityId", "PersonId" },
                unique: true,
                filter: "\"IsPrimary\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Photos_CommunityId_OwnerId",
                table: "Photos",
                columns: new[] { "CommunityId", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_People_CommunityId_AccountId",
                table: "People",
                columns: new[] { "CommunityId", "AccountId" },
                unique: true,
                filter: "\"AccountId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MediaChecks_CommunityId_PhotoId",
                table: "MediaChecks",
                columns: new[] { "CommunityId", "PhotoId" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupPlaces_CommunityId_GroupId",
                table: "GroupPlaces",
                columns: new[] { "CommunityId", "GroupId" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupPlaces_CommunityId_StairwellId",
                table: "GroupPlaces",
                columns: new[] { "CommunityId", "StairwellId" });

            migrationBuilder.CreateIndex(
                name: "IX_Dwellings_CommunityId_BuildingId",
                table: "Dwellings",
                columns: new[] { "CommunityId", "BuildingId" });

            migrationBuilder.CreateIndex(
                name: "IX_Dwellings_CommunityId_StairwellId",
                table: "Dwellings",
                columns: new[] { "CommunityId", "StairwellId" });

            migrationBuilder.CreateIndex(
                name: "IX_DutySeries_CommunityId_LeaderPersonId",
                table: "DutySeries",
                columns: new[] { "CommunityId", "LeaderPersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_DutySeries_CommunityId_PlaceId",
                table: "DutySeries",
                columns: new[] { "CommunityId", "PlaceId" });

            migrationBuilder.CreateIndex(
                name: "IX_DoorCodes_OneForBuilding",
                table: "DoorCodes",
                columns: new[] { "CommunityId", "BuildingId" },
                unique: true,
                filter: "\"RevokedAt\" IS NULL AND \"StairwellId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DoorCodes_OneForStairwell",
                table: "DoorCodes",
                columns: new[] { "CommunityId", "BuildingId", "StairwellId" },
                unique: true,
                filter: "\"RevokedAt\" IS NULL AND \"StairwellId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ContentReports_CommunityId_ContentKind_ContentId_HouseholdId",
                table: "ContentReports",
                columns: new[] { "CommunityId", "ContentKind", "ContentId", "HouseholdId" },
                unique: true,
                filter: "\"SettledAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ContentReports_CommunityId_ReporterId",
                table: "ContentReports",
                columns: new[] { "CommunityId", "ReporterId" });

            migrationBuilder.CreateIndex(
                name: "IX_Consents_CommunityId_PersonId_Purpose",
                table: "Consents",
                columns: new[] { "CommunityId", "PersonId", "Purpose" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceEvents_CommunityId_PersonId",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandEvents_CommunityId_PersonId",
                table: "ArmbandEvents",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_CommunityId_BuildingId",
                table: "Applications",
                columns: new[] { "CommunityId", "BuildingId" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_CommunityId_StairwellId",
                table: "Applications",
                columns: new[] { "CommunityId", "StairwellId" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_OneOpen",
                table: "Applications",
                columns: new[] { "CommunityId", "GroupId", "PersonId" },
                unique: true,
                filter: "\"State\" IN ('Submitted', 'LeaderCheck', 'StaffCheck', 'NeedInfo', 'Appealed')");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Applications_AnotherOfficer",
                table: "Applications",
                sql: "\"AppealDecidedBy\" IS NULL OR \"AppealDecidedBy\" <> \"DecidedBy\"");

            migrationBuilder.CreateIndex(
                name: "IX_ApplicationOpenings_CommunityId_PersonId",
                table: "ApplicationOpenings",
                columns: new[] { "CommunityId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_AidPosts_CommunityId_Audience_State_ListedAt_Id",
                table: "AidPosts",
                columns: new[] { "CommunityId", "Audience", "State", "ListedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AidPosts_CommunityId_BuildingId",
                table: "AidPosts",
                columns: new[] { "CommunityId", "BuildingId" });

            migrationBuilder.CreateIndex(
                name: "IX_AidAnswers_CommunityId_PostId_CreatedAt_Id",
                table: "AidAnswers",
                columns: new[] { "CommunityId", "PostId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AidAnswers_CommunityId_PostId_PersonId",
                table: "AidAnswers",
                columns: new[] { "CommunityId", "PostId", "PersonId" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_AidAnswers_AidPosts_CommunityId_PostId",
                table: "AidAnswers",
                columns: new[] { "CommunityId", "PostId" },
                principalTable: "AidPosts",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_AidAnswers_People_CommunityId_PersonId",
                table: "AidAnswers",
                columns: new[] { "CommunityId", "PersonId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AidPostContents_AidPosts_CommunityId_PostId",
                table: "AidPostContents",
                columns: new[] { "CommunityId", "PostId" },
                principalTable: "AidPosts",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_AidPosts_Buildings_CommunityId_BuildingId",
                table: "AidPosts",
                columns: new[] { "CommunityId", "BuildingId" },
                principalTable: "Buildings",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AidPosts_People_CommunityId_AuthorId",
                table: "AidPosts",
                columns: new[] { "CommunityId", "AuthorId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ApplicationOpenings_Applications_CommunityId_ApplicationId",
                table: "ApplicationOpenings",
                columns: new[] { "CommunityId", "ApplicationId" },
                principalTable: "Applications",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_ApplicationOpenings_People_CommunityId_PersonId",
                table: "ApplicationOpenings",
                columns: new[] { "CommunityId", "PersonId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Applications_Buildings_CommunityId_BuildingId",
                table: "Applications",
                columns: new[] { "CommunityId", "BuildingId" },
                principalTable: "Buildings",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Applications_DoorCodes_CommunityId_DoorCodeId",
                table: "Applications",
                columns: new[] { "CommunityId", "DoorCodeId" },
                principalTable: "DoorCodes",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Applications_Groups_CommunityId_GroupId",
                table: "Applications",
                columns: new[] { "CommunityId", "GroupId" },
                principalTable: "Groups",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Applications_People_CommunityId_PersonId",
                table: "Applications",
                columns: new[] { "CommunityId", "PersonId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Applications_Stairwells_CommunityId_StairwellId",
                table: "Applications",
                columns: new[] { "CommunityId", "StairwellId" },
                principalTable: "Stairwells",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ApplicationSteps_Applications_CommunityId_ApplicationId",
                table: "ApplicationSteps",
                columns: new[] { "CommunityId", "ApplicationId" },
                principalTable: "Applications",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_ArmbandEvents_Armbands_CommunityId_ArmbandId",
                table: "ArmbandEvents",
                columns: new[] { "CommunityId", "ArmbandId" },
                principalTable: "Armbands",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ArmbandEvents_People_CommunityId_PersonId",
                table: "ArmbandEvents",
                columns: new[] { "CommunityId", "PersonId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Armbands_Compounds_CommunityId_CompoundId",
                table: "Armbands",
                columns: new[] { "CommunityId", "CompoundId" },
                principalTable: "Compounds",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Armbands_Groups_CommunityId_GroupId",
                table: "Armbands",
                columns: new[] { "CommunityId", "GroupId" },
                principalTable: "Groups",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Armbands_People_CommunityId_HolderPersonId",
                table: "Armbands",
                columns: new[] { "CommunityId", "HolderPersonId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AttendanceEvents_People_CommunityId_PersonId",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "PersonId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AttendanceEvents_ShiftSignups_CommunityId_SignupId",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "SignupId" },
                principalTable: "ShiftSignups",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AttendanceEvents_Shifts_CommunityId_ShiftId",
                table: "AttendanceEvents",
                columns: new[] { "CommunityId", "ShiftId" },
                principalTable: "Shifts",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Buildings_Compounds_CommunityId_CompoundId",
                table: "Buildings",
                columns: new[] { "CommunityId", "CompoundId" },
                principalTable: "Compounds",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Consents_People_CommunityId_PersonId",
                table: "Consents",
                columns: new[] { "CommunityId", "PersonId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ContentReports_People_CommunityId_ReporterId",
                table: "ContentReports",
                columns: new[] { "CommunityId", "ReporterId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DoorCodes_Buildings_CommunityId_BuildingId",
                table: "DoorCodes",
                columns: new[] { "CommunityId", "BuildingId" },
                principalTable: "Buildings",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DutySeries_DutyPlaces_CommunityId_PlaceId",
                table: "DutySeries",
                columns: new[] { "CommunityId", "PlaceId" },
                principalTable: "DutyPlaces",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DutySeries_Groups_CommunityId_GroupId",
                table: "DutySeries",
                columns: new[] { "CommunityId", "GroupId" },
                principalTable: "Groups",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DutySeries_People_CommunityId_LeaderPersonId",
                table: "DutySeries",
                columns: new[] { "CommunityId", "LeaderPersonId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Dwellings_Buildings_CommunityId_BuildingId",
                table: "Dwellings",
                columns: new[] { "CommunityId", "BuildingId" },
                principalTable: "Buildings",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Dwellings_Stairwells_CommunityId_StairwellId",
                table: "Dwellings",
                columns: new[] { "CommunityId", "StairwellId" },
                principalTable: "Stairwells",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_GroupPlaces_Buildings_CommunityId_BuildingId",
                table: "GroupPlaces",
                columns: new[] { "CommunityId", "BuildingId" },
                principalTable: "Buildings",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_GroupPlaces_Groups_CommunityId_GroupId",
                table: "GroupPlaces",
                columns: new[] { "CommunityId", "GroupId" },
                principalTable: "Groups",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_GroupPlaces_Stairwells_CommunityId_StairwellId",
                table: "GroupPlaces",
                columns: new[] { "CommunityId", "StairwellId" },
                principalTable: "Stairwells",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_HoursEntries_People_CommunityId_PersonId",
                table: "HoursEntries",
                columns: new[] { "CommunityId", "PersonId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_HoursEntries_ShiftSignups_CommunityId_SignupId",
                table: "HoursEntries",
                columns: new[] { "CommunityId", "SignupId" },
                principalTable: "ShiftSignups",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_InboxMessages_People_CommunityId_PersonId",
                table: "InboxMessages",
                columns: new[] { "CommunityId", "PersonId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_MediaChecks_ModerationItems_CommunityId_ItemId",
                table: "MediaChecks",
                columns: new[] { "CommunityId", "ItemId" },
                principalTable: "ModerationItems",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_MediaChecks_Photos_CommunityId_PhotoId",
                table: "MediaChecks",
                columns: new[] { "CommunityId", "PhotoId" },
                principalTable: "Photos",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Memberships_Groups_CommunityId_GroupId",
                table: "Memberships",
                columns: new[] { "CommunityId", "GroupId" },
                principalTable: "Groups",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Memberships_People_CommunityId_PersonId",
                table: "Memberships",
                columns: new[] { "CommunityId", "PersonId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ModerationItems_People_CommunityId_AuthorId",
                table: "ModerationItems",
                columns: new[] { "CommunityId", "AuthorId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Photos_People_CommunityId_OwnerId",
                table: "Photos",
                columns: new[] { "CommunityId", "OwnerId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Residencies_Dwellings_CommunityId_DwellingId",
                table: "Residencies",
                columns: new[] { "CommunityId", "DwellingId" },
                principalTable: "Dwellings",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Residencies_People_CommunityId_PersonId",
                table: "Residencies",
                columns: new[] { "CommunityId", "PersonId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_RoleGrants_People_CommunityId_PersonId",
                table: "RoleGrants",
                columns: new[] { "CommunityId", "PersonId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Shifts_DutyPlaces_CommunityId_PlaceId",
                table: "Shifts",
                columns: new[] { "CommunityId", "PlaceId" },
                principalTable: "DutyPlaces",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Shifts_DutySeries_CommunityId_SeriesId",
                table: "Shifts",
                columns: new[] { "CommunityId", "SeriesId" },
                principalTable: "DutySeries",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Shifts_Groups_CommunityId_GroupId",
                table: "Shifts",
                columns: new[] { "CommunityId", "GroupId" },
                principalTable: "Groups",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Shifts_People_CommunityId_LeaderPersonId",
                table: "Shifts",
                columns: new[] { "CommunityId", "LeaderPersonId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ShiftSignups_People_CommunityId_PersonId",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "PersonId" },
                principalTable: "People",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ShiftSignups_Shifts_CommunityId_ShiftId",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "ShiftId" },
                principalTable: "Shifts",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_StaffSessions_StaffAccounts_CommunityId_StaffId",
                table: "StaffSessions",
                columns: new[] { "CommunityId", "StaffId" },
                principalTable: "StaffAccounts",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Stairwells_Buildings_CommunityId_BuildingId",
                table: "Stairwells",
                columns: new[] { "CommunityId", "BuildingId" },
                principalTable: "Buildings",
                principalColumns: new[] { "CommunityId", "Id" },
                onDelete: ReferentialAction.Restrict);

            // Rows of the version before: whose neighbours see a post, and which group an arrival counts for.
            migrationBuilder.Sql("""
                UPDATE "AidPosts" SET "Audience" = CASE "Visibility" WHEN 'Building' THEN "BuildingId" ELSE "CompoundId" END;
                UPDATE "AttendanceEvents" SET "GroupId" = (SELECT s."GroupId" FROM "Shifts" s
                    WHERE s."CommunityId" = "AttendanceEvents"."CommunityId" AND s."Id" = "AttendanceEvents"."ShiftId");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_AidAnswers_AidPosts_CommunityId_PostId",
                table: "AidAnswers");

            migrationBuilder.DropForeignKey(
                name: "FK_AidAnswers_People_CommunityId_PersonId",
                table: "AidAnswers");

            migrationBuilder.DropForeignKey(
                name: "FK_AidPostContents_AidPosts_CommunityId_PostId",
                table: "AidPostContents");

            migrationBuilder.DropForeignKey(
                name: "FK_AidPosts_Buildings_CommunityId_BuildingId",
                table: "AidPosts");

            migrationBuilder.DropForeignKey(
                name: "FK_AidPosts_People_CommunityId_AuthorId",
                table: "AidPosts");

            migrationBuilder.DropForeignKey(
                name: "FK_ApplicationOpenings_Applications_CommunityId_ApplicationId",
                table: "ApplicationOpenings");

            migrationBuilder.DropForeignKey(
                name: "FK_ApplicationOpenings_People_CommunityId_PersonId",
                table: "ApplicationOpenings");

            migrationBuilder.DropForeignKey(
                name: "FK_Applications_Buildings_CommunityId_BuildingId",
                table: "Applications");

            migrationBuilder.DropForeignKey(
                name: "FK_Applications_DoorCodes_CommunityId_DoorCodeId",
                table: "Applications");

            migrationBuilder.DropForeignKey(
                name: "FK_Applications_Groups_CommunityId_GroupId",
                table: "Applications");

            migrationBuilder.DropForeignKey(
                name: "FK_Applications_People_CommunityId_PersonId",
                table: "Applications");

            migrationBuilder.DropForeignKey(
                name: "FK_Applications_Stairwells_CommunityId_StairwellId",
                table: "Applications");

            migrationBuilder.DropForeignKey(
                name: "FK_ApplicationSteps_Applications_CommunityId_ApplicationId",
                table: "ApplicationSteps");

            migrationBuilder.DropForeignKey(
                name: "FK_ArmbandEvents_Armbands_CommunityId_ArmbandId",
                table: "ArmbandEvents");

            migrationBuilder.DropForeignKey(
                name: "FK_ArmbandEvents_People_CommunityId_PersonId",
                table: "ArmbandEvents");

            migrationBuilder.DropForeignKey(
                name: "FK_Armbands_Compounds_CommunityId_CompoundId",
                table: "Armbands");

            migrationBuilder.DropForeignKey(
                name: "FK_Armbands_Groups_CommunityId_GroupId",
                table: "Armbands");

            migrationBuilder.DropForeignKey(
                name: "FK_Armbands_People_CommunityId_HolderPersonId",
                table: "Armbands");

            migrationBuilder.DropForeignKey(
                name: "FK_AttendanceEvents_People_CommunityId_PersonId",
                table: "AttendanceEvents");

            migrationBuilder.DropForeignKey(
                name: "FK_AttendanceEvents_ShiftSignups_CommunityId_SignupId",
                table: "AttendanceEvents");

            migrationBuilder.DropForeignKey(
                name: "FK_AttendanceEvents_Shifts_CommunityId_ShiftId",
                table: "AttendanceEvents");

            migrationBuilder.DropForeignKey(
                name: "FK_Buildings_Compounds_CommunityId_CompoundId",
                table: "Buildings");

            migrationBuilder.DropForeignKey(
                name: "FK_Consents_People_CommunityId_PersonId",
                table: "Consents");

            migrationBuilder.DropForeignKey(
                name: "FK_ContentReports_People_CommunityId_ReporterId",
                table: "ContentReports");

            migrationBuilder.DropForeignKey(
                name: "FK_DoorCodes_Buildings_CommunityId_BuildingId",
                table: "DoorCodes");

            migrationBuilder.DropForeignKey(
                name: "FK_DutySeries_DutyPlaces_CommunityId_PlaceId",
                table: "DutySeries");

            migrationBuilder.DropForeignKey(
                name: "FK_DutySeries_Groups_CommunityId_GroupId",
                table: "DutySeries");

            migrationBuilder.DropForeignKey(
                name: "FK_DutySeries_People_CommunityId_LeaderPersonId",
                table: "DutySeries");

            migrationBuilder.DropForeignKey(
                name: "FK_Dwellings_Buildings_CommunityId_BuildingId",
                table: "Dwellings");

            migrationBuilder.DropForeignKey(
                name: "FK_Dwellings_Stairwells_CommunityId_StairwellId",
                table: "Dwellings");

            migrationBuilder.DropForeignKey(
                name: "FK_GroupPlaces_Buildings_CommunityId_BuildingId",
                table: "GroupPlaces");

            migrationBuilder.DropForeignKey(
                name: "FK_GroupPlaces_Groups_CommunityId_GroupId",
                table: "GroupPlaces");

            migrationBuilder.DropForeignKey(
                name: "FK_GroupPlaces_Stairwells_CommunityId_StairwellId",
                table: "GroupPlaces");

            migrationBuilder.DropForeignKey(
                name: "FK_HoursEntries_People_CommunityId_PersonId",
                table: "HoursEntries");

            migrationBuilder.DropForeignKey(
                name: "FK_HoursEntries_ShiftSignups_CommunityId_SignupId",
                table: "HoursEntries");

            migrationBuilder.DropForeignKey(
                name: "FK_InboxMessages_People_CommunityId_PersonId",
                table: "InboxMessages");

            migrationBuilder.DropForeignKey(
                name: "FK_MediaChecks_ModerationItems_CommunityId_ItemId",
                table: "MediaChecks");

            migrationBuilder.DropForeignKey(
                name: "FK_MediaChecks_Photos_CommunityId_PhotoId",
                table: "MediaChecks");

            migrationBuilder.DropForeignKey(
                name: "FK_Memberships_Groups_CommunityId_GroupId",
                table: "Memberships");

            migrationBuilder.DropForeignKey(
                name: "FK_Memberships_People_CommunityId_PersonId",
                table: "Memberships");

            migrationBuilder.DropForeignKey(
                name: "FK_ModerationItems_People_CommunityId_AuthorId",
                table: "ModerationItems");

            migrationBuilder.DropForeignKey(
                name: "FK_Photos_People_CommunityId_OwnerId",
                table: "Photos");

            migrationBuilder.DropForeignKey(
                name: "FK_Residencies_Dwellings_CommunityId_DwellingId",
                table: "Residencies");

            migrationBuilder.DropForeignKey(
                name: "FK_Residencies_People_CommunityId_PersonId",
                table: "Residencies");

            migrationBuilder.DropForeignKey(
                name: "FK_RoleGrants_People_CommunityId_PersonId",
                table: "RoleGrants");

            migrationBuilder.DropForeignKey(
                name: "FK_Shifts_DutyPlaces_CommunityId_PlaceId",
                table: "Shifts");

            migrationBuilder.DropForeignKey(
                name: "FK_Shifts_DutySeries_CommunityId_SeriesId",
                table: "Shifts");

            migrationBuilder.DropForeignKey(
                name: "FK_Shifts_Groups_CommunityId_GroupId",
                table: "Shifts");

            migrationBuilder.DropForeignKey(
                name: "FK_Shifts_People_CommunityId_LeaderPersonId",
                table: "Shifts");

            migrationBuilder.DropForeignKey(
                name: "FK_ShiftSignups_People_CommunityId_PersonId",
                table: "ShiftSignups");

            migrationBuilder.DropForeignKey(
                name: "FK_ShiftSignups_Shifts_CommunityId_ShiftId",
                table: "ShiftSignups");

            migrationBuilder.DropForeignKey(
                name: "FK_StaffSessions_StaffAccounts_CommunityId_StaffId",
                table: "StaffSessions");

            migrationBuilder.DropForeignKey(
                name: "FK_Stairwells_Buildings_CommunityId_BuildingId",
                table: "Stairwells");

            migrationBuilder.DropTable(
                name: "JobRuns");

            migrationBuilder.DropTable(
                name: "KeyRingEntries");

            migrationBuilder.DropTable(
                name: "Leases");

            migrationBuilder.DropTable(
                name: "Tallies");

            migrationBuilder.DropTable(
                name: "WeChatTokens");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Stairwells",
                table: "Stairwells");

            migrationBuilder.DropPrimaryKey(
                name: "PK_StaffSessions",
                table: "StaffSessions");

            migrationBuilder.DropIndex(
                name: "IX_StaffSessions_CommunityId_StaffId",
                table: "StaffSessions");

            migrationBuilder.DropPrimaryKey(
                name: "PK_StaffAccounts",
                table: "StaffAccounts");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ShiftSignups",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_PersonId",
                table: "ShiftSignups");

            migrationBuilder.DropIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_State",
                table: "ShiftSignups");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Shifts",
                table: "Shifts");

            migrationBuilder.DropIndex(
                name: "IX_Shifts_CommunityId_GroupId",
                table: "Shifts");

            migrationBuilder.DropIndex(
                name: "IX_Shifts_CommunityId_LeaderPersonId",
                table: "Shifts");

            migrationBuilder.DropIndex(
                name: "IX_Shifts_CommunityId_PlaceId",
                table: "Shifts");

            migrationBuilder.DropPrimaryKey(
                name: "PK_RoleGrants",
                table: "RoleGrants");

            migrationBuilder.DropIndex(
                name: "IX_RoleGrants_OneLeader",
                table: "RoleGrants");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Residencies",
                table: "Residencies");

            migrationBuilder.DropIndex(
                name: "IX_Residencies_OnePrimary",
                table: "Residencies");

            migrationBuilder.DropPrimaryKey(
                name: "PK_PolicyVersions",
                table: "PolicyVersions");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Photos",
                table: "Photos");

            migrationBuilder.DropIndex(
                name: "IX_Photos_CommunityId_OwnerId",
                table: "Photos");

            migrationBuilder.DropPrimaryKey(
                name: "PK_People",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_CommunityId_AccountId",
                table: "People");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ModerationItems",
                table: "ModerationItems");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Memberships",
                table: "Memberships");

            migrationBuilder.DropPrimaryKey(
                name: "PK_MediaChecks",
                table: "MediaChecks");

            migrationBuilder.DropIndex(
                name: "IX_MediaChecks_CommunityId_PhotoId",
                table: "MediaChecks");

            migrationBuilder.DropPrimaryKey(
                name: "PK_InboxMessages",
                table: "InboxMessages");

            migrationBuilder.DropPrimaryKey(
                name: "PK_HoursEntries",
                table: "HoursEntries");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Groups",
                table: "Groups");

            migrationBuilder.DropPrimaryKey(
                name: "PK_GroupPlaces",
                table: "GroupPlaces");

            migrationBuilder.DropIndex(
                name: "IX_GroupPlaces_CommunityId_GroupId",
                table: "GroupPlaces");

            migrationBuilder.DropIndex(
                name: "IX_GroupPlaces_CommunityId_StairwellId",
                table: "GroupPlaces");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Dwellings",
                table: "Dwellings");

            migrationBuilder.DropIndex(
                name: "IX_Dwellings_CommunityId_BuildingId",
                table: "Dwellings");

            migrationBuilder.DropIndex(
                name: "IX_Dwellings_CommunityId_StairwellId",
                table: "Dwellings");

            migrationBuilder.DropPrimaryKey(
                name: "PK_DutySeries",
                table: "DutySeries");

            migrationBuilder.DropIndex(
                name: "IX_DutySeries_CommunityId_LeaderPersonId",
                table: "DutySeries");

            migrationBuilder.DropIndex(
                name: "IX_DutySeries_CommunityId_PlaceId",
                table: "DutySeries");

            migrationBuilder.DropPrimaryKey(
                name: "PK_DutyPlaces",
                table: "DutyPlaces");

            migrationBuilder.DropPrimaryKey(
                name: "PK_DoorCodes",
                table: "DoorCodes");

            migrationBuilder.DropIndex(
                name: "IX_DoorCodes_OneForBuilding",
                table: "DoorCodes");

            migrationBuilder.DropIndex(
                name: "IX_DoorCodes_OneForStairwell",
                table: "DoorCodes");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ContentReports",
                table: "ContentReports");

            migrationBuilder.DropIndex(
                name: "IX_ContentReports_CommunityId_ContentKind_ContentId_HouseholdId",
                table: "ContentReports");

            migrationBuilder.DropIndex(
                name: "IX_ContentReports_CommunityId_ReporterId",
                table: "ContentReports");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Consents",
                table: "Consents");

            migrationBuilder.DropIndex(
                name: "IX_Consents_CommunityId_PersonId_Purpose",
                table: "Consents");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Compounds",
                table: "Compounds");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Buildings",
                table: "Buildings");

            migrationBuilder.DropPrimaryKey(
                name: "PK_AuditEvents",
                table: "AuditEvents");

            migrationBuilder.DropPrimaryKey(
                name: "PK_AttendanceEvents",
                table: "AttendanceEvents");

            migrationBuilder.DropIndex(
                name: "IX_AttendanceEvents_CommunityId_PersonId",
                table: "AttendanceEvents");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Armbands",
                table: "Armbands");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ArmbandEvents",
                table: "ArmbandEvents");

            migrationBuilder.DropIndex(
                name: "IX_ArmbandEvents_CommunityId_PersonId",
                table: "ArmbandEvents");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ApplicationSteps",
                table: "ApplicationSteps");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Applications",
                table: "Applications");

            migrationBuilder.DropIndex(
                name: "IX_Applications_CommunityId_BuildingId",
                table: "Applications");

            migrationBuilder.DropIndex(
                name: "IX_Applications_CommunityId_StairwellId",
                table: "Applications");

            migrationBuilder.DropIndex(
                name: "IX_Applications_OneOpen",
                table: "Applications");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Applications_AnotherOfficer",
                table: "Applications");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ApplicationOpenings",
                table: "ApplicationOpenings");

            migrationBuilder.DropIndex(
                name: "IX_ApplicationOpenings_CommunityId_PersonId",
                table: "ApplicationOpenings");

            migrationBuilder.DropPrimaryKey(
                name: "PK_AidPosts",
                table: "AidPosts");

            migrationBuilder.DropIndex(
                name: "IX_AidPosts_CommunityId_Audience_State_ListedAt_Id",
                table: "AidPosts");

            migrationBuilder.DropIndex(
                name: "IX_AidPosts_CommunityId_BuildingId",
                table: "AidPosts");

            migrationBuilder.DropPrimaryKey(
                name: "PK_AidPostContents",
                table: "AidPostContents");

            migrationBuilder.DropPrimaryKey(
                name: "PK_AidAnswers",
                table: "AidAnswers");

            migrationBuilder.DropIndex(
                name: "IX_AidAnswers_CommunityId_PostId_CreatedAt_Id",
                table: "AidAnswers");

            migrationBuilder.DropIndex(
                name: "IX_AidAnswers_CommunityId_PostId_PersonId",
                table: "AidAnswers");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "AttendanceEvents");

            migrationBuilder.DropColumn(
                name: "RequestHash",
                table: "AttendanceEvents");

            migrationBuilder.DropColumn(
                name: "RequestKey",
                table: "AttendanceEvents");

            migrationBuilder.DropColumn(
                name: "Audience",
                table: "AidPosts");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Stairwells",
                table: "Stairwells",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_StaffSessions",
                table: "StaffSessions",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_StaffAccounts",
                table: "StaffAccounts",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_ShiftSignups",
                table: "ShiftSignups",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Shifts",
                table: "Shifts",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_RoleGrants",
                table: "RoleGrants",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Residencies",
                table: "Residencies",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_PolicyVersions",
                table: "PolicyVersions",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Photos",
                table: "Photos",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_People",
                table: "People",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_ModerationItems",
                table: "ModerationItems",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Memberships",
                table: "Memberships",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_MediaChecks",
                table: "MediaChecks",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_InboxMessages",
                table: "InboxMessages",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_HoursEntries",
                table: "HoursEntries",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Groups",
                table: "Groups",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_GroupPlaces",
                table: "GroupPlaces",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Dwellings",
                table: "Dwellings",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_DutySeries",
                table: "DutySeries",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_DutyPlaces",
                table: "DutyPlaces",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_DoorCodes",
                table: "DoorCodes",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_ContentReports",
                table: "ContentReports",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Consents",
                table: "Consents",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Compounds",
                table: "Compounds",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Buildings",
                table: "Buildings",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_AuditEvents",
                table: "AuditEvents",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_AttendanceEvents",
                table: "AttendanceEvents",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Armbands",
                table: "Armbands",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_ArmbandEvents",
                table: "ArmbandEvents",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_ApplicationSteps",
                table: "ApplicationSteps",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Applications",
                table: "Applications",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_ApplicationOpenings",
                table: "ApplicationOpenings",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_AidPosts",
                table: "AidPosts",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_AidPostContents",
                table: "AidPostContents",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_AidAnswers",
                table: "AidAnswers",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_Stairwells_BuildingId",
                table: "Stairwells",
                column: "BuildingId");

            migrationBuilder.CreateIndex(
                name: "IX_StaffSessions_StaffId",
                table: "StaffSessions",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_StaffAccounts_CommunityId",
                table: "StaffAccounts",
                column: "CommunityId");

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_CommunityId_ShiftId_PersonId",
                table: "ShiftSignups",
                columns: new[] { "CommunityId", "ShiftId", "PersonId" },
                unique: true,
                filter: "\"State\" NOT IN ('CancelledEarly', 'CancelledLate', 'Cancelled')");

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_PersonId",
                table: "ShiftSignups",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ShiftSignups_ShiftId",
                table: "ShiftSignups",
                column: "ShiftId");

            migrationBuilder.CreateIndex(
                name: "IX_Shifts_GroupId",
                table: "Shifts",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Shifts_LeaderPersonId",
                table: "Shifts",
                column: "LeaderPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Shifts_PlaceId",
                table: "Shifts",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_Shifts_SeriesId",
                table: "Shifts",
                column: "SeriesId");

            migrationBuilder.CreateIndex(
                name: "IX_RoleGrants_OneLeader",
                table: "RoleGrants",
                columns: new[] { "CommunityId", "ScopeId" },
                unique: true,
                filter: "Role = 'GroupLeader' AND Scope = 'Group' AND \"To\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RoleGrants_PersonId",
                table: "RoleGrants",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Residencies_DwellingId",
                table: "Residencies",
                column: "DwellingId");

            migrationBuilder.CreateIndex(
                name: "IX_Residencies_OnePrimary",
                table: "Residencies",
                columns: new[] { "CommunityId", "PersonId" },
                unique: true,
                filter: "IsPrimary = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Residencies_PersonId",
                table: "Residencies",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Photos_OwnerId",
                table: "Photos",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_People_CommunityId_AccountId",
                table: "People",
                columns: new[] { "CommunityId", "AccountId" },
                unique: true,
                filter: "AccountId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ModerationItems_AuthorId",
                table: "ModerationItems",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_GroupId",
                table: "Memberships",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_PersonId",
                table: "Memberships",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_MediaChecks_ItemId",
                table: "MediaChecks",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_MediaChecks_PhotoId",
                table: "MediaChecks",
                column: "PhotoId");

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessages_PersonId",
                table: "InboxMessages",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_HoursEntries_PersonId",
                table: "HoursEntries",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_HoursEntries_SignupId",
                table: "HoursEntries",
                column: "SignupId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupPlaces_BuildingId",
                table: "GroupPlaces",
                column: "BuildingId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupPlaces_GroupId",
                table: "GroupPlaces",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupPlaces_StairwellId",
                table: "GroupPlaces",
                column: "StairwellId");

            migrationBuilder.CreateIndex(
                name: "IX_Dwellings_BuildingId",
                table: "Dwellings",
                column: "BuildingId");

            migrationBuilder.CreateIndex(
                name: "IX_Dwellings_StairwellId",
                table: "Dwellings",
                column: "StairwellId");

            migrationBuilder.CreateIndex(
                name: "IX_DutySeries_GroupId",
                table: "DutySeries",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_DutySeries_LeaderPersonId",
                table: "DutySeries",
                column: "LeaderPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_DutySeries_PlaceId",
                table: "DutySeries",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_DoorCodes_BuildingId",
                table: "DoorCodes",
                column: "BuildingId");

            migrationBuilder.CreateIndex(
                name: "IX_DoorCodes_OneForBuilding",
                table: "DoorCodes",
                columns: new[] { "CommunityId", "BuildingId" },
                unique: true,
                filter: "RevokedAt IS NULL AND StairwellId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DoorCodes_OneForStairwell",
                table: "DoorCodes",
                columns: new[] { "CommunityId", "BuildingId", "StairwellId" },
                unique: true,
                filter: "RevokedAt IS NULL AND StairwellId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ContentReports_CommunityId_ContentKind_ContentId_HouseholdId",
                table: "ContentReports",
                columns: new[] { "CommunityId", "ContentKind", "ContentId", "HouseholdId" },
                unique: true,
                filter: "SettledAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ContentReports_ReporterId",
                table: "ContentReports",
                column: "ReporterId");

            migrationBuilder.CreateIndex(
                name: "IX_Consents_CommunityId_PersonId_Purpose",
                table: "Consents",
                columns: new[] { "CommunityId", "PersonId", "Purpose" },
                unique: true,
                filter: "EndedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Consents_PersonId",
                table: "Consents",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Buildings_CompoundId",
                table: "Buildings",
                column: "CompoundId");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceEvents_PersonId",
                table: "AttendanceEvents",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceEvents_ShiftId",
                table: "AttendanceEvents",
                column: "ShiftId");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceEvents_SignupId",
                table: "AttendanceEvents",
                column: "SignupId");

            migrationBuilder.CreateIndex(
                name: "IX_Armbands_CompoundId",
                table: "Armbands",
                column: "CompoundId");

            migrationBuilder.CreateIndex(
                name: "IX_Armbands_GroupId",
                table: "Armbands",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Armbands_HolderPersonId",
                table: "Armbands",
                column: "HolderPersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandEvents_ArmbandId",
                table: "ArmbandEvents",
                column: "ArmbandId");

            migrationBuilder.CreateIndex(
                name: "IX_ArmbandEvents_PersonId",
                table: "ArmbandEvents",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ApplicationSteps_ApplicationId",
                table: "ApplicationSteps",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_BuildingId",
                table: "Applications",
                column: "BuildingId");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_DoorCodeId",
                table: "Applications",
                column: "DoorCodeId");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_GroupId",
                table: "Applications",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_OneOpen",
                table: "Applications",
                columns: new[] { "CommunityId", "GroupId", "PersonId" },
                unique: true,
                filter: "State IN ('Submitted', 'LeaderCheck', 'StaffCheck', 'NeedInfo', 'Appealed')");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_PersonId",
                table: "Applications",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_StairwellId",
                table: "Applications",
                column: "StairwellId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Applications_AnotherOfficer",
                table: "Applications",
                sql: "AppealDecidedBy IS NULL OR AppealDecidedBy <> DecidedBy");

            migrationBuilder.CreateIndex(
                name: "IX_ApplicationOpenings_ApplicationId",
                table: "ApplicationOpenings",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_ApplicationOpenings_PersonId",
                table: "ApplicationOpenings",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_AidPosts_AuthorId",
                table: "AidPosts",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_AidPosts_BuildingId",
                table: "AidPosts",
                column: "BuildingId");

            migrationBuilder.CreateIndex(
                name: "IX_AidPostContents_PostId",
                table: "AidPostContents",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "IX_AidAnswers_CommunityId_PostId_PersonId",
                table: "AidAnswers",
                columns: new[] { "CommunityId", "PostId", "PersonId" },
                unique: true,
                filter: "EndedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AidAnswers_PersonId",
                table: "AidAnswers",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_AidAnswers_PostId",
                table: "AidAnswers",
                column: "PostId");

            migrationBuilder.AddForeignKey(
                name: "FK_AidAnswers_AidPosts_PostId",
                table: "AidAnswers",
                column: "PostId",
                principalTable: "AidPosts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_AidAnswers_People_PersonId",
                table: "AidAnswers",
                column: "PersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AidPostContents_AidPosts_PostId",
                table: "AidPostContents",
                column: "PostId",
                principalTable: "AidPosts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_AidPosts_Buildings_BuildingId",
                table: "AidPosts",
                column: "BuildingId",
                principalTable: "Buildings",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AidPosts_People_AuthorId",
                table: "AidPosts",
                column: "AuthorId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ApplicationOpenings_Applications_ApplicationId",
                table: "ApplicationOpenings",
                column: "ApplicationId",
                principalTable: "Applications",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_ApplicationOpenings_People_PersonId",
                table: "ApplicationOpenings",
                column: "PersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Applications_Buildings_BuildingId",
                table: "Applications",
                column: "BuildingId",
                principalTable: "Buildings",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Applications_DoorCodes_DoorCodeId",
                table: "Applications",
                column: "DoorCodeId",
                principalTable: "DoorCodes",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Applications_Groups_GroupId",
                table: "Applications",
                column: "GroupId",
                principalTable: "Groups",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Applications_People_PersonId",
                table: "Applications",
                column: "PersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Applications_Stairwells_StairwellId",
                table: "Applications",
                column: "StairwellId",
                principalTable: "Stairwells",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ApplicationSteps_Applications_ApplicationId",
                table: "ApplicationSteps",
                column: "ApplicationId",
                principalTable: "Applications",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_ArmbandEvents_Armbands_ArmbandId",
                table: "ArmbandEvents",
                column: "ArmbandId",
                principalTable: "Armbands",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ArmbandEvents_People_PersonId",
                table: "ArmbandEvents",
                column: "PersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Armbands_Compounds_CompoundId",
                table: "Armbands",
                column: "CompoundId",
                principalTable: "Compounds",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Armbands_Groups_GroupId",
                table: "Armbands",
                column: "GroupId",
                principalTable: "Groups",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Armbands_People_HolderPersonId",
                table: "Armbands",
                column: "HolderPersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AttendanceEvents_People_PersonId",
                table: "AttendanceEvents",
                column: "PersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AttendanceEvents_ShiftSignups_SignupId",
                table: "AttendanceEvents",
                column: "SignupId",
                principalTable: "ShiftSignups",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AttendanceEvents_Shifts_ShiftId",
                table: "AttendanceEvents",
                column: "ShiftId",
                principalTable: "Shifts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Buildings_Compounds_CompoundId",
                table: "Buildings",
                column: "CompoundId",
                principalTable: "Compounds",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Consents_People_PersonId",
                table: "Consents",
                column: "PersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ContentReports_People_ReporterId",
                table: "ContentReports",
                column: "ReporterId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DoorCodes_Buildings_BuildingId",
                table: "DoorCodes",
                column: "BuildingId",
                principalTable: "Buildings",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DutySeries_DutyPlaces_PlaceId",
                table: "DutySeries",
                column: "PlaceId",
                principalTable: "DutyPlaces",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DutySeries_Groups_GroupId",
                table: "DutySeries",
                column: "GroupId",
                principalTable: "Groups",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DutySeries_People_LeaderPersonId",
                table: "DutySeries",
                column: "LeaderPersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Dwellings_Buildings_BuildingId",
                table: "Dwellings",
                column: "BuildingId",
                principalTable: "Buildings",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Dwellings_Stairwells_StairwellId",
                table: "Dwellings",
                column: "StairwellId",
                principalTable: "Stairwells",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_GroupPlaces_Buildings_BuildingId",
                table: "GroupPlaces",
                column: "BuildingId",
                principalTable: "Buildings",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_GroupPlaces_Groups_GroupId",
                table: "GroupPlaces",
                column: "GroupId",
                principalTable: "Groups",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_GroupPlaces_Stairwells_StairwellId",
                table: "GroupPlaces",
                column: "StairwellId",
                principalTable: "Stairwells",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_HoursEntries_People_PersonId",
                table: "HoursEntries",
                column: "PersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_HoursEntries_ShiftSignups_SignupId",
                table: "HoursEntries",
                column: "SignupId",
                principalTable: "ShiftSignups",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_InboxMessages_People_PersonId",
                table: "InboxMessages",
                column: "PersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_MediaChecks_ModerationItems_ItemId",
                table: "MediaChecks",
                column: "ItemId",
                principalTable: "ModerationItems",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_MediaChecks_Photos_PhotoId",
                table: "MediaChecks",
                column: "PhotoId",
                principalTable: "Photos",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Memberships_Groups_GroupId",
                table: "Memberships",
                column: "GroupId",
                principalTable: "Groups",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Memberships_People_PersonId",
                table: "Memberships",
                column: "PersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ModerationItems_People_AuthorId",
                table: "ModerationItems",
                column: "AuthorId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Photos_People_OwnerId",
                table: "Photos",
                column: "OwnerId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Residencies_Dwellings_DwellingId",
                table: "Residencies",
                column: "DwellingId",
                principalTable: "Dwellings",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Residencies_People_PersonId",
                table: "Residencies",
                column: "PersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_RoleGrants_People_PersonId",
                table: "RoleGrants",
                column: "PersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Shifts_DutyPlaces_PlaceId",
                table: "Shifts",
                column: "PlaceId",
                principalTable: "DutyPlaces",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Shifts_DutySeries_SeriesId",
                table: "Shifts",
                column: "SeriesId",
                principalTable: "DutySeries",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Shifts_Groups_GroupId",
                table: "Shifts",
                column: "GroupId",
                principalTable: "Groups",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Shifts_People_LeaderPersonId",
                table: "Shifts",
                column: "LeaderPersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ShiftSignups_People_PersonId",
                table: "ShiftSignups",
                column: "PersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ShiftSignups_Shifts_ShiftId",
                table: "ShiftSignups",
                column: "ShiftId",
                principalTable: "Shifts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_StaffSessions_StaffAccounts_StaffId",
                table: "StaffSessions",
                column: "StaffId",
                principalTable: "StaffAccounts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Stairwells_Buildings_BuildingId",
                table: "Stairwells",
                column: "BuildingId",
                principalTable: "Buildings",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}

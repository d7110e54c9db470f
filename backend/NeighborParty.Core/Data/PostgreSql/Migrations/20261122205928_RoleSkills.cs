using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class RoleSkills : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RequiredSkill",
                table: "ShiftRoles",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "CallIfUndelivered",
                table: "InboxMessages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "RoleSkills",
                table: "DutySeries",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValueSql: "''");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RequiredSkill",
                table: "ShiftRoles");

            migrationBuilder.DropColumn(
                name: "CallIfUndelivered",
                table: "InboxMessages");

            migrationBuilder.DropColumn(
                name: "RoleSkills",
                table: "DutySeries");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NeighborParty.Core.Data.SqlServer.Migrations
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
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<bool>(
                name: "CallIfUndelivered",
                table: "InboxMessages",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "RoleSkills",
                table: "DutySeries",
                type: "nvarchar(1000)",
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

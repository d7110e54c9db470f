using System.Reflection;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;
using Npgsql;

namespace NeighborParty.UnitTests.DataTests;

/// <summary>The numbers that make a difference, as the three clients throw them.</summary>
public sealed class DatabaseErrorsTests
{
    [Theory]
    [InlineData("SqlServer", "2601", DatabaseError.Unique)]
    [InlineData("SqlServer", "2627", DatabaseError.Unique)]
    [InlineData("SqlServer", "1205", DatabaseError.Deadlock)]
    [InlineData("SqlServer", "3960", DatabaseError.Deadlock)]
    [InlineData("SqlServer", "-2", DatabaseError.Away)]
    [InlineData("SqlServer", "51222", DatabaseError.Away)]
    [InlineData("SqlServer", "40613", DatabaseError.Away)]
    [InlineData("SqlServer", "547", DatabaseError.Other)]
    [InlineData("PostgreSql", "23505", DatabaseError.Unique)]
    [InlineData("PostgreSql", "40P01", DatabaseError.Deadlock)]
    [InlineData("PostgreSql", "40001", DatabaseError.Deadlock)]
    [InlineData("PostgreSql", "55P03", DatabaseError.Away)]
    [InlineData("PostgreSql", "53300", DatabaseError.Away)]
    [InlineData("PostgreSql", "57P01", DatabaseError.Away)]
    [InlineData("PostgreSql", "08006", DatabaseError.Away)]
    [InlineData("PostgreSql", "23503", DatabaseError.Other)]
    [InlineData("PostgreSql", "none", DatabaseError.Away)]
    [InlineData("Sqlite", "2067", DatabaseError.Unique)]
    [InlineData("Sqlite", "1555", DatabaseError.Unique)]
    [InlineData("Sqlite", "5", DatabaseError.Away)]
    [InlineData("Sqlite", "6", DatabaseError.Deadlock)]
    [InlineData("Sqlite", "517", DatabaseError.Deadlock)]
    [InlineData("Sqlite", "13", DatabaseError.Away)]
    [InlineData("Sqlite", "787", DatabaseError.Other)]
    public void A_number_means_one_thing(string client, string code, DatabaseError meaning)
    {
        var thrown = Thrown(client, code);
        Assert.Equal(meaning, DatabaseErrors.Of(thrown));
        var saved = new DbUpdateException("A save failed.", thrown);
        Assert.Equal(meaning == DatabaseError.Unique, saved.IsUniqueViolation());
        Assert.Equal(meaning == DatabaseError.Deadlock, DatabaseErrors.IsWorthRepeating(saved));
        Assert.Equal(meaning is DatabaseError.Deadlock or DatabaseError.Away, DatabaseErrors.IsTemporary(new InvalidOperationException("wrapped once more", saved)));
    }

    [Fact]
    public void What_is_no_database_error_is_none() => Assert.Equal(DatabaseError.Other, DatabaseErrors.Of(new InvalidOperationException()));

    private static Exception Thrown(string client, string code) => client switch
    {
        "SqlServer" => FromSqlServer(int.Parse(code, System.Globalization.CultureInfo.InvariantCulture)),
        "PostgreSql" => code == "none" ? new NpgsqlException("The connection is lost.") : new PostgresException("text", "ERROR", "ERROR", code),
        _ => int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) is var extended ? new SqliteException("text", extended & 0xFF, extended) : null!,
    };

    /// <summary>The client makes this exception itself and nobody else can.</summary>
    private static SqlException FromSqlServer(int number)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic;
        var make = typeof(SqlError).GetConstructors(Hidden).OrderBy(c => c.GetParameters().Length).First(c => c.GetParameters()[0].ParameterType == typeof(int));
        var error = make.Invoke([.. make.GetParameters().Select((p, i) => i == 0 ? number : p.HasDefaultValue ? p.DefaultValue : Nothing(p.ParameterType))]);
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [error]);
        return (SqlException)typeof(SqlException).GetMethod("CreateException", Hidden, [typeof(SqlErrorCollection), typeof(string)])!.Invoke(null, [errors, "15.0"])!;
    }

    private static object? Nothing(Type type) => type == typeof(string) ? "" : type.IsValueType ? Activator.CreateInstance(type) : null;
}

using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace NeighborParty.Benchmarks.Databases;

/// <summary>The little that differs between the providers for a plain command.</summary>
public static class AdoNet
{
    public static bool IsSqlite(this DbConnection connection) => connection is SqliteConnection;

    public static async Task<int> ExecuteAsync(this DbConnection connection, string statement, CancellationToken ct, params (string Name, object? Value)[] values)
    {
        await using var command = connection.Command(statement, values);
        command.CommandTimeout = 600;
        return await command.ExecuteNonQueryAsync(ct);
    }

    public static DbCommand Command(this DbConnection connection, string statement, params (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = connection.IsSqlite() && value is Guid id ? id.ToByteArray(bigEndian: true) : value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    public static Guid Id(this DbDataReader reader, int column) =>
        reader is SqliteDataReader ? new Guid((byte[])reader[column], bigEndian: true) : reader.GetGuid(column);

    /// <summary>UTC.</summary>
    public static DateTime Time(this DbDataReader reader, int column) => DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc);
}

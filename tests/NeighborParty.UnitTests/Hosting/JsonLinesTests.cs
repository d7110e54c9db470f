using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NeighborParty.Api.Hosting.Telemetry;
using Npgsql;

namespace NeighborParty.UnitTests.Hosting;

/// <summary>What a line for machines tells of an exception.</summary>
public sealed class JsonLinesTests
{
    private const string Personal = "19900000002";

    [Theory]
    [InlineData("PostgreSql", "Npgsql.PostgresException (SQLSTATE 23505)")]
    [InlineData("Sqlite", "Microsoft.Data.Sqlite.SqliteException (SQLite 2067)")]
    public void Of_a_database_it_is_type_number_and_stack_and_not_the_message(string client, string told)
    {
        DbException thrown = client == "Sqlite" ? new SqliteException($"value ({Personal})", 19, 2067) : new PostgresException($"value ({Personal})", "ERROR", "ERROR", "23505");
        foreach (var exception in (Exception[])[Thrown(thrown), new DbUpdateException("not saved", Thrown(thrown)), new AggregateException(new DbUpdateException("not saved", Thrown(thrown)))])
        {
            var line = LineOf(exception);
            Assert.DoesNotContain(Personal, line.ToJsonString(), StringComparison.Ordinal);
            var text = line["exception"]!.GetValue<string>();
            Assert.Contains(told, text, StringComparison.Ordinal);
            Assert.Contains(nameof(Thrown), text, StringComparison.Ordinal);
            Assert.Equal(exception is not DbException, text.Contains("DbUpdateException: not saved", StringComparison.Ordinal));
            Assert.StartsWith("Failed: " + exception.GetType().FullName, line["message"]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_any_other_it_is_everything()
    {
        var exception = Thrown(new InvalidOperationException("outer", new FormatException("inner")));
        Assert.Equal(exception.ToString(), LineOf(exception)["exception"]!.GetValue<string>());
    }

    private static Exception Thrown(Exception exception)
    {
        try
        {
            throw exception;
        }
        catch (Exception e) when (e == exception)
        {
            return e;
        }
    }

    /// <summary>As the framework writes it: the exception is beside the message and inside it too.</summary>
    private static JsonNode LineOf(Exception exception)
    {
        List<KeyValuePair<string, object?>> state = [new("error", exception), new("{OriginalFormat}", "Failed: {error}")];
        var entry = new LogEntry<List<KeyValuePair<string, object?>>>(LogLevel.Error, "test", default, state, exception, (s, _) => $"Failed: {s[0].Value}");
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        new JsonLines(TimeProvider.System).Write(in entry, null, writer);
        return JsonNode.Parse(writer.ToString())!;
    }
}

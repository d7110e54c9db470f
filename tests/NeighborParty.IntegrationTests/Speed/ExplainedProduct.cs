using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Speed;

/// <summary>A program that asks its database, before it sends a statement of a watched request, how it will go about it: the very text with the very values.</summary>
public sealed class ExplainedProduct : Product
{
    private (ListStreet Few, ListStreet Many)? _streets;

    public Explaining Plans { get; } = new();

    /// <summary>Two communities that are the same but for how much there is of everything.</summary>
    public async Task<(ListStreet Few, ListStreet Many)> StreetsAsync() => _streets ??= (await ListStreet.CreateAsync(this, 1), await ListStreet.CreateAsync(this, 3));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(s => s.AddSingleton<IInterceptor>(Plans));
    }
}

/// <summary>Collects the plans of the requests that a test watches, by their trace.</summary>
public sealed class Explaining : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<ActivityTraceId, ConcurrentQueue<(string Text, string Plan)>> _watched = new();

    /// <param name="request">With the trace that <see cref="StatementCount"/> gave it.</param>
    public ActivityTraceId Watch(HttpRequestMessage request)
    {
        var trace = ActivityTraceId.CreateFromString(request.Headers.GetValues("traceparent").Single().AsSpan(3, 32));
        _watched.TryAdd(trace, new());
        return trace;
    }

    public IReadOnlyList<(string Text, string Plan)> Of(ActivityTraceId trace) => [.. _watched[trace]];

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        // What changes a row finds it by its key; and of several statements in one text only the first would be explained, the others carried out.
        if (Activity.Current is { } current && _watched.TryGetValue(current.TraceId, out var plans) && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
            plans.Enqueue((command.CommandText, await ExplainAsync(command, cancellationToken)));
        return result;
    }

    private static async Task<string> ExplainAsync(DbCommand command, CancellationToken ct)
    {
        var isSqlite = TestDatabase.Provider == DatabaseOptions.Sqlite;
        var text = command.CommandText;
        var lines = new List<string>();
        // A small table is read as a whole and sorted by choice; the question is whether it must be.
        if (!isSqlite)
            await SayAsync(command, "SET enable_seqscan = off; SET enable_sort = off", ct);
        command.CommandText = (isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + text;
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct))
                lines.Add(reader.GetString(isSqlite ? 3 : 0));
        command.CommandText = text;
        if (!isSqlite)
            await SayAsync(command, "RESET enable_seqscan; RESET enable_sort", ct);
        return string.Join('\n', lines);
    }

    private static async Task SayAsync(DbCommand beside, string what, CancellationToken ct)
    {
        await using var command = beside.Connection!.CreateCommand();
        command.Transaction = beside.Transaction;
        command.CommandText = what;
        await command.ExecuteNonQueryAsync(ct);
    }
}

using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;

namespace NeighborParty.IntegrationTests.Hosting;

/// <summary>
/// Stands around every program of the suite: a statement that reads or changes a community's table without saying which
/// community fails where it is sent. So every test of any request is a test that the request stays in one community.
/// </summary>
internal sealed partial class CommunityFence : DbCommandInterceptor
{
    /// <summary>The only ways across: columns that are looked up before the community is known, and a table that holds no persons.</summary>
    public static readonly IReadOnlyDictionary<string, string> Gates = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DoorCodes.Token"] = "a scanned code says which community it belongs to",
        ["MediaChecks.TraceId"] = "WeChat's answer names its own trace and nothing else",
        ["People.AccountId"] = "in which communities an account is known: signing in, choosing one, WeChat's removal of an account",
        ["Photos.Id"] = "the signed address of a picture names the picture alone",
        ["StaffAccounts.UserName"] = "signing in comes before the community is known",
        ["StaffSessions.TokenHash"] = "the cookie is read before the community is known",
        ["Tallies"] = "sums of a community, which show nobody: overviews of a street read them, a start looks whether there are any",
    };

    private const string Community = nameof(ICommunityOwned.CommunityId);

    private static readonly AsyncLocal<bool> Lifted = new();
    private readonly ConcurrentDictionary<string, string?> _faults = new(StringComparer.Ordinal);

    public static void Raise(IServiceCollection services) => services.AddSingleton<IInterceptor, CommunityFence>();

    /// <summary>For what a test itself asks, e.g. about two communities at once.</summary>
    public static IDisposable Lift() => new Opening();

    /// <param name="owned">Tables of communities.</param>
    /// <returns>Null, or the table that is reached across communities.</returns>
    public static string? FaultIn(string sql, IReadOnlySet<string> owned)
    {
        var text = Quotes().Replace(sql, "");
        foreach (var statement in text.Split(';').Where(s => !Nothing().IsMatch(s)))
            if (FaultInOne(statement, owned) is { } fault)
                return fault;
        return null;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Check(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Check(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Check(command, eventData);
        return result;
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        Check(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Check(command, eventData);
        return ValueTask.FromResult(result);
    }

    private void Check(DbCommand command, CommandEventData eventData)
    {
        if (Lifted.Value || eventData.Context is not NeighborPartyDb db || eventData.CommandSource is CommandSource.Migrations)
            return;
        var fault = _faults.GetOrAdd(command.CommandText, static (sql, model) => FaultIn(sql, OwnedBy(model)), db.Model);
        if (fault is not null)
            throw new InvalidOperationException($"A statement reaches across communities in {fault}: {command.CommandText}");
    }

    private static HashSet<string> OwnedBy(IModel model) => model.GetEntityTypes()
        .Where(t => typeof(ICommunityOwned).IsAssignableFrom(t.ClrType)).Select(t => t.GetTableName()!).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// A table is bound when its community is compared with a value, when it was entered by a gate, or when its community is
    /// equal to that of a bound one.
    /// </summary>
    private static string? FaultInOne(string statement, IReadOnlySet<string> owned)
    {
        var tables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match match in References().Matches(statement))
            if (match.Groups["alias"].Success)
                tables[match.Groups["alias"].Value] = match.Groups["table"].Value;
            else
                tables.TryAdd(match.Groups["table"].Value, match.Groups["table"].Value);
        var bound = new HashSet<string>(StringComparer.Ordinal);
        var equal = new List<(string, string)>();
        // A derived table hands the community on, under its own name or another one.
        foreach (Match match in HandedOn().Matches(statement))
            equal.Add((match.Groups["name"].Value, "#" + (match.Groups["as"].Success ? match.Groups["as"].Value : Community)));
        foreach (Match match in Comparisons().Matches(statement))
        {
            var (left, right) = (SideOf(match.Groups["left"].Value, tables, owned), SideOf(match.Groups["right"].Value, tables, owned));
            if (left.IsCommunity && right.IsCommunity)
                equal.Add((left.Name, right.Name));
            else if (left.IsCommunity || left.IsGate)
                bound.Add(left.Name);
            else if (right.IsCommunity || right.IsGate)
                bound.Add(right.Name);
        }

        while (equal.Exists(e => bound.Contains(e.Item1) != bound.Contains(e.Item2)))
            foreach (var (a, b) in equal.Where(e => bound.Contains(e.Item1) || bound.Contains(e.Item2)))
                bound.UnionWith([a, b]);
        return tables.Where(t => owned.Contains(t.Value) && !Gates.ContainsKey(t.Value) && !bound.Contains(t.Key)).Select(t => t.Value).FirstOrDefault();
    }

    private static (string Name, bool IsCommunity, bool IsGate) SideOf(string text, Dictionary<string, string> tables, IReadOnlySet<string> owned)
    {
        var parts = text.Split('.');
        var (name, column) = parts.Length == 2 ? (parts[0], parts[1]) : (tables.Count == 1 ? tables.Keys.Single() : "", text);
        if (!tables.TryGetValue(name, out var table))
            return parts.Length == 2 && column.StartsWith(Community, StringComparison.Ordinal) ? ("#" + column, true, false) : (name, false, false);
        var isCommunity = table == "Communities" ? column == "Id" : owned.Contains(table) && column == Community;
        return (name, isCommunity, Gates.ContainsKey($"{table}.{column}"));
    }

    [GeneratedRegex("[\"\\[\\]]")]
    private static partial Regex Quotes();

    /// <summary>A query that the framework has seen to be empty, or one that only adds rows.</summary>
    [GeneratedRegex(@"\bWHERE (0|FALSE|0 = 1|CAST\(0 AS bit\) = CAST\(1 AS bit\))(\s*$|\s*\)|\s+(GROUP|ORDER|LIMIT)\b)|^\s*(SET NOCOUNT ON\s*)?INSERT INTO\b(?!.*\bSELECT\b)", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"(?<name>\w+)\.CommunityId(?:\s+AS\s+(?<as>\w+)|\s*,|\s+FROM\b)", RegexOptions.ExplicitCapture)]
    private static partial Regex HandedOn();

    [GeneratedRegex(@"\b(?:FROM|JOIN|UPDATE|DELETE FROM)\s+(?<table>\w+)(?:\s+AS\s+(?<alias>\w+))?", RegexOptions.ExplicitCapture)]
    private static partial Regex References();

    [GeneratedRegex(@"(?<left>[\w.]+)\s*(?:=|\bIN\b|\bIS NULL\b)\s*(?<right>[@\w.]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Comparisons();

    private sealed class Opening : IDisposable
    {
        private readonly bool _before = Lifted.Value;

        public Opening() => Lifted.Value = true;

        public void Dispose() => Lifted.Value = _before;
    }
}

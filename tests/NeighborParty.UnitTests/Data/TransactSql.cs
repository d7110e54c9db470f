using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace NeighborParty.UnitTests.DataTests;

/// <summary>SQL Server 2019's grammar, out of its own parser. It knows no tables: a wrong column name passes.</summary>
internal static class TransactSql
{
    /// <returns>Line and message of every fault; empty when the text is a script.</returns>
    public static IReadOnlyList<string> Faults(string script)
    {
        using var text = new StringReader(script);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        return [.. errors.Select(e => $"line {e.Line}: {e.Message}")];
    }

    public static void Require(string script)
    {
        var faults = Faults(script);
        Assert.True(faults.Count == 0, string.Join('\n', faults) + "\n" + script);
    }
}

using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace NeighborParty.Core.Data;

/// <summary>
/// How the tables look: for every <c>DbSet</c> of an X the class XTable beside X says it. Found by that name, for the
/// framework's own way looks at all types of the program and keeps what it learnt of each of them.
/// </summary>
internal static class Tables
{
    private static readonly MethodInfo ApplyMethod = typeof(Tables).GetMethod(nameof(Apply), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <exception cref="TypeLoadException">An X without its XTable.</exception>
    public static void Describe(ModelBuilder model)
    {
        var rows = typeof(NeighborPartyDb).GetProperties()
            .Select(p => p.PropertyType)
            .Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Select(t => t.GenericTypeArguments[0])
            .OrderBy(t => t.FullName, StringComparer.Ordinal);
        foreach (var row in rows)
            ApplyMethod.MakeGenericMethod(row, row.Assembly.GetType(NameFor(row), throwOnError: true)!).Invoke(null, [model]);
    }

    internal static string NameFor(Type row) => $"{row.FullName}Table";

    private static void Apply<TRow, TTable>(ModelBuilder model)
        where TRow : class
        where TTable : IEntityTypeConfiguration<TRow>, new() =>
        model.ApplyConfiguration(new TTable());
}

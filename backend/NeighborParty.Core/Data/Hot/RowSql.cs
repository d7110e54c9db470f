using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace NeighborParty.Core.Data.Hot;

/// <summary>The columns of a table and a row's values for them, as the model has them: a hand-written insert never falls behind it.</summary>
public sealed class RowSql<T>
    where T : class
{
    private readonly IProperty[] _properties;
    private readonly Func<T, object?>[] _getters;

    private RowSql(IEntityType type)
    {
        Table = type.GetTableName()!;
        _properties = type.GetProperties().ToArray();
        _getters = Array.ConvertAll(_properties, Getter);
        Columns = string.Join(", ", _properties.Select(p => $"\"{p.GetColumnName()}\""));
        Insert = $"INSERT INTO \"{Table}\" ({Columns}) VALUES ({string.Join(", ", _properties.Select((_, n) => $"@p{n}"))})";
    }

    public string Table { get; }

    /// <summary>Quoted, with commas, in the order of <see cref="Values"/>.</summary>
    public string Columns { get; }

    public string Insert { get; }

    public int Count => _properties.Length;

    public static RowSql<T> Of(IModel model) => new(model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table."));

    /// <summary>Where a property stands among the values.</summary>
    public int IndexOf(string property) => Array.FindIndex(_properties, p => p.Name == property);

    private static Func<T, object?> Getter(IProperty property)
    {
        var row = Expression.Parameter(typeof(T));
        return Expression.Lambda<Func<T, object?>>(Expression.Convert(Expression.Property(row, property.PropertyInfo!), typeof(object)), row).Compile();
    }

    public object?[] Values(T row)
    {
        var values = new object?[_properties.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var property = _properties[i];
            var value = _getters[i](row);
            var mapping = property.GetRelationalTypeMapping();
            values[i] = value is null
                ? new TypedNull(Nullable.GetUnderlyingType(mapping.Converter?.ProviderClrType ?? property.ClrType) ?? mapping.Converter?.ProviderClrType ?? property.ClrType)
                : mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
        }

        return values;
    }
}

/// <summary>The tables that are written by hand.</summary>
public sealed class HotTables
{
    public HotTables(NeighborPartyDb db)
    {
        Audit = RowSql<Audit.AuditEvent>.Of(db.Model);
        Attendance = RowSql<Duties.AttendanceEvent>.Of(db.Model);
    }

    public RowSql<Audit.AuditEvent> Audit { get; }

    public RowSql<Duties.AttendanceEvent> Attendance { get; }
}

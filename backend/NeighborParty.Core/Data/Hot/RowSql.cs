using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NeighborParty.Core.Data.Hot;

/// <summary>The columns of a table and a row's values for them, as the model has them: a hand-written insert never falls behind it.</summary>
public sealed class RowSql<T>
    where T : class
{
    private readonly IProperty[] _properties;
    private readonly Column[] _columns;

    private RowSql(IEntityType type)
    {
        Table = type.GetTableName()!;
        _properties = type.GetProperties().ToArray();
        _columns = Array.ConvertAll(_properties, p => new Column(p));
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

    public object?[] Values(T row) => Array.ConvertAll(_columns, column =>
        column.Get(row) is not { } value ? column.None : column.ToProvider is { } convert ? convert(value) : value);

    private sealed class Column(IProperty property)
    {
        private readonly ValueConverter? _converter = property.GetRelationalTypeMapping().Converter;

        public Func<T, object?> Get { get; } = Getter(property);

        public Func<object?, object?>? ToProvider => _converter?.ConvertToProvider;

        public TypedNull None { get; } = new(TypeOf(property));

        private static Type TypeOf(IProperty property)
        {
            var type = property.GetRelationalTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
            return Nullable.GetUnderlyingType(type) ?? type;
        }

        private static Func<T, object?> Getter(IProperty property)
        {
            var row = Expression.Parameter(typeof(T));
            return Expression.Lambda<Func<T, object?>>(Expression.Convert(Expression.Property(row, property.PropertyInfo!), typeof(object)), row).Compile();
        }
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

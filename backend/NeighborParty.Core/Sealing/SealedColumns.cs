using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Sealing;

/// <summary>
/// Finds every sealed column in the model, so that no noun can be forgotten: a text property called <c>PhoneSealed</c> of
/// the entity <c>Person</c> is sealed as the field Person.Phone with the entity's id.
/// </summary>
public static class SealedColumns
{
    public const string Suffix = "Sealed";

    public static IReadOnlyList<SealedColumn> Of(NeighborPartyDb db) =>
    [
        .. from type in db.Model.GetEntityTypes()
           from property in type.GetProperties()
           where property.ClrType == typeof(string) && property.Name.EndsWith(Suffix, StringComparison.Ordinal)
           orderby type.ClrType.Name, property.Name
           select new SealedColumn(type.ClrType, property.Name),
    ];
}

/// <param name="Entity">Has a <see cref="Guid"/> key called Id.</param>
public sealed record SealedColumn(Type Entity, string Property)
{
    public SealedField Field => new(Entity.Name, Property[..^SealedColumns.Suffix.Length]);
}

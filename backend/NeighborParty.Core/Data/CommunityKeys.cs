using Microsoft.EntityFrameworkCore.Metadata;

namespace NeighborParty.Core.Data;

/// <summary>
/// The community leads every key: primary keys are (CommunityId, Id) and references between rows of a community carry it too.
/// So no row can point into another community, and a database that outgrows one server can be distributed by this column.
/// </summary>
internal static class CommunityKeys
{
    private const string Community = nameof(ICommunityOwned.CommunityId);

    public static void LeadEveryKey(IMutableModel model)
    {
        var owned = model.GetEntityTypes().Where(t => typeof(ICommunityOwned).IsAssignableFrom(t.ClrType)).ToList();
        foreach (var type in owned)
        {
            var community = type.FindProperty(Community)!;
            if (type.FindPrimaryKey() is { Properties: [{ Name: "Id" } id] })
                type.SetPrimaryKey([community, id]);
        }

        foreach (var reference in owned.SelectMany(t => t.GetDeclaredForeignKeys()).Where(r => owned.Contains(r.PrincipalEntityType)).ToList())
            if (reference.Properties is [{ Name: not Community } property])
                reference.SetProperties([reference.DeclaringEntityType.FindProperty(Community)!, property], reference.PrincipalEntityType.FindPrimaryKey()!);

        foreach (var type in owned)
            foreach (var former in type.GetKeys().Where(k => k is { Properties: [{ Name: "Id" }] } && !k.IsPrimaryKey()).ToList())
                type.RemoveKey(former);
    }
}

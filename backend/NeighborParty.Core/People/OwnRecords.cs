using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.People;

/// <summary>What a person has that does not simply move to another record. Asked of every table that names people, whichever will be added one day.</summary>
public sealed class OwnRecords(NeighborPartyDb db)
{
    /// <summary>What somebody has who only signed in and applied, or was only written down.</summary>
    private static readonly Type[] Moving = [typeof(Consent), typeof(JoinApplication), typeof(InboxMessage)];

    private static readonly MethodInfo Holds = typeof(OwnRecords).GetMethod(nameof(HoldsAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <returns>In Chinese, by noun; empty: nothing stands in the way.</returns>
    /// <param name="personId">Whose.</param>
    /// <param name="otherId">A home that the other lives in too does not count.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<string>> OfAsync(Guid personId, Guid otherId, CancellationToken ct)
    {
        var held = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => !Moving.Contains(t.ClrType) && t.ClrType != typeof(Residency)))
            foreach (var column in type.GetProperties().Where(NamesSomebody))
                if (await (Task<bool>)Holds.MakeGenericMethod(type.ClrType, column.ClrType).Invoke(this, [column.Name, personId, ct])!)
                    held.Add(Word(type.ClrType));
        if (await db.Residencies.AnyAsync(r => r.PersonId == personId && (r.To != null || !db.Residencies.Any(o => o.PersonId == otherId && o.DwellingId == r.DwellingId && o.To == null)), ct))
            held.Add("住处");
        return [.. held.Distinct()];
    }

    /// <summary>By its name too: what a rush writes has no foreign key.</summary>
    private static bool NamesSomebody(IProperty column) =>
        column.Name != nameof(ICommunityOwned.CommunityId) && (Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType) == typeof(Guid)
        && (column.Name.EndsWith("PersonId", StringComparison.Ordinal) || column.GetContainingForeignKeys().Any(f => f.PrincipalEntityType.ClrType == typeof(Person)));

    /// <summary>By the noun's folder.</summary>
    private static string Word(Type type) => type.Namespace?.Split('.')[^1] switch
    {
        "Groups" => "组员身份",
        "People" => "任职或改名申请",
        "Duties" => "值守",
        "Hours" => "服务时长",
        "Armbands" or "StockTakes" => "红袖标",
        "Aid" => "邻里互助",
        "Orders" => "点单",
        "Council" => "议事日",
        "Care" => "包户",
        "Photos" => "照片",
        "Moderation" => "内容审核",
        "MemberCards" => "组员卡",
        "Staff" => "工作人员账号",
        _ => "其他记录",
    };

    private Task<bool> HoldsAsync<T, TId>(string property, Guid person, CancellationToken ct)
        where T : class =>
        db.Set<T>().AnyAsync(e => EF.Property<TId>(e, property)!.Equals(person), ct);
}

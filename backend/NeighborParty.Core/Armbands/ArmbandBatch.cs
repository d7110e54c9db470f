using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Armbands;

/// <summary>What is known of a delivery.</summary>
/// <param name="Name">Empty: the day of entry.</param>
/// <param name="UnitCostFen">The price of one, in 分; 0 to 1,000,000.</param>
public sealed record NewBatch(string? Name = null, string? Supplier = null, ArmbandSize? Size = null, int? UnitCostFen = null, DateOnly? ReceivedOn = null, string? Note = null);

/// <summary>一批: what came in together, from whom and at what price. The numbers are those of its armbands.</summary>
public sealed class ArmbandBatch : ICommunityOwned
{
    private const int DearestFen = 1_000_000;

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid CompoundId { get; init; }

    public required string Name { get; init; }

    public string? Supplier { get; init; }

    public ArmbandKind Kind { get; init; }

    public ArmbandSize? Size { get; init; }

    /// <summary>The price of one, in 分.</summary>
    public int? UnitCostFen { get; init; }

    public int Count { get; init; }

    public required string FirstSerial { get; init; }

    public required string LastSerial { get; init; }

    /// <summary>The day in China on which it was delivered.</summary>
    public DateOnly ReceivedOn { get; init; }

    public string? Note { get; init; }

    public DateTime CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    /// <summary>What all of it cost, in 分.</summary>
    public long? CostFen => (long?)UnitCostFen * Count;

    /// <exception cref="RefusedException">400 for a text that is too long, a price out of range or a day to come.</exception>
    internal static ArmbandBatch Of(NewArmbands wanted, IReadOnlyList<string> serials, Guid communityId, string by, DateTime now)
    {
        var batch = wanted.Batch ?? new NewBatch();
        var today = ChinaTime.Today(now);
        if (batch.UnitCostFen is < 0 or > DearestFen)
            throw Refusals.Invalid("unitCost", "单价应在 0 到 10000 元之间。");
        if (batch.ReceivedOn > today)
            throw Refusals.Invalid("receivedOn", "到货日期不能晚于今天。");
        return new ArmbandBatch
        {
            Id = Ids.New(now),
            CommunityId = communityId,
            CompoundId = wanted.CompoundId,
            Name = CleanText.Optional("name", batch.Name, 30, "批次名称") ?? $"{ChinaTime.Date(now)} 入库",
            Supplier = CleanText.Optional("supplier", batch.Supplier, 30, "供货方"),
            Kind = wanted.Kind,
            Size = batch.Size,
            UnitCostFen = batch.UnitCostFen,
            Count = serials.Count,
            FirstSerial = serials[0],
            LastSerial = serials[^1],
            ReceivedOn = batch.ReceivedOn ?? today,
            Note = CleanText.Optional("note", batch.Note, 200, "备注"),
            CreatedAt = now,
            CreatedBy = by,
        };
    }
}

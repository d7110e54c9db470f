using NeighborParty.Core.Armbands;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.StockTakes;

/// <summary>One armband that should be there, as it stood when the stock-take opened.</summary>
public sealed class StockTakeItem : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid StockTakeId { get; init; }

    public Guid ArmbandId { get; init; }

    public required string Serial { get; init; }

    public ArmbandState StateThen { get; init; }

    /// <summary>Who had it.</summary>
    public Guid? PersonId { get; init; }
}

public enum ScanOutcome
{
    /// <summary>On the list.</summary>
    Matched,

    /// <summary>Reported lost or written off, and here it is.</summary>
    WasLost,

    /// <summary>Retired, and still about.</summary>
    WasRetired,

    /// <summary>Belongs to another compound.</summary>
    Elsewhere,

    /// <summary>Came into stock after the stock-take opened.</summary>
    Newer,

    /// <summary>No such number.</summary>
    Unknown,
}

/// <summary>One number that was seen. Once in a stock-take, whoever scans it again and from wherever.</summary>
public sealed class StockTakeScan : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid StockTakeId { get; init; }

    public required string Serial { get; init; }

    /// <summary>Null: no such number.</summary>
    public Guid? ArmbandId { get; init; }

    public ScanOutcome Outcome { get; init; }

    public DateTime At { get; init; }

    /// <summary>The account or staff account.</summary>
    public Guid ByActor { get; init; }

    public string ByName { get; init; } = "";

    public static string Label(ScanOutcome outcome) => outcome switch
    {
        ScanOutcome.Matched => "账实相符",
        ScanOutcome.WasLost => "曾报遗失，现已找到",
        ScanOutcome.WasRetired => "已停用，却还在",
        ScanOutcome.Elsewhere => "属于别的小区",
        ScanOutcome.Newer => "盘点开始后才入库",
        _ => "没有登记过的编号",
    };
}

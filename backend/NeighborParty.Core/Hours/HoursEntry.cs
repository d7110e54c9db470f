using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Hours;

public enum HoursKind
{
    Grant,

    /// <summary>Takes a grant back.</summary>
    Void,

    /// <summary>Staff correct a figure, with a reason.</summary>
    Adjust,
}

public enum HoursBucket
{
    /// <summary>The system saw it.</summary>
    Verified,

    /// <summary>补录: put in afterwards and approved.</summary>
    Supplemented,
}

/// <summary>
/// 服务时长: one line of the ledger. Lines are only added; a total is the sum of lines. Each line carries the balance
/// before and after, and the lines of a person are numbered, so that a missing or altered one shows.
/// </summary>
public sealed class HoursEntry : ICommunityOwned, IAppendOnly, ITallied
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>1, 2, 3 … for the person.</summary>
    public int Number { get; init; }

    public HoursKind Kind { get; init; }

    public HoursBucket Bucket { get; init; }

    public int DeltaMinutes { get; init; }

    public int BeforeMinutes { get; init; }

    public int AfterMinutes { get; init; }

    public Guid? SignupId { get; init; }

    public Guid? ShiftId { get; init; }

    public Guid? GroupId { get; init; }

    /// <summary>The day in China that the minutes belong to.</summary>
    public DateOnly Day { get; init; }

    public DateTime? WorkedFrom { get; init; }

    public DateTime? WorkedUntil { get; init; }

    public string IdempotencyKey { get; init; } = "";

    /// <summary>The account, the staff account, or empty for the system.</summary>
    public Guid Operator { get; init; }

    public string? Reason { get; init; }

    public int PolicyVersion { get; init; }

    public DateTime At { get; init; }

    public IEnumerable<TallyLine> Tallied() => [new("hours.minutes", Day, Guid.Empty, DeltaMinutes)];
}

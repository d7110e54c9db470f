using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Hours;

public enum HoursKind
{
    Grant,

    /// <summary>Takes a grant back.</summary>
    Void,

    /// <summary>Minutes that no sign-up stands for: asked by one person, agreed by another.</summary>
    Adjust,

    /// <summary>Counts a service anew that was taken back.</summary>
    Regrant,
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

    /// <summary>0 for the first grant of a sign-up and what takes it back, 1 for the next …</summary>
    public int Round { get; init; }

    public int DeltaMinutes { get; init; }

    public int BeforeMinutes { get; init; }

    public int AfterMinutes { get; init; }

    public Guid? SignupId { get; init; }

    public Guid? ShiftId { get; init; }

    public Guid? GroupId { get; init; }

    /// <summary>Null: nobody corrected anything.</summary>
    public Guid? CorrectionId { get; init; }

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

    public IEnumerable<TallyLine> Tallied()
    {
        var year = new DateOnly(Day.Year, 1, 1);
        yield return new TallyLine("hours.minutes", Day, Guid.Empty, DeltaMinutes);
        yield return new TallyLine($"hours.person.{Bucket}", year, PersonId, DeltaMinutes);
        if (Bucket == HoursBucket.Supplemented)
            yield return new TallyLine("hours.supplemented", Day, Guid.Empty, DeltaMinutes);
        if (GroupId is not { } group)
            yield break;
        yield return new TallyLine("hours.minutes", Day, group, DeltaMinutes);
        if (Bucket == HoursBucket.Supplemented)
            yield return new TallyLine("hours.supplemented", Day, group, DeltaMinutes);
    }
}

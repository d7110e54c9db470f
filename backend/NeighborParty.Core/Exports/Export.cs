using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Exports;

public enum ExportKind
{
    /// <summary>One row for each person with hours in the time.</summary>
    HoursPerPerson,

    /// <summary>Every line of the ledger.</summary>
    HoursLines,

    /// <summary>Every sign-up with arrival and departure.</summary>
    Attendance,

    /// <summary>Every decision of the moderators: what, why, how long it took, whether it was overturned. No authors and no contents.</summary>
    ModerationDecisions,

    /// <summary>Every armband as it is when the file is written; the days do not matter.</summary>
    Armbands,

    /// <summary>Every step of every armband in the time: who had it when, and who did it.</summary>
    ArmbandHistory,

    /// <summary>Orders opened in the time: type, house, how long each took. Neither who asked nor what was written.</summary>
    Orders,

    /// <summary>What the Friday council decided in the time, and whether who asked heard of it. Neither who asked nor what was written.</summary>
    CouncilDecisions,

    /// <summary>Posts of neighbours written in the time: kind, house, how soon answered. Neither who wrote nor what was written.</summary>
    AidPosts,
}

/// <summary>What is exported.</summary>
/// <param name="From">First day in China.</param>
/// <param name="Until">Last day in China.</param>
/// <param name="GroupId">Null: all groups.</param>
/// <param name="Purpose">Why; written on the file.</param>
public sealed record ExportWish(ExportKind Kind, DateOnly From, DateOnly Until, Guid? GroupId, string? Purpose)
{
    /// <summary>The first moment of the first day, and the first after the last (UTC).</summary>
    public (DateTime From, DateTime Until) Utc => (ChinaTime.ToUtc(From.ToDateTime(TimeOnly.MinValue)), ChinaTime.ToUtc(Until.AddDays(1).ToDateTime(TimeOnly.MinValue)));
}

/// <summary>导出: a file that one person asks for, the clock writes, and that ends by itself. Many rows take a second person.</summary>
public sealed class Export : ICommunityOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public ExportKind Kind { get; init; }

    public DateOnly From { get; init; }

    public DateOnly Until { get; init; }

    public Guid? GroupId { get; init; }

    public string Purpose { get; init; } = "";

    /// <summary>The staff account.</summary>
    public Guid AskedBy { get; init; }

    public string AskedByName { get; init; } = "";

    public Guid? AskedByPersonId { get; init; }

    public DateTime AskedAt { get; init; }

    public ExportState State { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public Guid? DecidedByPersonId { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    /// <summary>Rows to write, counted when it was asked for and again when it begins.</summary>
    public int Total { get; private set; }

    public int Done { get; private set; }

    /// <summary>In the folder of exports; null before it is written and after it has ended.</summary>
    public string? FileName { get; private set; }

    public DateTime? ExpiresAt { get; private set; }

    public int Version { get; private set; } = 1;

    public static Export Ask(Guid id, Guid communityId, ExportWish wish, string purpose, Actor by, Guid? person, int total, int alone, DateTime now) => new()
    {
        Id = id, CommunityId = communityId, Kind = wish.Kind, From = wish.From, Until = wish.Until, GroupId = wish.GroupId, Purpose = purpose,
        AskedBy = by.Id, AskedByName = by.Name, AskedByPersonId = person, AskedAt = now, Total = total, State = total > alone ? ExportState.Waiting : ExportState.Queued,
    };

    public void Decide(ExportStep step, Actor by, Guid? person, DateTime now)
    {
        State = ExportStates.Machine.Next(State, step, ExportRole.OtherStaff);
        (DecidedBy, DecidedByPersonId, DecidedByName, DecidedAt) = (by.Id, person, by.Name, now);
    }

    /// <summary>The one name of its file, so that nothing is left behind when it is begun anew. Leads with the community, whose folder it is not alone in.</summary>
    public static string FileNameOf(Guid communityId, Guid id) => $"{communityId:N}.{id:N}.csv";

    /// <summary>Begins to write. More rows than one person may take, and nobody agreed: then it waits.</summary>
    /// <returns>Whether it began.</returns>
    public bool Begin(int total, int alone)
    {
        Total = total;
        Done = 0;
        State = ExportStates.Machine.Next(State, total > alone && DecidedBy is null ? ExportStep.Hold : ExportStep.Begin, ExportRole.System);
        return State == ExportState.Running;
    }

    public void Progress(int done) => Done = done;

    public void Finish(string fileName, DateTime expiresAt)
    {
        State = ExportStates.Machine.Next(State, ExportStep.Finish, ExportRole.System);
        (FileName, ExpiresAt) = (fileName, expiresAt);
    }

    public void Withdraw() => State = ExportStates.Machine.Next(State, ExportStep.Withdraw, ExportRole.Asker);

    public void Fail() => State = ExportStates.Machine.Next(State, ExportStep.Fail, ExportRole.System);

    public void Expire()
    {
        State = ExportStates.Machine.Next(State, ExportStep.Expire, ExportRole.System);
        FileName = null;
    }
}

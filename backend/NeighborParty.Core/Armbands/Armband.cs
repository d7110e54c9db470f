using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Armbands;

public enum ArmbandKind
{
    /// <summary>长期: kept between duties, at most one for a person.</summary>
    LongTerm,

    /// <summary>当次: handed back after the shift.</summary>
    PerDuty,

    /// <summary>党徽: worn beside the armband, or on a day without duty.</summary>
    Badge,
}

public enum ArmbandSize
{
    /// <summary>均码</summary>
    OneSize,
    Small,
    Medium,
    Large,
}

public enum ArmbandCondition
{
    Good,

    /// <summary>Still fit for use.</summary>
    Worn,

    Damaged,
}

/// <summary>红袖标: a numbered thing that at most one person holds at a time. Every step is one <see cref="ArmbandEvent"/>.</summary>
public sealed class Armband : ICommunityOwned, IVersioned, ITallied
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid CompoundId { get; init; }

    /// <summary>NP-XF-0001, unique in the community; what the code on the cloth says.</summary>
    public required string Serial { get; init; }

    public ArmbandKind Kind { get; init; }

    /// <summary>The delivery it came with; null for what was entered before deliveries were kept.</summary>
    public Guid? BatchId { get; init; }

    public ArmbandSize? Size { get; init; }

    public ArmbandState State { get; private set; } = ArmbandState.InStock;

    public ArmbandCondition Condition { get; private set; } = ArmbandCondition.Good;

    /// <summary>Set exactly while <see cref="ArmbandStates.HasHolder"/> holds; the database checks it.</summary>
    public Guid? HolderPersonId { get; private set; }

    /// <summary>The group that has it, or had it last: its leader looks after it.</summary>
    public Guid? GroupId { get; private set; }

    public DateTime? IssuedAt { get; private set; }

    /// <summary>Not accepted by then: back to stock.</summary>
    public DateTime? AcceptBy { get; private set; }

    public DateTime? AcceptedAt { get; private set; }

    /// <summary>From then on staff may write it off.</summary>
    public DateTime? WriteOffFrom { get; private set; }

    /// <summary>Must be back by then; null while nobody asked for it.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>How far up <see cref="ReturnLadder"/> the reminders have come.</summary>
    public ReturnRung RemindedRung { get; private set; }

    /// <summary>When the holder said that it comes back.</summary>
    public DateTime? ReturnAskedAt { get; private set; }

    /// <summary>Of a per-duty one: the duty after which it is due.</summary>
    public Guid? ShiftId { get; private set; }

    /// <summary>When a stock-take last saw it.</summary>
    public DateTime? LastSeenAt { get; private set; }

    /// <summary>Of the policy that the present custody runs under.</summary>
    public int PolicyVersion { get; private set; }

    /// <summary>How many steps its history has.</summary>
    public int Steps { get; private set; } = 1;

    public DateTime ChangedAt { get; private set; }

    public int Version { get; private set; } = 1;

    /// <summary>A check-in that shows a void number and a stock-take that sees one are noted; nobody who has the page open edited past them.</summary>
    IReadOnlyCollection<string> IVersioned.NotedBeside => Noted;

    private static readonly string[] Noted = [nameof(Steps), nameof(LastSeenAt)];

    public IEnumerable<TallyLine> Tallied() => [TallyLine.One($"armbands.{State}")];

    public static Armband Create(Guid id, Guid communityId, Guid compoundId, string serial, ArmbandKind kind, DateTime now, Guid? batchId = null, ArmbandSize? size = null) => new()
    {
        Id = id, CommunityId = communityId, CompoundId = compoundId, Serial = serial, Kind = kind, ChangedAt = now, BatchId = batchId, Size = size,
    };

    /// <param name="acceptHours">How long the person may take to acknowledge.</param>
    public void Issue(Guid personId, Guid groupId, int acceptHours, int policyVersion, ArmbandRole by, DateTime now)
    {
        switch (State)
        {
            case var state when state == ArmbandState.PendingAcceptance || state.IsInUse():
                throw ArmbandRefusals.AlreadyIssued();
            case var state when state.IsVoid():
                throw ArmbandRefusals.Void(state);
        }

        Step(ArmbandStep.Issue, by, now);
        (HolderPersonId, GroupId, IssuedAt, AcceptBy, AcceptedAt) = (personId, groupId, now, now.AddHours(acceptHours), null);
        PolicyVersion = policyVersion;
    }

    public void Accept(ArmbandRole by, DateTime now)
    {
        if (State == ArmbandState.PendingAcceptance && by == ArmbandRole.Holder && now >= AcceptBy)
            throw ArmbandRefusals.AcceptTooLate();
        Step(ArmbandStep.Accept, by, now);
        (AcceptBy, AcceptedAt) = (null, now);
    }

    public void Decline(DateTime now) => Release(ArmbandStep.Decline, ArmbandRole.Holder, now);

    public void Lapse(DateTime now) => Release(ArmbandStep.Lapse, ArmbandRole.System, now);

    public void Return(ArmbandCondition condition, ArmbandRole by, DateTime now)
    {
        Release(condition == ArmbandCondition.Damaged ? ArmbandStep.ReturnDamaged : ArmbandStep.Return, by, now);
        Condition = condition;
    }

    /// <summary>The holder says that it comes back; it stays in their hands and on their name until somebody took it.</summary>
    public void AskReturn(DateTime now)
    {
        Step(ArmbandStep.AskReturn, ArmbandRole.Holder, now);
        ReturnAskedAt = now;
    }

    /// <summary>Sets when it must be back, or puts that off; the reminders begin anew.</summary>
    /// <param name="dueAt">UTC, after now.</param>
    /// <param name="shiftId">The duty after which it is due, if it is that.</param>
    /// <exception cref="RefusedException">400 for a time in the past, 409 when nobody has it in use.</exception>
    public void SetDue(DateTime dueAt, Guid? shiftId, ArmbandRole by, DateTime now)
    {
        // What the clock sets may have passed already; people name a day to come.
        if (by != ArmbandRole.System && dueAt <= now)
            throw Refusals.Invalid("dueAt", "归还时间要晚于现在。");
        Step(ArmbandStep.SetDue, by, now);
        (DueAt, ShiftId, RemindedRung) = (dueAt, shiftId, ReturnRung.None);
    }

    /// <summary>The time has come, it is not back, and nobody has said so yet.</summary>
    public bool IsLate(DateTime now) => State is ArmbandState.Issued or ArmbandState.ReturnPending && now >= DueAt;

    /// <summary>The time has come and it is not back.</summary>
    /// <returns>False, and nothing happens, when it is not due yet or was late already.</returns>
    public bool FallDue(DateTime now)
    {
        if (!IsLate(now))
            return false;
        Step(ArmbandStep.FallDue, ArmbandRole.System, now);
        return true;
    }

    /// <summary>Counts a reminder.</summary>
    public void Remind(ReturnRung rung, DateTime now)
    {
        Step(ArmbandStep.Remind, ArmbandRole.System, now);
        RemindedRung = rung;
    }

    /// <summary>A stock-take looked for it on the shelf and it was not there.</summary>
    public void Miss(ArmbandRole by, DateTime now) => Release(ArmbandStep.Miss, by, now);

    /// <summary>Somebody came to a duty with it although its number is void. A line of its history and no change of it: whoever edits it meanwhile may.</summary>
    public void ShowVoid()
    {
        State = ArmbandStates.Machine.Next(State, ArmbandStep.ShowVoid, ArmbandRole.System);
        Steps++;
    }

    /// <summary>A stock-take saw it. No step: it changes nobody's custody.</summary>
    public void Seen(DateTime now) => LastSeenAt = now;

    /// <param name="writeOffDays">How long to look for it.</param>
    public void ReportLost(int writeOffDays, ArmbandRole by, DateTime now)
    {
        Step(ArmbandStep.ReportLost, by, now);
        WriteOffFrom = now.AddDays(writeOffDays);
    }

    public void ConfirmLost(ArmbandRole by, DateTime now)
    {
        if (ArmbandStates.Machine.Allows(State, ArmbandStep.ConfirmLost, by) && now < WriteOffFrom)
            throw ArmbandRefusals.WriteOffTooEarly(WriteOffFrom.Value);
        Release(ArmbandStep.ConfirmLost, by, now);
    }

    public void Find(ArmbandRole by, DateTime now) => Release(ArmbandStep.Find, by, now);

    public void Retire(ArmbandRole by, DateTime now) => Release(ArmbandStep.Retire, by, now);

    private void Release(ArmbandStep step, ArmbandRole by, DateTime now)
    {
        Step(step, by, now);
        (HolderPersonId, IssuedAt, AcceptBy, AcceptedAt, WriteOffFrom) = (null, null, null, null, null);
        (DueAt, ShiftId, ReturnAskedAt, RemindedRung) = (null, null, null, ReturnRung.None);
    }

    private void Step(ArmbandStep step, ArmbandRole by, DateTime now)
    {
        State = ArmbandStates.Machine.Next(State, step, by);
        Steps++;
        ChangedAt = now;
    }
}

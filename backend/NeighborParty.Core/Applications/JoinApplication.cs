using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Tallies;
using static NeighborParty.Core.Applications.ApplicationEvent;

namespace NeighborParty.Core.Applications;

/// <summary>入组申请: somebody asks to join a building group; the leader gives an opinion, the office decides.</summary>
public sealed class JoinApplication : ICommunityOwned, IVersioned, ITallied
{
    public IEnumerable<TallyLine> Tallied() => [TallyLine.One($"applications.{State}")];

    public static readonly SealedField FormField = new(nameof(JoinApplication), "Form");

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PersonId { get; init; }

    public Guid GroupId { get; init; }

    public Guid BuildingId { get; init; }

    public Guid? StairwellId { get; init; }

    /// <summary>The blind index that the dwelling has or will have: tells family without opening the door number.</summary>
    public required string DoorIndex { get; init; }

    public required string FormSealed { get; set; }

    /// <summary>The code that was scanned; it filled in the building and proves nothing.</summary>
    public Guid? DoorCodeId { get; init; }

    public int? DoorCodeNumber { get; init; }

    public ApplicationChannel Channel { get; init; }

    /// <summary>The member of staff who entered it for somebody.</summary>
    public Guid? EnteredBy { get; init; }

    /// <summary>The consents it was made under, comma separated.</summary>
    public string ConsentIds { get; init; } = "";

    public int PolicyVersion { get; init; }

    public DateTime SubmittedAt { get; init; }

    public ApplicationState State { get; private set; }

    /// <summary>When the present state's time is over; null when nobody has to act.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>When the leader is reminded.</summary>
    public DateTime? RemindAt { get; private set; }

    public ApplicationState? AskedFrom { get; private set; }

    public DateTime? AskedAt { get; private set; }

    /// <summary>The deadline that stood still when the question was asked.</summary>
    public DateTime? PausedDueAt { get; private set; }

    public DateTime? ExtendedAt { get; private set; }

    public LeaderOpinion? Opinion { get; private set; }

    public Guid? OpinionBy { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public string? ReasonCode { get; private set; }

    public DateTime? RejectedAt { get; private set; }

    public DateTime? AppealedAt { get; private set; }

    public Guid? AppealDecidedBy { get; private set; }

    public int Version { get; private set; } = 1;

    public ApplicationForm Form(PersonalDataVault vault) => ApplicationForm.FromJson(vault.Open(FormField, Id, FormSealed));

    /// <summary>A consent was taken back: what it covered is forgotten.</summary>
    public void Rewrite(ApplicationForm form, PersonalDataVault vault) => FormSealed = vault.Seal(FormField, Id, form.ToJson());

    public bool IsOverdue(DateTime now) => State is ApplicationState.StaffCheck or ApplicationState.Appealed && DueAt <= now;

    public void SendToLeader(DateTime remindAt, DateTime dueAt)
    {
        Move(ApplicationEvent.SendToLeader, ApplicationRole.System, dueAt);
        RemindAt = remindAt;
    }

    /// <summary>The leader is passed over: nobody may answer, or nobody did in time.</summary>
    public void SendToStaff(DateTime dueAt) =>
        Move(State == ApplicationState.Submitted ? ApplicationEvent.SendToStaff : SkipLeader, ApplicationRole.System, dueAt);

    public void GiveOpinion(LeaderOpinion opinion, Guid leader, DateTime dueAt)
    {
        Move(ApplicationEvent.GiveOpinion, ApplicationRole.Leader, dueAt);
        (Opinion, OpinionBy) = (opinion, leader);
    }

    public void Ask(ApplicationRole by, DateTime now, DateTime dueAt)
    {
        var (from, due) = (State, DueAt);
        Move(ApplicationEvent.Ask, by, dueAt);
        (AskedFrom, AskedAt, PausedDueAt) = (from, now, due);
    }

    /// <param name="leaderThere">False when meanwhile nobody leads the group who may handle it.</param>
    /// <param name="dueAt">The deadline, moved by the time the question took.</param>
    public ApplicationEvent Answer(bool leaderThere, DateTime dueAt)
    {
        var back = AskedFrom == ApplicationState.LeaderCheck && leaderThere ? AnswerToLeader : AnswerToStaff;
        Move(back, ApplicationRole.Applicant, dueAt);
        (AskedFrom, AskedAt, PausedDueAt) = (null, null, null);
        return back;
    }

    /// <exception cref="RefusedException">409 the second time.</exception>
    public void Extend(ApplicationRole by, DateTime now, int days)
    {
        var to = ApplicationStates.Machine.Next(State, ApplicationEvent.Extend, by);
        if (ExtendedAt is not null)
            throw ApplicationRefusals.AlreadyExtended();
        ExtendedAt = now;
        Enter(to, DueAt?.AddDays(days));
    }

    public void Expire() => Move(ApplicationEvent.Expire, ApplicationRole.System, null);

    public void Withdraw() => Move(ApplicationEvent.Withdraw, ApplicationRole.Applicant, null);

    /// <exception cref="RefusedException">403 when the officer who turned it down decides the appeal.</exception>
    public void Approve(Guid officer, DateTime now)
    {
        Decide(ApplicationEvent.Approve, officer, now);
        ReasonCode = null;
    }

    /// <exception cref="RefusedException">403 when the officer who turned it down decides the appeal.</exception>
    public void Reject(Guid officer, string reasonCode, DateTime now)
    {
        Decide(ApplicationEvent.Reject, officer, now);
        ReasonCode = reasonCode;
        RejectedAt ??= now;
    }

    /// <exception cref="RefusedException">409 the second time or after the period.</exception>
    public void Appeal(int days, DateTime now, DateTime dueAt)
    {
        var to = ApplicationStates.Machine.Next(State, ApplicationEvent.Appeal, ApplicationRole.Applicant);
        if (AppealedAt is not null)
            throw ApplicationRefusals.AppealUsed();
        if (RejectedAt is { } rejected && now > rejected.AddDays(days))
            throw ApplicationRefusals.AppealTooLate(rejected.AddDays(days));
        AppealedAt = now;
        Enter(to, dueAt);
    }

    private void Decide(ApplicationEvent on, Guid officer, DateTime now)
    {
        var to = ApplicationStates.Machine.Next(State, on, ApplicationRole.Staff);
        if (State != ApplicationState.Appealed)
            (DecidedBy, DecidedAt) = (officer, now);
        else if (officer == DecidedBy)
            throw ApplicationRefusals.SameOfficer();
        else
            AppealDecidedBy = officer;
        Enter(to, null);
    }

    private void Move(ApplicationEvent on, ApplicationRole by, DateTime? dueAt) => Enter(ApplicationStates.Machine.Next(State, on, by), dueAt);

    private void Enter(ApplicationState to, DateTime? dueAt) => (State, DueAt, RemindAt) = (to, dueAt, null);
}

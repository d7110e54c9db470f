using System.Security.Cryptography;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Duties;

/// <summary>
/// 班次: one duty at one time and place. Place, limits and the moments that decide are copied in when it is planned,
/// so that a later change of the place or of the policy does not judge it anew.
/// </summary>
public sealed class Shift : ICommunityOwned, IVersioned, ITallied
{
    public static readonly SealedField SecretField = new(nameof(Shift), "Secret");

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    /// <summary>Null: planned for itself.</summary>
    public Guid? SeriesId { get; init; }

    public Guid? GroupId { get; init; }

    public string Title { get; private set; } = "";

    public string? Details { get; private set; }

    public Guid PlaceId { get; private set; }

    public string PlaceName { get; private set; } = "";

    /// <summary>GCJ-02, degrees.</summary>
    public double Latitude { get; private set; }

    /// <summary>GCJ-02, degrees.</summary>
    public double Longitude { get; private set; }

    public int RadiusMetres { get; private set; }

    public DateTime StartsAt { get; private set; }

    /// <summary>When the series had it, once it was moved by hand: that day is not planned anew.</summary>
    public DateTime? SeriesStartsAt { get; private set; }

    public DateTime EndsAt { get; private set; }

    /// <summary>Nobody signs up from here on.</summary>
    public DateTime LocksAt { get; private set; }

    public DateTime ArrivalOpensAt { get; private set; }

    /// <summary>Who arrives later is late.</summary>
    public DateTime OnTimeUntil { get; private set; }

    /// <summary>Who forgot to check out is checked out.</summary>
    public DateTime AutoClosesAt { get; private set; }

    public int CapacityMin { get; private set; }

    public int CapacityMax { get; private set; }

    public RequiredEvidence Evidence { get; private set; }

    public Guid? LeaderPersonId { get; private set; }

    /// <summary>Who comes without an armband of the own is looked at by the leader.</summary>
    public bool ArmbandRequired { get; private set; }

    /// <summary>Not for 14- to 17-year-olds.</summary>
    public bool AdultsOnly { get; private set; }

    /// <summary>Code of the list of skills; null: none in particular.</summary>
    public string? RequiredSkill { get; private set; }

    /// <summary>The patrol route to be walked, chosen by default when a round begins.</summary>
    public Guid? RouteId { get; private set; }

    /// <summary>Only the leader puts people on the list.</summary>
    public bool InviteOnly { get; private set; }

    public string? WeatherNote { get; private set; }

    public string? InsuranceRef { get; private set; }

    /// <summary>Empty: everybody does the same.</summary>
    public List<ShiftRole> Roles { get; } = [];

    public List<ShiftDeputy> Deputies { get; } = [];

    public ShiftState State { get; private set; }

    public string? CancelReason { get; private set; }

    /// <summary>Signs the rotating codes. Null once the shift has ended.</summary>
    public string? SecretSealed { get; private set; }

    /// <summary>Not counted as service.</summary>
    public int BreakMinutes { get; private set; }

    public DateTime? ResolvedAt { get; private set; }

    /// <summary>Not before this do the hours stand.</summary>
    public DateTime? SettlesAt { get; private set; }

    public DateTime? SettledAt { get; private set; }

    /// <summary>Until then the group sees the hours; null before settlement.</summary>
    public DateTime? PublishedUntil { get; private set; }

    public string? ReopenReason { get; private set; }

    /// <summary>Who came, counted at settlement.</summary>
    public int CameCount { get; private set; }

    /// <summary>Who neither came nor was excused, counted at settlement.</summary>
    public int MissedCount { get; private set; }

    public int PolicyVersion { get; private set; }

    public int Version { get; private set; } = 1;

    public DateTime CreatedAt { get; init; }

    /// <summary>What it would be planned as; <see cref="Roles"/> and <see cref="Deputies"/> must have been read.</summary>
    public DutyPlan Plan => new(Title, Details, GroupId, PlaceId, (int)(EndsAt - StartsAt).TotalMinutes, CapacityMin, CapacityMax, Evidence, LeaderPersonId)
    {
        Roles = [.. Roles.OrderBy(r => r.Sort).Select(r => new PlannedRole(r.Name, r.Min, r.Max, r.RequiredSkill))], DeputyPersonIds = Deputies.ConvertAll(d => d.PersonId),
        InviteOnly = InviteOnly, WeatherNote = WeatherNote, InsuranceRef = InsuranceRef, ArmbandRequired = ArmbandRequired, BreakMinutes = BreakMinutes,
        AdultsOnly = AdultsOnly, RequiredSkill = RequiredSkill, RouteId = RouteId,
    };

    public static Shift Create(Guid id, Guid communityId, Guid? seriesId, DateTime startsAt, DutyPlan plan, DutyPlace place, CommunityPolicy policy, DateTime now, PersonalDataVault vault)
    {
        var shift = new Shift { Id = id, CommunityId = communityId, SeriesId = seriesId, GroupId = plan.GroupId, StartsAt = WholeMinutes(startsAt), CreatedAt = now };
        shift.Describe(plan, place, policy, now);
        shift.SecretSealed = vault.Seal(SecretField, id, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
        return shift;
    }

    /// <summary>Another time for a shift that has not begun. Who signed up stays on the list; the caller tells them.</summary>
    public void Move(DateTime startsAt)
    {
        var start = WholeMinutes(startsAt);
        if (SeriesId is not null && start != StartsAt)
            SeriesStartsAt ??= StartsAt;
        StartsAt = start;
    }

    /// <summary>Moved to later, or the list was closed by an earlier time: people may sign up again.</summary>
    public void Reopen(DutyRole by, DateTime now)
    {
        if (State == ShiftState.Locked && now < LocksAt)
            State = ShiftStates.Machine.Next(State, ShiftEvent.Postpone, by);
    }

    /// <summary>Also when a series changes and nobody has signed up yet. <see cref="Roles"/> and <see cref="Deputies"/> must have been read.</summary>
    public void Describe(DutyPlan plan, DutyPlace place, CommunityPolicy policy, DateTime now)
    {
        (Title, Details, Evidence, LeaderPersonId) = (plan.Title, plan.Details, plan.Evidence, plan.LeaderPersonId);
        ArmbandRequired = plan.ArmbandRequired;
        (AdultsOnly, RequiredSkill, RouteId) = (plan.AdultsOnly, plan.RequiredSkill, plan.RouteId);
        (CapacityMin, CapacityMax, EndsAt) = (plan.CapacityMin, plan.CapacityMax, StartsAt.AddMinutes(plan.LengthMinutes));
        BreakMinutes = plan.BreakMinutes;
        (PlaceId, PlaceName, Latitude, Longitude, RadiusMetres) = (place.Id, place.Name, place.Latitude, place.Longitude, place.RadiusMetres);
        // Planned at short notice, the list would be closed before anybody saw it: then it stays open to the start.
        var locks = StartsAt.AddMinutes(-policy.LockMinutesBefore);
        LocksAt = locks > now ? locks : StartsAt;
        ArrivalOpensAt = StartsAt.AddMinutes(-policy.ArrivalOpensMinutesBefore);
        OnTimeUntil = StartsAt.AddMinutes(policy.OnTimeMinutesAfter);
        AutoClosesAt = EndsAt.AddMinutes(policy.AutoCloseMinutesAfter);
        PolicyVersion = policy.Version;
        (InviteOnly, WeatherNote, InsuranceRef) = (plan.InviteOnly, plan.WeatherNote, plan.InsuranceRef);
        PutRoles(plan.Roles, now);
        PutDeputies(plan.DeputyPersonIds, now);
    }

    public void Publish(DutyRole by) => State = ShiftStates.Machine.Next(State, ShiftEvent.Publish, by);

    /// <summary>All told, hours 0: the caller cancels the sign-ups in the same transaction.</summary>
    public void Cancel(string reason, DutyRole by)
    {
        State = ShiftStates.Machine.Next(State, ShiftEvent.Cancel, by);
        CancelReason = reason;
        SecretSealed = null;
    }

    /// <summary>Takes every step that the clock allows; false when there was none. What signed the codes goes with the end: no code can be made any more, whatever somebody kept.</summary>
    public bool Advance(DateTime now)
    {
        var before = State;
        Step(ShiftState.Open, LocksAt, ShiftEvent.Lock);
        Step(ShiftState.Locked, StartsAt, ShiftEvent.Start);
        Step(ShiftState.InProgress, EndsAt, ShiftEvent.End);
        if (State == before)
            return false;
        if (State == ShiftState.Ended)
            RevokeCodes();
        return true;

        void Step(ShiftState from, DateTime at, ShiftEvent on)
        {
            if (State == from && now >= at)
                State = ShiftStates.Machine.Next(State, on, DutyRole.System);
        }
    }

    /// <summary>Nobody arrives any more, and who leaves need not prove it: no minute counts beyond the plan.</summary>
    public bool NeedsNoProof(AttendanceKind kind, DateTime now) => kind == AttendanceKind.Out && now >= EndsAt;

    /// <summary>A role keeps its row, and so its people, under the same name.</summary>
    private void PutRoles(IReadOnlyList<PlannedRole> planned, DateTime now)
    {
        Roles.RemoveAll(r => planned.All(p => p.Name != r.Name));
        foreach (var role in planned)
        {
            var row = Roles.Find(r => r.Name == role.Name);
            if (row is null)
                Roles.Add(row = new ShiftRole { Id = Ids.New(now), CommunityId = CommunityId, ShiftId = Id, Name = role.Name, Sort = 1 + Roles.Select(r => r.Sort).DefaultIfEmpty().Max() });
            row.Describe(role.Min, role.Max, role.Skill);
        }
    }

    private void PutDeputies(IReadOnlyList<Guid> people, DateTime now)
    {
        Deputies.RemoveAll(d => !people.Contains(d.PersonId));
        Deputies.AddRange(people.Where(p => Deputies.TrueForAll(d => d.PersonId != p))
            .Select(p => new ShiftDeputy { Id = Ids.New(now), CommunityId = CommunityId, ShiftId = Id, PersonId = p }).ToList());
    }

    /// <summary>Minutes are what is counted.</summary>
    private static DateTime WholeMinutes(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));

    /// <summary>Everybody on the list is marked, or left to staff.</summary>
    /// <param name="by">Leader, staff, or the clock.</param>
    /// <param name="settleDays">From the policy.</param>
    /// <param name="now">UTC.</param>
    public void Resolve(DutyRole by, int settleDays, DateTime now)
    {
        State = ShiftStates.Machine.Next(State, ShiftEvent.Resolve, by);
        (ResolvedAt, SettlesAt) = (now, now.AddDays(settleDays));
    }

    /// <summary>The hours stand from now on and are shown to the group for some days.</summary>
    public void Settle(int came, int missed, int publishDays, DateTime now)
    {
        State = ShiftStates.Machine.Next(State, ShiftEvent.Settle, DutyRole.System);
        (SettledAt, PublishedUntil, CameCount, MissedCount) = (now, now.AddDays(publishDays), came, missed);
    }

    /// <summary>Somebody's mark changed after settlement.</summary>
    public void Recount(int came, int missed) => (CameCount, MissedCount) = (came, missed);

    /// <summary>Staff take the settlement back; it comes again after some days.</summary>
    public void Reopen(string reason, int settleDays, DutyRole by, DateTime now)
    {
        State = ShiftStates.Machine.Next(State, ShiftEvent.Reopen, by);
        (SettledAt, PublishedUntil, SettlesAt, ReopenReason) = (null, null, now.AddDays(settleDays), reason);
        (CameCount, MissedCount) = (0, 0);
    }

    /// <summary>Who came and who was missing, once it is settled: what attendance rates are made of.</summary>
    public IEnumerable<TallyLine> Tallied()
    {
        if (SettledAt is null)
            yield break;
        var day = ChinaTime.Today(StartsAt);
        foreach (var (measure, count) in new[] { ("attendance.came", CameCount), ("attendance.missed", MissedCount) })
        {
            yield return new TallyLine(measure, day, Guid.Empty, count);
            if (GroupId is { } group)
                yield return new TallyLine(measure, day, group, count);
        }
    }

    /// <summary>The route is walked no more.</summary>
    public void DropRoute() => RouteId = null;

    public void RevokeCodes() => SecretSealed = null;

    public byte[]? Secret(PersonalDataVault vault) => vault.OpenOrNull(SecretField, Id, SecretSealed) is { } hex ? Convert.FromHexString(hex) : null;

    /// <exception cref="RefusedException">409 outside the time in which people sign up. The clock decides, not whether a job has run.</exception>
    public void RequireSignupOpen(DateTime now)
    {
        if (State == ShiftState.Cancelled)
            throw DutyRefusals.Cancelled();
        if (State != ShiftState.Open || now >= LocksAt)
            throw DutyRefusals.SignupClosed(LocksAt);
    }

    /// <exception cref="RefusedException">409 once it has begun or was cancelled.</exception>
    public void RequireChangeable(DateTime now)
    {
        if (State == ShiftState.Cancelled)
            throw DutyRefusals.Cancelled();
        if (State is not (ShiftState.Draft or ShiftState.Open or ShiftState.Locked) || now >= StartsAt)
            throw DutyRefusals.Begun();
    }

    /// <exception cref="RefusedException">409 once it has ended or was cancelled.</exception>
    public void RequireNotOver(DateTime now)
    {
        if (State == ShiftState.Cancelled)
            throw DutyRefusals.Cancelled();
        if (now >= EndsAt)
            throw DutyRefusals.Begun();
    }

    /// <exception cref="RefusedException">409 before the door opens, after the end (only the leader may then), or when cancelled.</exception>
    public void RequireArrivalOpen(DateTime now)
    {
        if (State is ShiftState.Cancelled or ShiftState.Draft)
            throw DutyRefusals.Cancelled();
        if (now < ArrivalOpensAt)
            throw CheckInRefusals.TooEarly(ArrivalOpensAt);
        if (now >= EndsAt)
            throw CheckInRefusals.Closed(EndsAt);
    }
}

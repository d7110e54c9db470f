using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Notices;

namespace NeighborParty.Core.Signals;

/// <summary>Opens a case in the unit of work and lets the shift's leaders know; once for a kind, shift and person or pair.</summary>
public sealed class RaiseFlag(NeighborPartyDb db, DutyRoles roles, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    public async Task RunAsync(AttendanceEvent recorded, Signal signal, int policyVersion, CancellationToken ct) =>
        await AddAsync(signal, recorded.CommunityId, recorded.ShiftId, recorded.PersonId, recorded.Id, await OtherAsync(recorded, signal.Kind, ct), policyVersion, ct);

    /// <summary>About what a leader did, not about one record.</summary>
    public Task OfLeaderAsync(Shift shift, Guid leader, Signal signal, int policyVersion, CancellationToken ct) =>
        AddAsync(signal, shift.CommunityId, shift.Id, leader, null, null, policyVersion, ct);

    private async Task AddAsync(Signal signal, Guid community, Guid shiftId, Guid person, Guid? eventId, Guid? other, int policyVersion, CancellationToken ct)
    {
        var key = AttendanceFlagCase.KeyOf(signal.Kind, shiftId, person, other);
        if (db.AttendanceFlagCases.Local.Any(c => c.DedupeKey == key) || await db.AttendanceFlagCases.AnyAsync(c => c.DedupeKey == key, ct))
            return;

        var now = time.Now();
        var raised = new AttendanceFlagCase
        {
            Id = Ids.New(now), CommunityId = community, Kind = signal.Kind, ShiftId = shiftId, SubjectPersonId = person, OtherPersonId = other, EventId = eventId,
            Amount = signal.Amount, Seconds = signal.Seconds, DedupeKey = key, RaisedAt = now, PolicyVersion = policyVersion,
        };
        db.AttendanceFlagCases.Add(raised);
        audit.Record(new Act("flag.raised", nameof(AttendanceFlagCase), raised.Id)
        {
            To = raised.State.ToString(), Via = ActedVia.System, PolicyVersion = policyVersion, Details = new { kind = raised.Kind.ToString(), shift = shiftId },
        });
        var shift = await db.Shifts.AsNoTracking().FirstAsync(s => s.Id == shiftId, ct);
        foreach (var leader in (await roles.LeadersOfAsync(shift, ct)).Where(l => l != person && l != other))
            await tell.AddAsync(community, leader, new Notice("duty.flag_raised", "有一条疑点请您看看",
                $"“{shift.Title}”（{ChinaTime.Short(shift.StartsAt)}）有一条签到疑点：{FlagCaseWords.Label(raised.Kind)}。只是提示，请核实后记下结果。", $"{raised.Id:N}:raised")
            { AboutKind = "attendance-flags", AboutId = raised.Id }, ct);
    }

    private async Task<Guid?> OtherAsync(AttendanceEvent recorded, SignalKind kind, CancellationToken ct)
    {
        var others = kind switch
        {
            SignalKind.SameDevice when recorded.DeviceKey is { } device => db.AttendanceEvents.Where(e => e.DeviceKey == device && e.ComparedAt != null),
            SignalKind.SameCoordinates when recorded.LocationKey is { } place => db.AttendanceEvents.Where(e => e.LocationKey == place && e.ComparedAt != null),
            _ => null,
        };
        return others is null ? null
            : await others.Where(e => e.PersonId != recorded.PersonId).OrderByDescending(e => e.At).ThenBy(e => e.Id).Select(e => (Guid?)e.PersonId).FirstOrDefaultAsync(ct);
    }
}

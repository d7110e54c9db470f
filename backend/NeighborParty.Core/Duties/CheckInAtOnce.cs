using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Data.Hot;
using NeighborParty.Core.Idempotency;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Duties;

/// <param name="IsReplay">The very same request had been answered before.</param>
public sealed record QuickArrival(AttendanceEvent Arrival, Guid SignupId, DateTime CheckOutUntil, bool IsReplay);

/// <summary>
/// 签到 in the plain case that everybody has at nine o'clock: a genuine code, a good position, a confirmed sign-up. The rules are
/// those of <see cref="ShiftSignup"/> and <see cref="EvidenceRules"/>; the write is one statement in a group with its audit row.
/// Whatever is not plain is left to <see cref="RecordCheckIn"/>, which does the same with all its looks.
/// </summary>
public sealed class CheckInAtOnce(
    HotDatabase hot, GroupedWriter writer, HotTables tables, IServiceProvider services, ShiftDoors doors, PersonalDataVault vault,
    CurrentActor current, CommunityScope scope, ConsentTexts texts, TimeProvider time)
{
    /// <summary>Null: not the plain case, nothing was written.</summary>
    /// <exception cref="RefusedException">409 too early or too late; 422 for a bad code, a position elsewhere, or the key of another request.</exception>
    public async Task<QuickArrival?> RunAsync(Guid shiftId, ArrivalClaim claim, NumberedRequest request, CancellationToken ct)
    {
        var (person, community) = (current.RequirePerson(), scope.CommunityId!.Value);
        // Only the first one at a door needs the database for it.
        if ((doors.Find(community, shiftId) ?? await services.GetRequiredService<OpenShiftDoor>().RunAsync(shiftId, ct)) is not { } door)
            return null;
        if (Judge(door, person, claim, request) is not { } arrival)
            return await FirstAsync(community, shiftId, person, ct) is { } before && before.RequestKey == request.Key ? Repeated(before, door, request) : null;

        var write = new ArrivalWrite(door, person, current.Actor.Id, arrival, texts.Of(ConsentPurpose.Location).Version, tables, signup => AuditTrail.RowOf(new Act("duty.checked_in", nameof(ShiftSignup), signup)
        {
            From = nameof(SignupState.Confirmed), To = nameof(SignupState.CheckedIn), Result = arrival.State.ToString(),
            Details = new { flags = arrival.Flags.Codes() }, PolicyVersion = door.Shift.PolicyVersion,
        }, current.Actor, community, 0, arrival.At));
        await writer.RunAsync(write, ct);
        if (write.SignupId is { } signupId)
            return new QuickArrival(arrival, signupId, door.Shift.AutoClosesAt, IsReplay: false);
        if (write.Earlier is { } first)
            return Repeated(first, door, request);
        doors.Forget(community, shiftId);
        return null;
    }

    /// <summary>The rules, on a sign-up that the write will prove to be there. Null when only the leader can decide, or somebody was here before.</summary>
    private AttendanceEvent? Judge(ShiftDoor door, Guid person, ArrivalClaim claim, NumberedRequest request)
    {
        // An armband is looked up, and where it is asked for or the leader looks anyway nothing is plain.
        if (claim.ArmbandSerial is not null || door.Shift.ArmbandRequired)
            return null;
        var now = time.Now();
        try
        {
            door.Shift.RequireArrivalOpen(now);
            var rules = new EvidenceRules(door.Shift, door.Secret, door.Policy, vault, MayLocate: true, door.Leaders.Contains(person), current.Actor.Id);
            var evidence = rules.Weigh(AttendanceKind.In, claim, now) with { RequestKey = request.Key, RequestHash = request.Hash };
            var signup = ShiftSignup.Create(Guid.Empty, door.Shift, person, slot: 1, now);
            var arrival = evidence.State == AttendanceState.Accepted ? signup.RecordArrival(evidence, DutyRole.Member) : null;
            // Who took over a place late is not late: only the sign-up itself knows.
            return arrival is not null && arrival.Flags.HasFlag(AttendanceFlags.Late) ? null : arrival;
        }
        catch (RefusedException)
        {
            // Perhaps a repeat of what was fine a minute ago, or a consent that is missing: the ordinary way knows.
            return null;
        }
    }

    /// <summary>A second tap gets the first record, whatever it brings; the same number with another content is a mistake.</summary>
    private static QuickArrival Repeated(AttendanceEvent first, ShiftDoor door, NumberedRequest request)
    {
        var same = first.RequestKey == request.Key;
        if (same && first.RequestHash != request.Hash)
            throw Refusals.OtherRequest();
        return new QuickArrival(first, first.SignupId, door.Shift.AutoClosesAt, IsReplay: same);
    }

    private async Task<AttendanceEvent?> FirstAsync(Guid community, Guid shift, Guid person, CancellationToken ct)
    {
        var found = await hot.ReadAsync(ArrivalWrite.FirstText(hot.Dialect), ArrivalWrite.FirstOf(community, shift, person), ArrivalWrite.FirstRow, ct);
        return found.Count > 0 ? found[0] : null;
    }
}

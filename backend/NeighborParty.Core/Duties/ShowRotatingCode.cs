using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Duties;

/// <summary>What the leader's screen shows.</summary>
/// <param name="Code">The text in the QR code.</param>
/// <param name="ExpiresAt">When the screen should show the next one (it is accepted 30 seconds longer).</param>
/// <param name="EndsAt">The end of the shift: no code counts from then on, and nobody needs one to check out.</param>
/// <param name="Svg">The QR code as an SVG element.</param>
public sealed record ShownCode(Guid ShiftId, string Title, AttendanceKind Direction, string Code, DateTime ExpiresAt, DateTime ServerTime, DateTime EndsAt, string Svg)
{
    public static ShownCode Example => new(new Guid("01950000-0000-7000-8000-000000000001"), "周五大扫除", AttendanceKind.In, "EAGVn…",
        new DateTime(2026, 3, 6, 10, 58, 30, DateTimeKind.Utc), new DateTime(2026, 3, 6, 10, 58, 4, DateTimeKind.Utc), new DateTime(2026, 3, 6, 13, 0, 0, DateTimeKind.Utc), "<svg …/>");
}

/// <summary>Shows the code to scan: to the shift's leaders on the phone, to staff in the console.</summary>
public sealed class ShowRotatingCode(NeighborPartyDb db, CurrentActor current, DutyRoles roles, PersonalDataVault vault, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for everybody else; 409 before the codes count, and when they have ended.</exception>
    public async Task<ShownCode> RunAsync(Guid shiftId, AttendanceKind direction, CancellationToken ct)
    {
        var shift = await db.Shifts.AsNoTracking().FirstOrDefaultAsync(s => s.Id == shiftId, ct) ?? throw Refusals.NotFound("值守");
        await roles.RequireLeadAsync(shift, ct);
        var now = time.Now();
        if (now < shift.ArrivalOpensAt && shift.State != ShiftState.Cancelled)
            throw new RefusedException(RefusalKind.Conflict, "shift.codes_not_yet", $"还没到时间，{ChinaTime.Short(shift.ArrivalOpensAt)} 起可以出示签到码。");
        // The clock decides; the job that takes the secret away only follows.
        if (now >= shift.EndsAt || shift.Secret(vault) is not { } secret)
            throw new RefusedException(RefusalKind.Conflict, "shift.codes_ended", "这次值守已经结束，签到签退码不再有效。还没签退的，在手机上点“签退”就行，不用扫码；时长只算到计划结束。");

        // Which screen showed it, so that a code passed on can be traced to where it was photographed.
        Span<byte> session = stackalloc byte[16];
        (current.Actor.SessionId ?? current.Actor.Id).TryWriteBytes(session, bigEndian: true, out _);
        var code = RotatingCode.Make(secret, shiftId, direction, BinaryPrimitives.ReadUInt32BigEndian(session[12..]), now);
        return new ShownCode(shiftId, shift.Title, direction, code, RotatingCode.NextStepAt(now), now, shift.EndsAt, RotatingCode.Svg(code));
    }
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Signals;

/// <summary>A leader of the shift or the office looks at a case and says what it was. Nobody looks at what concerns oneself.</summary>
public sealed class DecideFlag(NeighborPartyDb db, CurrentActor current, DutyRoles roles, SamePerson same, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for a case of others; 403 for one that concerns oneself; 409 when it does not allow that; 412 and 428 as everywhere.</exception>
    public async Task<AttendanceFlagCase> RunAsync(Guid id, FlagDecision decision, string? note, int? version, CancellationToken ct)
    {
        var text = CleanText.Required("note", note, 200, "核查结果");
        await using var write = await db.BeginWriteAsync(ct);
        var found = await db.AttendanceFlagCases.FirstOrDefaultAsync(c => c.Id == id, ct) ?? throw Refusals.NotFound("疑点");
        var role = await roles.RequireLeadAsync(await db.Shifts.AsNoTracking().FirstAsync(s => s.Id == found.ShiftId, ct), ct);
        if (await ConcernsAsync(found, ct))
            throw new RefusedException(RefusalKind.Forbidden, "flag.own", "这条疑点与您本人有关，请让其他组长或社区工作人员核查。");
        await db.RequireVersionAsync(found, found.Id, version, ct);
        var before = found.State;
        found.Decide(decision, role == DutyRole.Staff ? FlagRole.Staff : FlagRole.Leader, current.Actor, text, time.Now());
        audit.Record(new Act("flag.decided", nameof(AttendanceFlagCase), found.Id)
        {
            From = before.ToString(), To = found.State.ToString(), ReasonText = text, OnBehalfOf = found.SubjectPersonId,
            Via = role == DutyRole.Leader ? ActedVia.Leader : null, Details = new { kind = found.Kind.ToString() },
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return found;
    }

    private async Task<bool> ConcernsAsync(AttendanceFlagCase found, CancellationToken ct) =>
        await same.ActingAsync(ct) is { } person && (person == found.SubjectPersonId || person == found.OtherPersonId);
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Applications;

/// <summary>The office decides, also on an appeal (then another officer). Approval makes the membership in the same transaction.</summary>
public sealed class DecideApplication(NeighborPartyDb db, FindApplication find, AdmitMember admit, ApplicationHistory history, TimeProvider time)
{
    /// <param name="version">Of the page the officer looked at.</param>
    /// <exception cref="RefusedException">403 for the same officer on an appeal, 409 for the wrong state, 412 when somebody was faster.</exception>
    public async Task<JoinApplication> ApproveAsync(Guid id, int? version, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var (application, officer) = await find.AsStaffAsync(id, ct);
        await db.RequireVersionAsync(application, id, version, ct);
        var (from, now) = (application.State, time.Now());
        application.Approve(officer, now);
        await admit.RunAsync(application, ct);
        await history.AddAsync(application, new Happened(from, ApplicationEvent.Approve, ApplicationRole.Staff), ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            throw ApplicationRefusals.AlreadyMember();
        }

        await write.CommitAsync(ct);
        return application;
    }

    /// <param name="reasonCode">One of <see cref="RejectReasons"/>.</param>
    /// <param name="text">What the applicant reads.</param>
    /// <param name="version">Of the page the officer looked at.</param>
    public async Task<JoinApplication> RejectAsync(Guid id, string? reasonCode, string? text, int? version, CancellationToken ct)
    {
        if (reasonCode is null || RejectReasons.TextOf(reasonCode) is null)
            throw ApplicationRefusals.UnknownReason();
        var words = CleanText.Required("text", text, 200, "给申请人的说明");
        await using var write = await db.BeginWriteAsync(ct);
        var (application, officer) = await find.AsStaffAsync(id, ct);
        await db.RequireVersionAsync(application, id, version, ct);
        var (from, now) = (application.State, time.Now());
        application.Reject(officer, reasonCode, now);
        await history.AddAsync(application, new Happened(from, ApplicationEvent.Reject, ApplicationRole.Staff) { ReasonCode = reasonCode, Text = words }, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return application;
    }
}

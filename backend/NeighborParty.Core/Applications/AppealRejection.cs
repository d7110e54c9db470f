using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Applications;

/// <summary>The applicant asks once for another officer's decision.</summary>
public sealed class AppealRejection(NeighborPartyDb db, FindApplication find, ApplicationDeadlines deadlines, ApplicationHistory history, TimeProvider time)
{
    /// <exception cref="RefusedException">409 the second time, after the period, or while another application in the group is open.</exception>
    public async Task<JoinApplication> RunAsync(Guid id, string reason, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var application = await find.AsApplicantAsync(id, ct);
        var (from, now) = (application.State, time.Now());
        application.Appeal((await deadlines.PolicyOfAsync(application, ct)).AppealDays, now, await deadlines.StaffAsync(application, now, ct));
        await history.AddAsync(application, new Happened(from, ApplicationEvent.Appeal, ApplicationRole.Applicant) { Text = CleanText.Required("reason", reason, 500, "申诉理由") }, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            throw ApplicationRefusals.AlreadyOpen();
        }

        await write.CommitAsync(ct);
        return application;
    }
}

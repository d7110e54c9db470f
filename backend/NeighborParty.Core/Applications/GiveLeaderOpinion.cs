using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Applications;

/// <summary>The leader says whether this neighbour is known; the office decides.</summary>
public sealed class GiveLeaderOpinion(NeighborPartyDb db, FindApplication find, ApplicationDeadlines deadlines, ApplicationHistory history, TimeProvider time)
{
    /// <param name="version">From If-Match.</param>
    /// <param name="remark">For the office only.</param>
    /// <exception cref="RefusedException">403 for the own or the family's, 404 for another group's, 409 before the answers were opened, 412, 428.</exception>
    public async Task<JoinApplication> RunAsync(Guid id, LeaderOpinion opinion, string? remark, int? version, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var (application, leader) = await find.AsLeaderAsync(id, ct);
        await db.RequireVersionAsync(application, id, version, ct);
        var from = application.State;
        application.GiveOpinion(opinion, leader, await deadlines.StaffAsync(application, time.Now(), ct));
        if (!await db.ApplicationOpenings.AnyAsync(o => o.ApplicationId == id && o.PersonId == leader, ct))
            throw ApplicationRefusals.NotOpened();
        await history.AddAsync(application, new Happened(from, ApplicationEvent.GiveOpinion, ApplicationRole.Leader)
        {
            Opinion = opinion, Text = CleanText.Optional("remark", remark, 200, "说明"), ForApplicant = false,
        }, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return application;
    }
}

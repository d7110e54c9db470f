using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Jobs;

namespace NeighborParty.Core.Applications;

/// <summary>
/// What the clock does to applications: reminds the leader, passes over one who does not answer, lets unanswered
/// questions expire, and reports a late office. Each looks again inside its own transaction, so a second run does nothing.
/// </summary>
public sealed class KeepApplicationsMoving(NeighborPartyDb db, ApplicationDeadlines deadlines, ApplicationHistory history, Leadership leadership, TimeProvider time) : ICommunityJob
{
    private const int Batch = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        foreach (var id in await Skippable(now).Select(a => a.Id).Order().Take(Batch).ToListAsync(ct))
            await ActAsync(Skippable(now), id, ApplicationEvent.SkipLeader, async a => a.SendToStaff(await deadlines.StaffAsync(a, now, ct)), ct);
        foreach (var id in await Remindable(now).Select(a => a.Id).Order().Take(Batch).ToListAsync(ct))
            await ActAsync(Remindable(now), id, ApplicationEvent.RemindLeader, _ => Task.CompletedTask, ct);
        foreach (var id in await Unanswered(now).Select(a => a.Id).Order().Take(Batch).ToListAsync(ct))
            await ActAsync(Unanswered(now), id, ApplicationEvent.Expire, Expired, ct);
        foreach (var id in await Late(now).Select(a => a.Id).Order().Take(Batch).ToListAsync(ct))
            await ActAsync(Late(now), id, ApplicationEvent.Escalate, _ => Task.CompletedTask, ct);
    }

    /// <summary>The leader's time is over, or nobody leads the group any more.</summary>
    private IQueryable<JoinApplication> Skippable(DateTime now)
    {
        var leading = leadership.Leading();
        return db.Applications.Where(a => a.State == ApplicationState.LeaderCheck && (a.DueAt <= now || !leading.Any(g => g.ScopeId == a.GroupId))).OrderBy(a => a.Id);
    }

    private IQueryable<JoinApplication> Remindable(DateTime now) => db.Applications
        .Where(a => a.State == ApplicationState.LeaderCheck && a.RemindAt <= now && a.DueAt > now
            && !db.ApplicationSteps.Any(s => s.ApplicationId == a.Id && s.On == ApplicationEvent.RemindLeader))
        .OrderBy(a => a.Id);

    private IQueryable<JoinApplication> Unanswered(DateTime now) => db.Applications
        .Where(a => a.State == ApplicationState.NeedInfo && a.DueAt <= now).OrderBy(a => a.Id);

    /// <summary>The step itself is the mark: an officer's open page does not go stale by it.</summary>
    private IQueryable<JoinApplication> Late(DateTime now) => db.Applications
        .Where(a => (a.State == ApplicationState.StaffCheck || a.State == ApplicationState.Appealed) && a.DueAt <= now
            && !db.ApplicationSteps.Any(s => s.ApplicationId == a.Id && s.On == ApplicationEvent.Escalate && s.At >= a.DueAt))
        .OrderBy(a => a.Id);

    private static Task Expired(JoinApplication application)
    {
        application.Expire();
        return Task.CompletedTask;
    }

    private async Task ActAsync(IQueryable<JoinApplication> still, Guid id, ApplicationEvent on, Func<JoinApplication, Task> act, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await still.FirstOrDefaultAsync(a => a.Id == id, ct) is not { } application)
            return;
        var from = application.State;
        await act(application);
        await history.AddAsync(application, new Happened(from, on, ApplicationRole.System), ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}

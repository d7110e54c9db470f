using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Applications;

/// <summary>Leader or staff ask for more; the deadline stands still until the answer.</summary>
public sealed class AskApplicant(
    NeighborPartyDb db, FindApplication find, ApplicationDeadlines deadlines, ApplicationHistory history, CurrentActor current, TimeProvider time)
{
    /// <param name="version">From If-Match.</param>
    public async Task<JoinApplication> RunAsync(Guid id, string question, int? version, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var (application, by) = current.Actor.Kind == ActorKind.Staff
            ? ((await find.AsStaffAsync(id, ct)).Application, ApplicationRole.Staff)
            : ((await find.AsLeaderAsync(id, ct)).Application, ApplicationRole.Leader);
        await db.RequireVersionAsync(application, id, version, ct);
        var (from, now) = (application.State, time.Now());
        application.Ask(by, now, await deadlines.AnswerAsync(application, now, ct));
        await history.AddAsync(application, new Happened(from, ApplicationEvent.Ask, by) { Text = CleanText.Required("question", question, 200, "需要补充的内容") }, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return application;
    }
}

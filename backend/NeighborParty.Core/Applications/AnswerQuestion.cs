using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Applications;

/// <summary>The applicant answers; the application goes back to who asked, with the time that was left.</summary>
public sealed class AnswerQuestion(
    NeighborPartyDb db, FindApplication find, LeaderConflicts conflicts, ApplicationDeadlines deadlines, ApplicationHistory history, TimeProvider time)
{
    public async Task<JoinApplication> RunAsync(Guid id, string answer, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var application = await find.AsApplicantAsync(id, ct);
        var (from, now) = (application.State, time.Now());
        var leaderThere = (await conflicts.LeadersForAsync(application, ct)).Count > 0;
        var due = application is { PausedDueAt: { } paused, AskedAt: { } asked } && (leaderThere || application.AskedFrom != ApplicationState.LeaderCheck)
            ? application.AskedFrom == ApplicationState.LeaderCheck ? paused + (now - asked) : deadlines.Resumed(paused, asked, now)
            : await deadlines.StaffAsync(application, now, ct);
        var back = application.Answer(leaderThere, due);
        await history.AddAsync(application, new Happened(from, back, ApplicationRole.Applicant) { Text = CleanText.Required("answer", answer, 500, "补充的内容") }, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return application;
    }
}

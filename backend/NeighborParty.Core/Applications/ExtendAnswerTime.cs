using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Applications;

/// <summary>More time for the answer, once: the applicant asks for it, or staff grant it.</summary>
public sealed class ExtendAnswerTime(
    NeighborPartyDb db, FindApplication find, ApplicationDeadlines deadlines, ApplicationHistory history, CurrentActor current, TimeProvider time)
{
    public async Task<JoinApplication> RunAsync(Guid id, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var (application, by) = current.Actor.Kind == ActorKind.Staff
            ? ((await find.AsStaffAsync(id, ct)).Application, ApplicationRole.Staff)
            : (await find.AsApplicantAsync(id, ct), ApplicationRole.Applicant);
        var from = application.State;
        application.Extend(by, time.Now(), (await deadlines.PolicyOfAsync(application, ct)).NeedInfoDays);
        await history.AddAsync(application, new Happened(from, ApplicationEvent.Extend, by), ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return application;
    }
}

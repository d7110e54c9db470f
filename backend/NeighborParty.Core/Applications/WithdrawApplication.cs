using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Applications;

/// <summary>The applicant takes an open application back, at any time.</summary>
public sealed class WithdrawApplication(NeighborPartyDb db, FindApplication find, ApplicationHistory history)
{
    public async Task<JoinApplication> RunAsync(Guid id, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var application = await find.AsApplicantAsync(id, ct);
        var from = application.State;
        application.Withdraw();
        await history.AddAsync(application, new Happened(from, ApplicationEvent.Withdraw, ApplicationRole.Applicant), ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return application;
    }
}

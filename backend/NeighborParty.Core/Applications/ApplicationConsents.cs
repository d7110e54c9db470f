namespace NeighborParty.Core.Applications;

/// <summary>The consents a form needs. The core one is implied: without it the session has no person.</summary>
public sealed class ApplicationConsents
{
    public Task RequireAsync(Guid personId, ApplicationForm form, CancellationToken ct) => Task.CompletedTask;
}

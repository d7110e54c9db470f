namespace NeighborParty.Core.Consents;

/// <summary>
/// What a noun does when somebody takes a consent back. Register it with <c>AddScoped&lt;IConsentWithdrawn, …&gt;()</c>;
/// it runs inside the transaction of the withdrawal, in the community's scope, and must not refuse: withdrawing is a right.
/// Withdrawing the core consent runs the effects of every purpose, after those of a person who is gone.
/// </summary>
public interface IConsentWithdrawn
{
    ConsentPurpose Purpose { get; }

    Task RunAsync(Guid personId, CancellationToken ct);
}

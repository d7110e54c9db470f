using NeighborParty.Core.Audit;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Data.Hot;

/// <summary>
/// A write of one statement that decides by itself whether it may happen: its conditions are those that the rule saw. Many are
/// carried out in one transaction (<see cref="GroupedWriter"/>); if another member spoils it, this one is run again alone, so it
/// must do the same when run again.
/// </summary>
public abstract class ShortWrite(Guid communityId)
{
    public Guid CommunityId => communityId;

    /// <summary>One text for each shape. It answers with a row when it happened and with none when a condition did not hold.</summary>
    public abstract string TextFor(SqlDialect dialect);

    public abstract IReadOnlyList<object?> Values { get; }

    /// <summary>Called when it happened, before anything is committed.</summary>
    public abstract Recorded Happened(HotRow row);

    /// <summary>Asked in the same transaction when it did not happen, so that a repeat costs no connection and no round trip of its own; null: nobody wants to know.</summary>
    public virtual (string Text, IReadOnlyList<object?> Values)? InsteadFor(SqlDialect dialect) => null;

    /// <summary>Called with the first row of <see cref="InsteadFor"/>.</summary>
    public virtual ShortWrite Found(HotRow row) => this;

    /// <summary>Called before each run.</summary>
    public virtual void Begin()
    {
    }
}

/// <summary>What is written beside the act, in its transaction.</summary>
public sealed record Recorded(AuditEvent Audit, IReadOnlyList<TallyLine> Tallies);

namespace NeighborParty.Core.Leases;

/// <summary>This running program among others on the same database: a new id at every start.</summary>
public sealed record ThisInstance(Guid Id);

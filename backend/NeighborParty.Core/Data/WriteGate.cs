using System.Collections.Concurrent;

namespace NeighborParty.Core.Data;

/// <summary>
/// Where writers wait for each other in the program instead of in the database. SQLite takes one writer at a time and would let
/// the others sleep in steps of 150 ms, holding a thread each; a server takes one writer of a community at a time and would let
/// the others hold a connection each, with a statement that looks no different from one that a dead server never answers.
/// </summary>
public sealed class WriteGate(bool oneAtATime)
{
    private readonly WriteLine _file = new(WriteLine.Patience);
    private readonly ConcurrentDictionary<Guid, WriteLine> _communities = new();

    /// <param name="community">Whose writers wait for each other on a server; null passes through there.</param>
    /// <exception cref="Basics.RefusedException">503 after ten seconds in the line; on a server also when the database answered its head nothing for two seconds.</exception>
    /// <returns>Null when nobody waits for it.</returns>
    public async ValueTask<WriteTurn?> EnterAsync(Guid? community, CancellationToken ct)
    {
        if (oneAtATime)
            return await _file.EnterAsync(ct);
        return community is { } id ? await _communities.GetOrAdd(id, static _ => new WriteLine(WriteLine.ServerPatience)).EnterAsync(ct) : null;
    }
}

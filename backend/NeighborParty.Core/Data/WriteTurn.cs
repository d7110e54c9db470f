using System.Diagnostics;

namespace NeighborParty.Core.Data;

/// <summary>Being at the head of a line of writers. Dispose it to let the next one in.</summary>
public sealed class WriteTurn : IDisposable
{
    // A job waits for its database as long as it takes.
    private readonly bool _givesUp = StatementPatience.IsHeld;
    private readonly long _began = Stopwatch.GetTimestamp();
    private WriteLine? _line;

    internal WriteTurn(WriteLine line) => _line = line;

    /// <summary>The database has answered this writer: the line does not stand still, however long the write takes altogether.</summary>
    public void Answered() => Volatile.Read(ref _line)?.Answered(_givesUp);

    /// <summary>Its write is durable, however late the database said so.</summary>
    public void Committed() => Volatile.Read(ref _line)?.Committed();

    public void Dispose() => Interlocked.Exchange(ref _line, null)?.Leave(_began);
}

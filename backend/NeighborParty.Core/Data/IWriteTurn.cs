namespace NeighborParty.Core.Data;

/// <summary>Being at the head of a line of writers. Dispose it to let the next one in.</summary>
public interface IWriteTurn : IDisposable
{
    /// <summary>The database has answered this writer: the line does not stand still, however long the write takes altogether.</summary>
    void Answered();
}

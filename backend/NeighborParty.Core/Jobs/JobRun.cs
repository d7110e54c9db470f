namespace NeighborParty.Core.Jobs;

/// <summary>When a job last ran to its end, wherever that was. A runner that was killed leaves no trace here, so its job is still due.</summary>
public sealed class JobRun
{
    /// <summary>The type's name.</summary>
    public string Job { get; init; } = "";

    public DateTime StartedAt { get; private set; }

    public DateTime FinishedAt { get; private set; }

    public void Ran(DateTime started, DateTime finished) => (StartedAt, FinishedAt) = (started, finished);
}

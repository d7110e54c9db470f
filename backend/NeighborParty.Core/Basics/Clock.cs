namespace NeighborParty.Core.Basics;

public static class Clock
{
    /// <summary>The server's UTC time: the only time that decides anything.</summary>
    public static DateTime Now(this TimeProvider time) => time.GetUtcNow().UtcDateTime;
}

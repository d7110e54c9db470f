namespace NeighborParty.Core.Basics;

public static class Clock
{
    /// <summary>The server's UTC time: the only time that decides anything.</summary>
    public static DateTime Now(this TimeProvider time) => Whole(time.GetUtcNow().UtcDateTime);

    /// <summary>PostgreSQL keeps microseconds: what is signed or compared must not carry more.</summary>
    private static DateTime Whole(DateTime exact) => exact.AddTicks(-(exact.Ticks % TimeSpan.TicksPerMicrosecond));
}

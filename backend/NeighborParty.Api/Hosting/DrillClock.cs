using NeighborParty.Core.Basics;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Outbox;

namespace NeighborParty.Api.Hosting;

/// <summary>The server's clock, which tests and drills may move. Production uses <see cref="TimeProvider.System"/>.</summary>
public sealed class DrillClock : TimeProvider
{
    private long _offset;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + new TimeSpan(Interlocked.Read(ref _offset));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);
}

/// <summary>Moves the clock and runs what it starts; mapped outside Production only.</summary>
public static class DrillEndpoints
{
    public sealed record AdvanceClock(double Seconds);

    public sealed record ClockNow(DateTime Now);

    public static void MapDrills(this WebApplication app, DrillClock clock)
    {
        var drill = app.MapGroup("/drill").AllowAnonymous().ExcludeFromDescription();
        drill.MapGet("/clock", () => new ClockNow(clock.Now()));
        drill.MapPost("/clock", (AdvanceClock advance) =>
        {
            clock.Advance(TimeSpan.FromSeconds(advance.Seconds));
            return new ClockNow(clock.Now());
        });
        drill.MapPost("/jobs", async (CommunityJobs jobs, CancellationToken ct) =>
        {
            await jobs.RunDueAsync(all: true, ct);
            return Results.NoContent();
        });
        drill.MapPost("/outbox", async (DeliverOutbox deliver, CancellationToken ct) =>
            await deliver.RunAsync(TimeSpan.FromSeconds(90), ct) ? Results.NoContent() : throw Refusals.Busy());
    }
}

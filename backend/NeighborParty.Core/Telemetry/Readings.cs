using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace NeighborParty.Core.Telemetry;

/// <summary>
/// What the product counts about itself, beside what the framework counts. Labels are words from short lists in the code:
/// never a person, a phone, an id, a position or anything a caller wrote.
/// </summary>
public static class Readings
{
    /// <summary>Of the meter and of the source of traces.</summary>
    public const string Name = "NeighborParty";

    /// <summary>Spans of what no request starts: jobs and the outbox.</summary>
    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Attendance = Meter.CreateCounter<long>(
        "neighborparty.attendance", "{record}", "Check-ins and check-outs, by how they ended");

    private static readonly Counter<long> Jobs = Meter.CreateCounter<long>(
        "neighborparty.job.runs", "{run}", "Runs of jobs, one for each community");

    private static readonly Counter<long> Outbox = Meter.CreateCounter<long>(
        "neighborparty.outbox.deliveries", "{message}", "Tries to deliver a message of the outbox");

    private static readonly Histogram<double> WriteWaits = Meter.CreateHistogram(
        "neighborparty.write.wait", "s", "Time in the queue of writers", advice: Seconds(0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10));

    private static readonly Counter<long> WritesRefused = Meter.CreateCounter<long>(
        "neighborparty.write.refused", "{write}", "Writes turned away because the queue did not move or was full");

    private static readonly Histogram<double> WeChat = Meter.CreateHistogram(
        "neighborparty.wechat.duration", "s", "Calls to WeChat, by endpoint and result", advice: Seconds(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10));

    /// <param name="kind">in or out.</param>
    /// <param name="outcome">A state of the record, <c>repeated</c>, or the code of the refusal.</param>
    public static void Attended(string kind, string outcome) => Attendance.Add(1, Tag("kind", kind), Tag("outcome", outcome));

    public static void JobRan(string job, bool ok) => Jobs.Add(1, Tag("job", job), Tag("outcome", ok ? "done" : "failed"));

    /// <param name="kind">The handler's kind.</param>
    /// <param name="outcome">done, postponed, failed or dead.</param>
    public static void Delivered(string kind, string outcome) => Outbox.Add(1, Tag("kind", kind), Tag("outcome", outcome));

    /// <summary>A writer's turn has come.</summary>
    public static void WriteWaited(TimeSpan wait) => WriteWaits.Record(wait.TotalSeconds);

    /// <summary>A writer was turned away.</summary>
    public static void WriteRefused() => WritesRefused.Add(1);

    /// <param name="path">One of the endpoints in use, without query.</param>
    /// <param name="result">ok, no_answer, or the kind of failure.</param>
    public static void CalledWeChat(string path, string result, TimeSpan elapsed) =>
        WeChat.Record(elapsed.TotalSeconds, Tag("path", path), Tag("result", result));

    /// <summary>A span of its own, also when nobody exports: its id stands in every log line of the work.</summary>
    /// <returns>Dispose it when the work is done.</returns>
    public static Activity Begin(string name) => Source.StartActivity(name) ?? new Activity(name).Start();

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private static InstrumentAdvice<double> Seconds(params double[] bounds) => new() { HistogramBucketBoundaries = bounds };
}

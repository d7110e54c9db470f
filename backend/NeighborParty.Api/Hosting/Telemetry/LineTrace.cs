using System.Diagnostics;

namespace NeighborParty.Api.Hosting.Telemetry;

/// <summary>The id that a log line carries: the one that problem answers show and traces are found by.</summary>
public static class LineTrace
{
    // What no request and no job starts (coming up, going down) shares one id for each run of the program.
    private static readonly string Run = ActivityTraceId.CreateRandom().ToHexString();

    /// <summary>32 hexadecimal digits.</summary>
    public static string Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : Run;
}

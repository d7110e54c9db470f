using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace NeighborParty.Api.Hosting.Telemetry;

/// <summary>A span leaves with these facts only. What a later version of the framework or a library adds stays here until it is listed.</summary>
public sealed class AllowedFacts : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        ["http.request.method", "http.route", "url.path", "http.response.status_code", "job", "kind", "outcome"], StringComparer.Ordinal);

    public override void OnEnd(Activity data)
    {
        // Written by whoever called.
        data.TraceStateString = null;
        foreach (var (name, _) in data.TagObjects.ToList())
            if (!Names.Contains(name))
                data.SetTag(name, null);
    }
}

using System.Text.Json;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Telemetry;

namespace NeighborParty.Api.Duties;

/// <summary>How check-ins and check-outs end, for the metrics. Outermost, so that repeats are told apart.</summary>
public static class CountAttendance
{
    /// <param name="kind">in or out.</param>
    public static RouteHandlerBuilder Counted(this RouteHandlerBuilder route, string kind) => route.AddEndpointFilter(async (call, next) =>
    {
        try
        {
            var result = await next(call);
            Readings.Attended(kind, result is IValueHttpResult { Value: AttendanceAnswer answer }
                ? JsonNamingPolicy.SnakeCaseLower.ConvertName(answer.State.ToString())
                : "repeated");
            return result;
        }
        catch (RefusedException refused)
        {
            Readings.Attended(kind, refused.Code);
            throw;
        }
    });
}

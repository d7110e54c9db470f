using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Idempotency;

namespace NeighborParty.Api.Duties;

/// <summary>What the phone sends on arriving or leaving. Position and clock are claims; the server decides.</summary>
/// <param name="Code">Read from the leader's screen with the in-app scanner.</param>
/// <param name="Latitude">Degrees; leave out all three when there is no position: the leader will confirm.</param>
/// <param name="Longitude">Degrees.</param>
/// <param name="AccuracyMetres">As wx.getLocation gives it.</param>
/// <param name="CoordinateSystem">Always <c>gcj02</c>: ask wx.getLocation for that type.</param>
/// <param name="ClaimedAt">The phone's clock.</param>
/// <param name="DeviceId">A random number that the mini-program made once and keeps.</param>
/// <param name="ArmbandSerial">Of the armband the person wears, e.g. NP-XF-0001: where the shift asks for one, and welcome everywhere.</param>
public sealed record CheckInRequest(
    [property: StringLength(200)] string? Code = null,
    [property: Range(-90d, 90d)] double? Latitude = null,
    [property: Range(-180d, 180d)] double? Longitude = null,
    [property: Range(0d, 1_000_000d)] double? AccuracyMetres = null,
    [property: StringLength(10)] string? CoordinateSystem = null,
    DateTimeOffset? ClaimedAt = null,
    [property: StringLength(64)] string? DeviceId = null,
    [property: StringLength(40)] string? ArmbandSerial = null)
{
    public static CheckInRequest Example =>
        new("EAGVn…", 30.2741, 120.1551, 20, "gcj02", new DateTimeOffset(2026, 3, 6, 10, 58, 3, TimeSpan.Zero), "d-7f3a9c");

    internal ArrivalClaim ToClaim()
    {
        if (Latitude is null != Longitude is null)
            throw Refusals.Invalid(Latitude is null ? "latitude" : "longitude", "经度和纬度要一起提供。");
        if (Latitude is not null && CoordinateSystem != "gcj02")
            throw Refusals.Invalid("coordinateSystem", "坐标须为 gcj02。");
        // A position of unknown accuracy is as good as an inaccurate one.
        var location = Latitude is { } lat && Longitude is { } lng ? new Whereabouts(lat, lng, AccuracyMetres ?? double.MaxValue) : null;
        return new ArrivalClaim(Code?.Trim(), location, ClaimedAt?.UtcDateTime, DeviceId, string.IsNullOrWhiteSpace(ArmbandSerial) ? null : ArmbandSerial);
    }
}

/// <summary>The one record of an arrival or departure; a repeat gets the same.</summary>
/// <param name="Kind">in or out.</param>
/// <param name="State">pendingLeader: everything is kept, the leader confirms.</param>
/// <param name="Message">For the screen.</param>
/// <param name="CheckOutUntil">After checking in: do not forget to check out before this.</param>
public sealed record AttendanceAnswer(
    Guid Id, Guid SignupId, Guid ShiftId, AttendanceKind Kind, DateTime At, AttendanceState State, bool Late, int? DistanceMetres, string Message, DateTime? CheckOutUntil)
{
    public static AttendanceAnswer Example => new(
        new Guid("01950000-0000-7000-8000-000000000003"), new Guid("01950000-0000-7000-8000-000000000002"), new Guid("01950000-0000-7000-8000-000000000001"),
        AttendanceKind.In, new DateTime(2026, 3, 6, 10, 58, 4, DateTimeKind.Utc), AttendanceState.Accepted, false, 23,
        "签到成功。离开时请记得签退。", new DateTime(2026, 3, 6, 14, 0, 0, DateTimeKind.Utc));

    internal static AttendanceAnswer Of(AttendanceEvent e, DateTime? checkOutUntil) => new(
        e.Id, e.SignupId, e.ShiftId, e.Kind, e.At, e.State, e.Flags.HasFlag(AttendanceFlags.Late), e.DistanceMetres, MessageOf(e), checkOutUntil);

    private static string MessageOf(AttendanceEvent e) => (e.Kind, e.State) switch
    {
        (AttendanceKind.In, AttendanceState.Accepted) => e.Flags.HasFlag(AttendanceFlags.Late) ? "签到成功（迟到）。离开时请记得签退。" : "签到成功。离开时请记得签退。",
        (AttendanceKind.In, _) => "已记下您的签到，请等组长确认。离开时请记得签退。",
        (_, AttendanceState.Accepted) => "签退成功，辛苦了！服务时长待结算。",
        _ => "已记下您的签退，请等组长确认。",
    };
}

/// <summary>Arriving and leaving, with the code on the leader's screen.</summary>
public static class CheckInEndpoints
{
    public static void MapCheckIns(this RouteGroupBuilder api)
    {
        var shift = api.MapGroup("/shifts/{id:guid}").WithTags("签到签退");
        shift.MapPost("/check-ins", CheckIn).Counted("in").Idempotent(CheckInAtOnceAsync).WithSummary("签到：扫组长手机上的码，并带上定位；定位不准时由组长确认")
            .Refuses("not_found", "check_in.too_early", "check_in.closed", "check_in.not_signed_up", "check_in.bad_code", "check_in.outside",
                "check_in.needs_leader", "shift.cancelled", "signup.wrong_state");
        shift.MapPost("/check-outs", CheckOut).Counted("out").Idempotent().WithSummary("签退：要求与签到相同，结束后不用扫码；服务时长随即算出，核对结算后入账")
            .Refuses("not_found", "check_out.not_checked_in", "check_out.closed", "check_in.not_signed_up", "check_in.bad_code", "check_in.outside",
                "check_in.needs_leader", "signup.wrong_state");
    }

    /// <summary>What nearly everybody sends; every other case goes on to <see cref="CheckIn"/>.</summary>
    private static async Task<object?> CheckInAtOnceAsync(EndpointFilterInvocationContext call, NumberedRequest number)
    {
        var http = call.HttpContext;
        var done = await http.RequestServices.GetRequiredService<CheckInAtOnce>()
            .RunAsync(call.GetArgument<Guid>(0), call.GetArgument<CheckInRequest>(1).ToClaim(), number, http.RequestAborted);
        if (done is null)
            return null;
        if (done.IsReplay)
            http.Response.MarkReplay();
        return TypedResults.Ok(AttendanceAnswer.Of(done.Arrival, done.CheckOutUntil) with { SignupId = done.SignupId });
    }

    /// <summary>Asks for its use case itself: as a parameter it would be made, with its database, for the plain case too.</summary>
    private static async Task<Ok<AttendanceAnswer>> CheckIn(Guid id, CheckInRequest request, HttpContext http, CancellationToken ct)
    {
        var (arrival, checkOutUntil) = await http.RequestServices.GetRequiredService<RecordCheckIn>().RunAsync(id, request.ToClaim(), ct);
        return TypedResults.Ok(AttendanceAnswer.Of(arrival, checkOutUntil));
    }

    private static async Task<Ok<AttendanceAnswer>> CheckOut(Guid id, CheckInRequest request, RecordCheckOut record, CancellationToken ct) =>
        TypedResults.Ok(AttendanceAnswer.Of(await record.RunAsync(id, request.ToClaim(), ct), null));
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Idempotency;
using NeighborParty.Core.MemberCards;

namespace NeighborParty.Api.Duties;

/// <param name="Kind">in or out.</param>
/// <param name="Code">Read from the member's screen or paper card.</param>
/// <param name="ArmbandSerial">Of the armband the member wears, where it was scanned too.</param>
public sealed record ScanMemberRequest(
    AttendanceKind Kind, [property: Required, StringLength(100, MinimumLength = 1)] string Code, [property: StringLength(40)] string? ArmbandSerial = null)
{
    public static ScanMemberRequest Example => new(AttendanceKind.In, "mc-…");

    internal MemberScan ToScan() => new(Kind, Code, ArmbandSerial);
}

/// <param name="Told">How many were told now.</param>
public sealed record RemindedAnswer(int Told)
{
    public static RemindedAnswer Example => new(2);
}

/// <summary>组员码: held up by the member, scanned by the leader; and a nudge for who is missing.</summary>
public static class ScanEndpoints
{
    public static void MapMemberCodes(this RouteGroupBuilder api)
    {
        api.MapGet("/me/member-code", Show).WithTags("签到签退").WithSummary("我的组员码，每 60 秒换一次，给组长扫").Refuses("consent_required");
        api.MapPost("/shifts/{id:guid}/attendance/scan", Scan).WithTags("值守（组长）").Idempotent().WithSummary("扫组员码或纸质组员卡，记录签到或签退")
            .Refuses("not_found", "attendance.own", "attendance.not_on_list", "attendance.wrong_role", "member_code.bad", "check_in.too_early", "check_in.closed", "check_out.closed",
                "check_out.not_checked_in", "shift.cancelled", "signup.wrong_state");
        api.MapPost("/shifts/{id:guid}/remind-missing", Remind).WithTags("值守（组长）").Idempotent().WithSummary("催一下还没到的人；几分钟内不会重复打扰")
            .Refuses("not_found", "shift.cancelled", "check_in.too_early", "check_in.closed");
    }

    private static async Task<Ok<RemindedAnswer>> Remind(Guid id, RemindMissing remind, CancellationToken ct) => TypedResults.Ok(new RemindedAnswer(await remind.RunAsync(id, ct)));

    private static async Task<Ok<ShownMemberCode>> Show(ReadMemberCode codes, CancellationToken ct) => TypedResults.Ok(await codes.ShowAsync(ct));

    private static async Task<Ok<AttendanceAnswer>> Scan(Guid id, ScanMemberRequest request, ScanMember scan, CancellationToken ct) =>
        TypedResults.Ok(AttendanceAnswer.Of(await scan.RunAsync(id, request.ToScan(), ct), null));
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Api.Hosting;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Hours;

namespace NeighborParty.Api.Hours;

/// <param name="Address">The public page that checks it; show it as a QR code.</param>
/// <param name="RevokedAt">A newer one replaced it, or the office took it back.</param>
public sealed record CertificateAnswer(
    Guid Id, int Year, string Number, int VerifiedMinutes, int SupplementedMinutes, int StarLevel, string Star, DateTime IssuedAt, DateTime? RevokedAt, string Address)
{
    public static CertificateAnswer Example => new(
        new Guid("01950000-0000-7000-8000-000000000013"), 2026, "NP-2026-00001", 6000, 120, 1, "一星志愿者", new DateTime(2026, 12, 31, 1, 0, 0, DateTimeKind.Utc), null,
        "/certificates/AZUAAABwcIAAAAAAAAAAAW1tbW1tbW1tbW1tbW1tbW0");

    internal static CertificateAnswer Of(ServiceCertificate c, PublicAddress address) => new(
        c.Id, c.Year, c.FullNumber, c.VerifiedMinutes, c.SupplementedMinutes, c.StarLevel, StarLevels.Label(c.StarLevel), c.IssuedAt, c.RevokedAt,
        address.Current is { } root ? new Uri(root, $"{CertificatePage.Path}/{c.Code}").ToString() : $"{CertificatePage.Path}/{c.Code}");
}

/// <param name="Year">In China; this one or an earlier one.</param>
public sealed record IssueCertificateRequest([property: Range(2000, 2100)] int Year)
{
    public static IssueCertificateRequest Example => new(2026);
}

public static class CertificateEndpoints
{
    public static void MapCertificateIssue(this RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/me/certificates").WithTags("服务时长");
        mine.MapGet("", List).Polls().WithSummary("我的年度服务证书");
        mine.MapPost("", Issue).Idempotent().WithSummary("领取一年的服务证书；时长有变化时换发新证书").Refuses("certificate.no_hours", "certificate.taken_back");
        var group = api.MapGroup("/groups/{id:guid}").WithTags("服务时长");
        group.MapGet("/hours-board", Board).Polls().WithSummary("小组里正在公示的服务时长").Refuses("not_found");
        group.MapGet("/service-hours", Members).Polls().WithSummary("组员一年的服务时长（组长）").Refuses("not_found");
    }

    private static async Task<Ok<IReadOnlyList<CertificateAnswer>>> List(CurrentActor current, NeighborPartyDb db, PublicAddress address, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var rows = await db.ServiceCertificates.AsNoTracking().Where(c => c.PersonId == person).OrderByDescending(c => c.Year).ThenByDescending(c => c.Number).Take(100).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<CertificateAnswer>>(rows.ConvertAll(c => CertificateAnswer.Of(c, address)));
    }

    private static async Task<Ok<CertificateAnswer>> Issue(IssueCertificateRequest request, CurrentActor current, IssueCertificate issue, PublicAddress address, CancellationToken ct) =>
        TypedResults.Ok(CertificateAnswer.Of(await issue.RunAsync(current.RequirePerson(), request.Year, ct), address));

    private static async Task<Ok<HoursBoard>> Board(Guid id, ReadHoursBoard board, CancellationToken ct) => TypedResults.Ok(await board.RunAsync(id, ct));

    /// <param name="year">Null: this year in China.</param>
    /// <param name="after">From <c>next</c> of the page before.</param>
    private static async Task<Ok<Page<MemberHours>>> Members(Guid id, ReadGroupHours read, TimeProvider time, CancellationToken ct, [Range(2000, 2100)] int? year = null, string? after = null) =>
        TypedResults.Ok(await read.RunAsync(id, year ?? ChinaTime.Today(time.Now()).Year, after, ct));
}

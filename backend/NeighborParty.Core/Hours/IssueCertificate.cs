using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Hours;

/// <summary>Issues the certificate of a year over settled hours, to oneself or by staff. When nothing has changed since the last one, that one is the answer.</summary>
public sealed class IssueCertificate(NeighborPartyDb db, CurrentActor current, PolicyBook policies, CommunityScope scope, AuditTrail audit, TimeProvider time)
{
    private const int FirstYear = 2000;

    /// <exception cref="RefusedException">400 for a year that has not begun; 404 for an unknown person; 403 for another's by phone, and where the office took the last one back; 422 without settled hours.</exception>
    public async Task<ServiceCertificate> RunAsync(Guid personId, int year, CancellationToken ct)
    {
        var now = time.Now();
        if (year < FirstYear || year > ChinaTime.Today(now).Year)
            throw Refusals.Invalid("year", "请选择今年或以前的年份。");
        if (current.Actor.Kind != ActorKind.Staff && current.RequirePerson() != personId)
            throw Refusals.Forbidden();
        await using var write = await db.BeginWriteAsync(ct);
        if (!await db.People.AnyAsync(p => p.Id == personId, ct))
            throw Refusals.NotFound("居民");
        var policy = await policies.TodayAsync(ct);
        var lines = await db.HoursEntries.Where(e => e.PersonId == personId).Granted(db).GroupBy(e => new { e.Day.Year, e.Bucket }).Select(g => new { g.Key, Minutes = g.Sum(e => e.DeltaMinutes) }).ToListAsync(ct);
        var (verified, supplemented) = (Of(HoursBucket.Verified), Of(HoursBucket.Supplemented));
        if (verified + supplemented <= 0)
            throw CertificateRefusals.NoHours(year);
        var star = StarLevels.Of(lines.Sum(l => l.Minutes), policy).Level;

        var former = await db.ServiceCertificates.FirstOrDefaultAsync(c => c.PersonId == personId && c.Year == year && c.RevokedAt == null, ct);
        // A valid one replaces the one before it: where none is valid and there was one, the office took it back.
        if (former is null && current.Actor.Kind != ActorKind.Staff && await db.ServiceCertificates.AnyAsync(c => c.PersonId == personId && c.Year == year, ct))
            throw CertificateRefusals.TakenBack();
        if (former is not null && (former.VerifiedMinutes, former.SupplementedMinutes, former.StarLevel) == (verified, supplemented, star))
            return former;
        if (former is not null)
        {
            former.Revoke("已由新证书替代", now);
            audit.Record(new Act("certificate.revoked", nameof(ServiceCertificate), former.Id) { ReasonCode = "replaced", OnBehalfOf = personId });
            // The unique index counts valid ones: the former must be closed before the next is written.
            await db.SaveChangesAsync(ct);
        }

        var certificate = new ServiceCertificate
        {
            Id = Ids.New(now), CommunityId = scope.CommunityId!.Value, PersonId = personId, Year = year,
            Number = 1 + (await db.ServiceCertificates.Where(c => c.Year == year).MaxAsync(c => (int?)c.Number, ct) ?? 0),
            Code = ServiceCertificate.NewCode(scope.CommunityId.Value), VerifiedMinutes = verified, SupplementedMinutes = supplemented, StarLevel = star, IssuedAt = now, IssuedBy = current.Actor.Id,
        };
        db.ServiceCertificates.Add(certificate);
        audit.Record(new Act("certificate.issued", nameof(ServiceCertificate), certificate.Id)
        {
            OnBehalfOf = personId, Details = new { number = certificate.FullNumber, verified, supplemented }, PolicyVersion = policy.Version,
        });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return certificate;

        int Of(HoursBucket bucket) => lines.Where(l => l.Key.Year == year && l.Key.Bucket == bucket).Sum(l => l.Minutes);
    }

    /// <summary>Staff take a certificate back.</summary>
    /// <exception cref="RefusedException">404 for a foreign one; 403 for anybody but staff; 409 when it was revoked already.</exception>
    public async Task RevokeAsync(Guid certificateId, string? reason, CancellationToken ct)
    {
        var clean = CleanText.Required("reason", reason, 100, "原因");
        if (current.Actor.Kind != ActorKind.Staff)
            throw Refusals.Forbidden();
        await using var write = await db.BeginWriteAsync(ct);
        var certificate = await db.ServiceCertificates.FirstOrDefaultAsync(c => c.Id == certificateId, ct) ?? throw Refusals.NotFound("证书");
        certificate.Revoke(clean, time.Now());
        audit.Record(new Act("certificate.revoked", nameof(ServiceCertificate), certificate.Id) { ReasonText = clean, OnBehalfOf = certificate.PersonId });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}

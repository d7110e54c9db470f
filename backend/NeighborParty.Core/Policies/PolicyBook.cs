using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Policies;

/// <summary>Which policy holds in the community of the scope.</summary>
public sealed class PolicyBook(NeighborPartyDb db, AuditTrail audit, CurrentActor current, CommunityScope scope, RecentPolicies recent, TimeProvider time)
{
    private CommunityPolicy? _today;

    /// <summary>The policy that holds now; the defaults before anybody set one. Read once in a request.</summary>
    public async Task<CommunityPolicy> TodayAsync(CancellationToken ct)
    {
        if (_today is not null)
            return _today;
        if (scope.CommunityId is { } here && recent.Today(here) is { } known)
            return _today = known;
        var now = time.Now();
        var row = await db.PolicyVersions.AsNoTracking()
            .Where(p => p.EffectiveFrom <= now)
            .OrderByDescending(p => p.Number)
            .FirstOrDefaultAsync(ct);
        _today = Read(row);
        if (scope.CommunityId is { } community)
            recent.KeepToday(community, _today, now);
        return _today;
    }

    /// <summary>The policy a case ran under.</summary>
    public async Task<CommunityPolicy> VersionAsync(int number, CancellationToken ct)
    {
        if (scope.CommunityId is { } here && recent.Version(here, number) is { } known)
            return known;
        var policy = Read(await db.PolicyVersions.AsNoTracking().FirstOrDefaultAsync(p => p.Number == number, ct));
        if (scope.CommunityId is { } community && policy.Version == number)
            recent.KeepVersion(community, policy);
        return policy;
    }

    /// <summary>Adds a version that holds from <paramref name="effectiveFrom"/> on (UTC, not in the past).</summary>
    /// <exception cref="RefusedException">400 for a value out of its range or a date in the past; 409 when somebody else changed it first.</exception>
    public async Task<CommunityPolicy> ChangeAsync(CommunityPolicy policy, DateTime effectiveFrom, CancellationToken ct)
    {
        var now = time.Now();
        var errors = new List<ValidationResult>();
        if (!Validator.TryValidateObject(policy, new ValidationContext(policy), errors, validateAllProperties: true))
            throw Refusals.Invalid(errors[0].MemberNames.FirstOrDefault() ?? "", "数值超出允许的范围，请检查后再保存。");
        if (effectiveFrom < now - TimeSpan.FromMinutes(1))
            throw Refusals.Invalid("effectiveFrom", "生效时间不能早于现在。");

        await using var write = await db.BeginWriteAsync(ct);
        var last = await db.PolicyVersions.MaxAsync(p => (int?)p.Number, ct) ?? 0;
        if (last != policy.Version)
            throw Refusals.Stale();
        var next = policy with { Version = last + 1 };
        db.PolicyVersions.Add(new PolicyVersion
        {
            Id = Ids.New(now),
            CommunityId = scope.CommunityId ?? throw Refusals.Forbidden(),
            Number = next.Version,
            EffectiveFrom = effectiveFrom,
            Values = JsonSerializer.Serialize(next),
            ChangedBy = current.Actor.Name,
            ChangedAt = now,
        });
        audit.Record(new Act("policy.changed", nameof(PolicyVersion), null) { From = $"v{last}", To = $"v{next.Version}", PolicyVersion = next.Version });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        _today = null;
        return next;
    }

    private static CommunityPolicy Read(PolicyVersion? row) =>
        row is null ? new CommunityPolicy() : JsonSerializer.Deserialize<CommunityPolicy>(row.Values)! with { Version = row.Number };
}

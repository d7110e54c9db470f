using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Hours;

/// <summary>
/// 年度服务证书: what somebody served in a year, as it stood on the day of issue. Numbered within community and year; whoever holds
/// the paper can check it by its code. A newer one replaces it, it is never changed.
/// </summary>
public sealed class ServiceCertificate : ICommunityOwned
{
    private const int IdBytes = 16;
    private const int CodeLength = 43;

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PersonId { get; init; }

    public int Year { get; init; }

    /// <summary>1, 2, 3 … in the community and year.</summary>
    public int Number { get; init; }

    /// <summary>For the public page: the community, so that it can be looked up at all, and 128 random bits; 43 characters of base64url.</summary>
    public string Code { get; init; } = "";

    public int VerifiedMinutes { get; init; }

    public int SupplementedMinutes { get; init; }

    /// <summary>0 to 5, from all years together.</summary>
    public int StarLevel { get; init; }

    public DateTime IssuedAt { get; init; }

    /// <summary>The account or staff account.</summary>
    public Guid IssuedBy { get; init; }

    public DateTime? RevokedAt { get; private set; }

    public string? RevokedReason { get; private set; }

    public string FullNumber => string.Create(CultureInfo.InvariantCulture, $"NP-{Year}-{Number:D5}");

    public static string NewCode(Guid communityId)
    {
        Span<byte> bytes = stackalloc byte[IdBytes * 2];
        communityId.TryWriteBytes(bytes, bigEndian: true, out _);
        RandomNumberGenerator.Fill(bytes[IdBytes..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null for what cannot be a code of ours.</summary>
    public static Guid? CommunityOf(string code)
    {
        Span<byte> bytes = stackalloc byte[IdBytes * 2];
        return code.Length == CodeLength && Base64Url.IsValid(code) && Base64Url.TryDecodeFromChars(code, bytes, out var written) && written == bytes.Length
            ? new Guid(bytes[..IdBytes], bigEndian: true)
            : null;
    }

    public void Revoke(string reason, DateTime now)
    {
        if (RevokedAt is not null)
            throw CertificateRefusals.AlreadyRevoked();
        (RevokedAt, RevokedReason) = (now, reason);
    }
}

public static class CertificateRefusals
{
    public static RefusedException NoHours(int year) =>
        new(RefusalKind.Unprocessable, "certificate.no_hours", $"{year} 年还没有已结算的服务时长，不能出证书。");

    public static RefusedException TakenBack() =>
        new(RefusalKind.Forbidden, "certificate.taken_back", "这一年的证书已被社区作废，需要新证书请联系社区工作人员。");

    public static RefusedException AlreadyRevoked() =>
        new(RefusalKind.Conflict, "certificate.already_revoked", "这张证书已经作废。");
}

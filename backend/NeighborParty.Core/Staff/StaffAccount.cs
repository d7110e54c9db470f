using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Staff;

public enum StaffRole
{
    /// <summary>管理员: staff accounts and rules. Needs TOTP.</summary>
    Administrator,

    /// <summary>社区工作人员: the daily work.</summary>
    Officer,

    /// <summary>审核员: the moderation queue.</summary>
    Moderator,

    /// <summary>审计员: reads the trail, changes nothing.</summary>
    Auditor,
}

/// <summary>A worker of the community office who signs in to the console; separate from residents' accounts.</summary>
public sealed class StaffAccount : ICommunityOwned, IVersioned
{
    public static readonly SealedField TotpField = new(nameof(StaffAccount), "Totp");

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    /// <summary>Lower case, unique in the whole installation.</summary>
    public string UserName { get; init; } = "";

    public string DisplayName { get; set; } = "";

    public StaffRole Role { get; set; }

    public bool IsActive { get; set; } = true;

    /// <summary>The resident that this member of staff also is, if any: nobody decides on what is one's own.</summary>
    public Guid? PersonId { get; set; }

    public string PasswordHash { get; set; } = "";

    public DateTime PasswordChangedAt { get; set; }

    /// <summary>True after creation and reset: nothing but changing it is possible.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>An initial or reset password is worth nothing after this; null once changed.</summary>
    public DateTime? InitialPasswordExpiresAt { get; set; }

    /// <summary>The five last hashes, newest first, one a line.</summary>
    public string FormerPasswordHashes { get; set; } = "";

    public int FailedSignIns { get; set; }

    public DateTime? LockedUntil { get; set; }

    public string? TotpSealed { get; set; }

    /// <summary>The 30-second step of the last accepted code: it is not accepted again.</summary>
    public long LastTotpStep { get; set; }

    /// <summary>SHA-256 hashes of unused recovery codes, one a line.</summary>
    public string RecoveryCodeHashes { get; set; } = "";

    public int Version { get; private set; } = 1;

    public DateTime CreatedAt { get; init; }
}

/// <summary>A signed-in browser. The cookie holds a random token; here is its hash.</summary>
public sealed class StaffSession : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid StaffId { get; init; }

    public string TokenHash { get; init; } = "";

    public DateTime StartedAt { get; init; }

    public DateTime LastSeenAt { get; set; }

    /// <summary>When password or TOTP were last given: sensitive acts want it recent.</summary>
    public DateTime ProvedAt { get; set; }

    public bool TotpPassed { get; set; }

    public DateTime? EndedAt { get; set; }
}

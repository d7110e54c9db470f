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

    public const int UserNameLength = 40;

    public const int FormerPasswordsKept = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    public static readonly TimeSpan InitialPasswordLives = TimeSpan.FromHours(72);

    private const int FailuresToLock = 5;

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

    /// <summary>Wrong codes of the second factor since the last right one.</summary>
    public int FailedCodes { get; set; }

    public DateTime? LockedUntil { get; set; }

    public string? TotpSealed { get; set; }

    /// <summary>The 30-second step of the last accepted code: it is not accepted again.</summary>
    public long LastTotpStep { get; set; }

    /// <summary>SHA-256 hashes of unused recovery codes, one a line.</summary>
    public string RecoveryCodeHashes { get; set; } = "";

    public int Version { get; private set; } = 1;

    public DateTime CreatedAt { get; init; }

    public bool IsLocked(DateTime now) => LockedUntil > now;

    /// <summary>True when an initial password was used or has run out: only a new reset helps.</summary>
    public bool InitialPasswordIsSpent(DateTime now) => MustChangePassword && InitialPasswordExpiresAt <= now;

    /// <summary>Counts a wrong password; the fifth in a row locks the account for 15 minutes.</summary>
    public void CountWrongPassword(DateTime now)
    {
        if (++FailedSignIns < FailuresToLock)
            return;
        FailedSignIns = 0;
        LockedUntil = now + LockedFor;
    }

    /// <summary>Counts a wrong code; the fifth in a row locks the account.</summary>
    /// <returns>True when it locked.</returns>
    public bool CountWrongCode(DateTime now)
    {
        if (++FailedCodes < FailuresToLock)
            return false;
        FailedCodes = 0;
        LockedUntil = now + LockedFor;
        return true;
    }

    /// <summary>The password that its owner chose.</summary>
    public void ChoosePassword(string hash, DateTime now)
    {
        KeepFormer();
        PasswordHash = hash;
        PasswordChangedAt = now;
        MustChangePassword = false;
        InitialPasswordExpiresAt = null;
    }

    /// <summary>A random password that somebody else hands over: good once, for 72 hours, and only for choosing another.</summary>
    public void GiveInitialPassword(string hash, DateTime now)
    {
        KeepFormer();
        PasswordHash = hash;
        PasswordChangedAt = now;
        MustChangePassword = true;
        InitialPasswordExpiresAt = now + InitialPasswordLives;
        FailedSignIns = 0;
        LockedUntil = null;
    }

    public void EnrolTotp(string seedSealed, long step, IEnumerable<string> recoveryCodeHashes)
    {
        TotpSealed = seedSealed;
        LastTotpStep = step;
        RecoveryCodeHashes = string.Join('\n', recoveryCodeHashes);
        FailedCodes = 0;
    }

    public void ForgetTotp()
    {
        TotpSealed = null;
        RecoveryCodeHashes = "";
        FailedCodes = 0;
    }

    /// <summary>Lower case and trimmed; what cannot be a user name becomes empty.</summary>
    public static string NormalizeUserName(string? typed)
    {
        var name = (typed ?? "").Trim().ToLowerInvariant();
        return name.Length <= UserNameLength ? name : "";
    }

    private void KeepFormer()
    {
        if (PasswordHash.Length > 0)
            FormerPasswordHashes = string.Join('\n', FormerPasswordHashes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Prepend(PasswordHash).Take(FormerPasswordsKept));
    }
}

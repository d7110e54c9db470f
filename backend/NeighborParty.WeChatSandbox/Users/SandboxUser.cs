namespace NeighborParty.WeChatSandbox.Users;

/// <summary>One line of the seed file: an invented person with a WeChat account.</summary>
internal sealed record SeedUser(string Key, string Nickname, string? OpenId, string? Phone, string? Note, bool HighRisk = false, bool UnionIdBound = false);

/// <summary>What WeChat knows about a person in this app.</summary>
internal sealed class SandboxUser
{
    public required string Key { get; init; }

    public required string Nickname { get; init; }

    public required string OpenId { get; init; }

    public required string UnionId { get; init; }

    public required string Phone { get; set; }

    public string Note { get; init; } = "";

    public bool HighRisk { get; set; }

    /// <summary>Whether the app is bound to an Open Platform account, as seen for this person.</summary>
    public bool UnionIdBound { get; set; }

    public required string SessionKey { get; set; }

    public required DateTimeOffset SessionKeyFrom { get; set; }

    /// <summary>When the person last opened the mini-program; content checks look two hours back.</summary>
    public DateTimeOffset? LastVisit { get; set; }

    /// <summary>Logins in the minute that began at <see cref="LoginMinute"/>.</summary>
    public int Logins { get; set; }

    public DateTimeOffset LoginMinute { get; set; }
}

namespace NeighborParty.Core.Staff;

public enum PasswordPolicy
{
    /// <summary>等保: 12 characters, three of four classes, nothing personal or common, 90 days, the last five refused.</summary>
    LevelProtection,

    /// <summary>OWASP ASVS: length and the list of common ones only.</summary>
    Asvs,
}

/// <summary>What an installation may set about staff and their sign-in; the defaults run.</summary>
public sealed record StaffOptions
{
    public PasswordPolicy Policy { get; init; } = PasswordPolicy.LevelProtection;

    /// <summary>Minutes without a click after which a session ends.</summary>
    public int IdleMinutes { get; init; } = 30;

    /// <summary>Wrong passwords and codes of one address in five minutes; a /64 counts as one address.</summary>
    public int FailuresPerAddress { get; init; } = 25;

    /// <summary>The same in one hour: whoever paces himself below the first limit still cannot keep a whole office locked.</summary>
    public int FailuresPerAddressAndHour { get; init; } = 50;
}

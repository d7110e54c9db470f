using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Accounts;

public enum AccountStatus
{
    Active,
    Banned,
    Closed,
}

/// <summary>A WeChat openid. Signing in creates it; it proves nothing about who or where a person is.</summary>
public sealed class Account
{
    public static readonly SealedField OpenIdField = new(nameof(Account), "OpenId");

    public Guid Id { get; init; }

    public required string OpenIdSealed { get; init; }

    /// <summary>Blind and unique: one account for one openid.</summary>
    public required string OpenIdIndex { get; init; }

    public AccountStatus Status { get; private set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>WeChat checks content only of people who opened the mini-program within two hours.</summary>
    public DateTime LastSignInAt { get; private set; }

    public static Account Create(Guid id, string openId, DateTime now, PersonalDataVault vault) => new()
    {
        Id = id,
        OpenIdSealed = vault.Seal(OpenIdField, id, openId),
        OpenIdIndex = IndexOf(openId, vault),
        CreatedAt = now,
        LastSignInAt = now,
    };

    public static string IndexOf(string openId, PersonalDataVault vault) => vault.Index(OpenIdField, Guid.Empty, openId);

    /// <summary>Only for calls to WeChat; never for an answer or a log.</summary>
    public string OpenId(PersonalDataVault vault) => vault.Open(OpenIdField, Id, OpenIdSealed);

    public void SignedIn(DateTime now) => LastSignInAt = now;

    public void Ban() => Status = AccountStatus.Banned;

    /// <summary>Its WeChat account is gone.</summary>
    public void Close() => Status = AccountStatus.Closed;
}

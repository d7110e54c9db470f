using System.Globalization;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.People;

public enum PersonStatus
{
    Active,
    MovedOut,
    Deceased,
    Closed,
}

/// <summary>
/// A resident in one community. May have no account (entered by staff for somebody without a phone).
/// The phone is an attribute, never a key: a couple may share one.
/// </summary>
public sealed class Person : ICommunityOwned, IVersioned, ITallied
{
    public static readonly SealedField PhoneField = new(nameof(Person), "Phone");

    public static readonly SealedField BirthYearField = new(nameof(Person), "BirthYear");

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid? AccountId { get; private set; }

    public string Name { get; private set; } = "";

    public string? PhoneSealed { get; private set; }

    public string? PhoneIndex { get; private set; }

    /// <summary>Said by the person, for duties that are for adults only; shown to nobody else. Who puts them on such a list learns only that the age is not shown.</summary>
    public string? BirthYearSealed { get; private set; }

    /// <summary>Codes of the list of skills, in the order of choice; leaders see them.</summary>
    public List<string> Skills { get; private set; } = [];

    public PersonStatus Status { get; private set; }

    /// <summary>The day in China on which the person moved out or died, as staff were told.</summary>
    public DateOnly? GoneOn { get; private set; }

    /// <summary>When that was recorded: what ended with it ended at this moment.</summary>
    public DateTime? GoneAt { get; private set; }

    /// <summary>When the own name was last to be changed.</summary>
    public DateTime? NameWishedAt { get; private set; }

    public int Version { get; private set; } = 1;

    public DateTime CreatedAt { get; init; }

    public IEnumerable<TallyLine> Tallied() => [TallyLine.One("people")];

    public void Rename(string name) => Name = name;

    public void WishesName(DateTime now) => NameWishedAt = now;

    public void Link(Guid accountId) => AccountId = accountId;

    /// <summary>Moved out or died. Of who died after moving out, what ended still ended then.</summary>
    public void Go(PersonEvent on, DateOnly day, DateTime now) => (Status, GoneOn, GoneAt) = (PersonStates.Machine.Next(Status, on, PersonRole.Staff), day, GoneAt ?? now);

    public void ComeBack(PersonEvent on) => (Status, GoneOn, GoneAt) = (PersonStates.Machine.Next(Status, on, PersonRole.Staff), null, null);

    /// <param name="phone">Digits only, with country code for foreign numbers.</param>
    public void SetPhone(string phone, PersonalDataVault vault)
    {
        PhoneSealed = vault.Seal(PhoneField, Id, phone);
        PhoneIndex = IndexOf(CommunityId, phone, vault);
    }

    /// <param name="birthYear">Null: not said, or taken back.</param>
    public void Describe(int? birthYear, IEnumerable<string> skills, PersonalDataVault vault)
    {
        BirthYearSealed = birthYear is { } year ? vault.Seal(BirthYearField, Id, year.ToString(CultureInfo.InvariantCulture)) : null;
        Skills = [.. skills];
    }

    /// <summary>Only for the person, and for a rule about age.</summary>
    public int? BirthYear(PersonalDataVault vault) => vault.OpenOrNull(BirthYearField, Id, BirthYearSealed) is { } year ? int.Parse(year, CultureInfo.InvariantCulture) : null;

    public void ForgetPhone() => (PhoneSealed, PhoneIndex) = (null, null);

    /// <summary>The person left the product: name, phone, birth year, skills and account go, the row stays for the totals and the trail.</summary>
    public void Close()
    {
        (Status, Name, AccountId) = (PersonStatus.Closed, "已注销居民", null);
        ForgetPhone();
        (BirthYearSealed, Skills) = (null, []);
    }

    public static string IndexOf(Guid communityId, string phone, PersonalDataVault vault) => vault.Index(PhoneField, communityId, phone);

    /// <summary>The full number: only where a rule allows it and a <c>SensitiveRead</c> is written.</summary>
    public string? Phone(PersonalDataVault vault) => vault.OpenOrNull(PhoneField, Id, PhoneSealed);

    public string? MaskedPhone(PersonalDataVault vault) => Phone(vault) is { } phone ? Masking.Phone(phone) : null;
}

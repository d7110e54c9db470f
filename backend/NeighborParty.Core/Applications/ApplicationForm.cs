using System.Text.Json;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Applications;

/// <summary>
/// What the applicant wrote. Name, door, party membership and remarks (which may tell of health) are all in here,
/// so the whole is sealed as one text.
/// </summary>
public sealed record ApplicationForm
{
    public const int MinimumAge = 14;

    public required string Name { get; init; }

    /// <summary>Door number inside the building or stairwell.</summary>
    public required string Door { get; init; }

    public required DateOnly BornOn { get; init; }

    public ResidencyKind Residency { get; init; }

    public MembershipKind Kind { get; init; }

    /// <summary>Where the organisational relation is; free text.</summary>
    public string? PartyBranch { get; init; }

    public DateOnly? JoinedPartyOn { get; init; }

    public IReadOnlyList<string> Skills { get; init; } = [];

    public IReadOnlyList<string> AvailableTimes { get; init; } = [];

    public IReadOnlyList<string> WillingPosts { get; init; } = [];

    public string? Remark { get; init; }

    /// <summary>Name and phone of somebody to call; staff only.</summary>
    public string? EmergencyContact { get; init; }

    /// <summary>Such a form needs the separate consent to the party attribute.</summary>
    public bool TellsOfParty => Kind != MembershipKind.Neighbour || PartyBranch is not null || JoinedPartyOn is not null;

    /// <summary>The same form with clean texts.</summary>
    /// <exception cref="RefusedException">400 with the field; 422 under fourteen.</exception>
    public ApplicationForm Checked(DateOnly today)
    {
        if (BornOn > today || BornOn < today.AddYears(-130))
            throw Refusals.Invalid("bornOn", "出生日期不正确，请检查。");
        if (BornOn > today.AddYears(-MinimumAge))
            throw ApplicationRefusals.UnderAge();
        if (JoinedPartyOn is { } joined && (joined > today || joined < BornOn))
            throw Refusals.Invalid("joinedPartyOn", "入党日期不正确，请检查。");
        return this with
        {
            Name = CleanText.Required("name", Name, 20, "姓名"),
            Door = CleanText.Required("door", Door, 20, "门牌号"),
            PartyBranch = CleanText.Optional("partyBranch", PartyBranch, 60, "所在党支部"),
            Remark = CleanText.Optional("remark", Remark, 300, "说明"),
            EmergencyContact = CleanText.Optional("emergencyContact", EmergencyContact, 60, "紧急联系人"),
            Skills = Words("skills", Skills, "特长"),
            AvailableTimes = Words("availableTimes", AvailableTimes, "可服务时间"),
            WillingPosts = Words("willingPosts", WillingPosts, "愿意承担的岗位"),
        };
    }

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static ApplicationForm FromJson(string json) => JsonSerializer.Deserialize<ApplicationForm>(json)!;

    private static IReadOnlyList<string> Words(string field, IReadOnlyList<string> words, string name) => words.Count > 10
        ? throw Refusals.Invalid(field, $"{name}最多填 10 项。")
        : words.Select(w => CleanText.Required(field, w, 20, name)).Distinct(StringComparer.Ordinal).ToList();
}

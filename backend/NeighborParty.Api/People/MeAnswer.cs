using System.ComponentModel.DataAnnotations;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;

namespace NeighborParty.Api.People;

/// <param name="PhoneCode">From the phone number button; another kind of code than that of wx.login.</param>
public sealed record GivePhone([property: Required, StringLength(128, MinimumLength = 1)] string PhoneCode)
{
    public static GivePhone Example => new("e31968a7f94cc5ee25fafc2aef2773f0bb8c3937b22520eb8ee345274d00c144");
}

/// <param name="Phone">Masked, e.g. 199****0001.</param>
public sealed record MaskedPhone(string Phone)
{
    public static MaskedPhone Example => new("199****0001");
}

public sealed record ChangeName([property: Required, StringLength(80, MinimumLength = 1)] string Name)
{
    public static ChangeName Example => new("王秀兰");
}

/// <summary>What the resident says of the own skills and age.</summary>
/// <param name="BirthYear">Null: not said. Only the resident reads it.</param>
/// <param name="Skills">Codes, see /skills; leaders see them.</param>
public sealed record VolunteerProfile([property: Range(1900, 2200)] int? BirthYear = null, [property: MaxLength(10)] IReadOnlyList<string>? Skills = null)
{
    public static VolunteerProfile Example => new(1962, ["first_aid"]);
}

/// <param name="Code">For the profile and for what a duty asks for.</param>
public sealed record SkillAnswer(string Code, string Name)
{
    public static SkillAnswer Example => new("first_aid", "急救");
}

public sealed record MyCommunity(Guid Id, string Name);

public sealed record MyMembership(Guid Id, Guid GroupId, string Group, MembershipState State, MembershipKind Kind);

/// <param name="Place">The group's name, where the role is one in a group.</param>
public sealed record MyRole(CommunityRole Role, RoleScope Scope, Guid ScopeId, string? Place);

/// <param name="PersonId">Null before the core consent was given in this community.</param>
/// <param name="Phone">Masked.</param>
/// <param name="Community">Null before a door code was scanned.</param>
/// <param name="Communities">All in which the account is somebody.</param>
/// <param name="OpenConsents">Purposes not agreed to, or whose text has changed since.</param>
/// <param name="PendingName">The name that is being checked; until then the old one stays.</param>
public sealed record MeAnswer(
    Guid? PersonId, string Name, string? Phone, MyCommunity? Community, IReadOnlyList<MyCommunity> Communities,
    IReadOnlyList<MyMembership> Memberships, IReadOnlyList<MyRole> Roles, IReadOnlyList<ConsentPurpose> OpenConsents, string? PendingName = null)
{
    public static MeAnswer Example => new(
        Guid.Parse("0195678a-0000-7000-8000-000000000010"), "王秀兰", "199****0002",
        new MyCommunity(Guid.Parse("0195678a-0000-7000-8000-000000000001"), "桂园社区"), [new(Guid.Parse("0195678a-0000-7000-8000-000000000001"), "桂园社区")],
        [new(Guid.Parse("0195678a-0000-7000-8000-000000000011"), Guid.Parse("0195678a-0000-7000-8000-000000000004"), "3栋党小组", MembershipState.Active, MembershipKind.Neighbour)],
        [], [ConsentPurpose.Location]);
}

/// <param name="Who">Staff with their name, a neighbour by family name.</param>
/// <param name="Field">phone, door, party …</param>
public sealed record SensitiveReadAnswer(DateTime At, string Who, string Field, string? Reason)
{
    public static SensitiveReadAnswer Example => new(new DateTime(2026, 3, 6, 11, 0, 0, DateTimeKind.Utc), "社区工作人员 李工作", "phone", "通知停水");
}

using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Duties;

/// <summary>岗位 as planned: so many people for one task of a duty.</summary>
/// <param name="Skill">Code of the list of skills that this task asks for, beside what the whole duty asks for; null: none in particular.</param>
public sealed record PlannedRole(string Name, int Min, int Max, string? Skill = null)
{
    public const int MaxRoles = 10;
    public const int MaxName = 20;

    /// <exception cref="RefusedException">400 for a name or number out of its limits.</exception>
    public static IReadOnlyList<PlannedRole> Checked(IReadOnlyList<PlannedRole> roles)
    {
        if (roles.Count > MaxRoles)
            throw Refusals.Invalid("roles", $"岗位最多 {MaxRoles} 个。");
        var clean = roles.Select(r => r with { Name = OneLine(CleanText.Required("roles", r.Name, MaxName, "岗位名称")), Skill = string.IsNullOrWhiteSpace(r.Skill) ? null : r.Skill.Trim() }).ToList();
        if (clean.DistinctBy(r => r.Name, StringComparer.Ordinal).Count() != clean.Count)
            throw Refusals.Invalid("roles", "岗位名称不能重复。");
        if (clean.Exists(r => r.Max < 1 || r.Max > DutyPlan.MaxCapacity || r.Min < 0 || r.Min > r.Max))
            throw Refusals.Invalid("roles", "每个岗位至少 1 人，最少人数不能超过最多人数。");
        return clean;
    }

    private static string OneLine(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>岗位 of one shift. Its places have numbers of their own, so that the index of places sells none of them twice either.</summary>
public sealed class ShiftRole : ICommunityOwned
{
    /// <summary>More than a shift can hold: a role may grow without its neighbour's numbers changing.</summary>
    private const int Block = 1000;

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid ShiftId { get; init; }

    public string Name { get; init; } = "";

    public int Min { get; private set; }

    public int Max { get; private set; }

    /// <summary>Code of the list of skills; null: none in particular.</summary>
    public string? RequiredSkill { get; private set; }

    /// <summary>1, 2, … in the order of the plan.</summary>
    public int Sort { get; init; }

    /// <summary>The numbers of its places.</summary>
    public IEnumerable<int> Slots => Enumerable.Range((Sort * Block) + 1, Max);

    public void Describe(int min, int max, string? skill) => (Min, Max, RequiredSkill) = (min, max, skill);
}

/// <summary>A stand-in for the shift's leader: sees the list, shows the code, confirms.</summary>
public sealed class ShiftDeputy : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid ShiftId { get; init; }

    public Guid PersonId { get; init; }
}

using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Duties;

/// <summary>What somebody must show to be checked in by the system. Otherwise the leader confirms: nobody is ever stuck.</summary>
public enum RequiredEvidence
{
    /// <summary>The code on the leader's screen, and being at the place.</summary>
    CodeAndPlace,

    /// <summary>The code alone: for basements and halls without a usable position.</summary>
    CodeOnly,

    /// <summary>The leader confirms everybody.</summary>
    LeaderConfirms,

    /// <summary>The code, and the serial of an armband that the person holds.</summary>
    CodeAndArmband,

    /// <summary>Being at the place, and the serial of an armband that the person holds: no screen needed.</summary>
    PlaceAndArmband,

    /// <summary>Any two of code, place and armband.</summary>
    AnyTwo,

    /// <summary>The leader scans everybody's member code or card.</summary>
    LeaderScans,
}

/// <summary>What a recurring duty and a single shift have in common.</summary>
/// <param name="GroupId">Null: open to every group of the community; staff plan these.</param>
/// <param name="LeaderPersonId">Null: the group's leader and deputies.</param>
public sealed record DutyPlan(
    string Title, string? Details, Guid? GroupId, Guid PlaceId, int LengthMinutes, int CapacityMin, int CapacityMax,
    RequiredEvidence Evidence, Guid? LeaderPersonId)
{
    /// <summary>Breaks, which are not counted as service; less than the length.</summary>
    public int BreakMinutes { get; init; }

    public const int MaxCapacity = 500;
    public const int MaxLengthMinutes = 24 * 60;
    public const int MaxDeputies = 10;

    /// <summary>With roles, the capacity is theirs together. Empty: everybody does the same.</summary>
    public IReadOnlyList<PlannedRole> Roles { get; init; } = [];

    /// <summary>Stand-ins for the leader, beside the group's own deputies.</summary>
    public IReadOnlyList<Guid> DeputyPersonIds { get; init; } = [];

    /// <summary>Only the leader puts people on the list; nobody moves up by himself.</summary>
    public bool InviteOnly { get; init; }

    /// <summary>For example rain gear; of a single shift.</summary>
    public string? WeatherNote { get; init; }

    /// <summary>Number of the policy under which the volunteers are insured; of a single shift.</summary>
    public string? InsuranceRef { get; init; }

    /// <summary>Who comes without an armband of the own is looked at by the leader.</summary>
    public bool ArmbandRequired { get; init; }

    /// <summary>Not for 14- to 17-year-olds, e.g. at night.</summary>
    public bool AdultsOnly { get; init; }

    /// <summary>Code of the list of skills; null: none in particular.</summary>
    public string? RequiredSkill { get; init; }

    /// <summary>The patrol route to be walked; null: whichever, or none.</summary>
    public Guid? RouteId { get; init; }

    /// <summary>The plan with its texts cleaned.</summary>
    /// <exception cref="RefusedException">400 for the first field that is out of its limits.</exception>
    public DutyPlan Checked()
    {
        if (LengthMinutes is < 15 or > MaxLengthMinutes)
            throw Refusals.Invalid("lengthMinutes", "时长应在 15 分钟到 24 小时之间。");
        if (BreakMinutes < 0 || BreakMinutes >= LengthMinutes)
            throw Refusals.Invalid("breakMinutes", "休息时间应短于值守时长。");
        if (DeputyPersonIds.Count > MaxDeputies)
            throw Refusals.Invalid("deputyPersonIds", $"副手最多 {MaxDeputies} 人。");
        var roles = PlannedRole.Checked(Roles);
        var (min, max) = roles.Count == 0 ? (CapacityMin, CapacityMax) : (Math.Max(CapacityMin, roles.Sum(r => r.Min)), roles.Sum(r => r.Max));
        if (max is < 1 or > MaxCapacity)
            throw Refusals.Invalid("capacityMax", $"人数上限应在 1 到 {MaxCapacity} 之间。");
        if (min < 0 || min > max)
            throw Refusals.Invalid("capacityMin", "最少人数不能超过人数上限。");
        return this with
        {
            Title = CleanText.Required("title", Title, 30, "名称"),
            Details = CleanText.Optional("details", Details, 300, "说明"),
            WeatherNote = CleanText.Optional("weatherNote", WeatherNote, 100, "天气提示"),
            InsuranceRef = CleanText.Optional("insuranceRef", InsuranceRef, 60, "保险单号"),
            RequiredSkill = string.IsNullOrWhiteSpace(RequiredSkill) ? null : RequiredSkill.Trim(),
            CapacityMin = min,
            CapacityMax = max,
            Roles = roles,
            DeputyPersonIds = DeputyPersonIds.Distinct().ToList(),
        };
    }
}

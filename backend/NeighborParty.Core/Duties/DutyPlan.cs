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
}

/// <summary>What a recurring duty and a single shift have in common.</summary>
/// <param name="GroupId">Null: open to every group of the community; staff plan these.</param>
/// <param name="LeaderPersonId">Null: the group's leader and deputies.</param>
public sealed record DutyPlan(
    string Title, string? Details, Guid? GroupId, Guid PlaceId, int LengthMinutes, int CapacityMin, int CapacityMax,
    RequiredEvidence Evidence, Guid? LeaderPersonId)
{
    public const int MaxCapacity = 500;
    public const int MaxLengthMinutes = 24 * 60;

    /// <summary>The plan with its texts cleaned.</summary>
    /// <exception cref="RefusedException">400 for the first field that is out of its limits.</exception>
    public DutyPlan Checked()
    {
        if (LengthMinutes is < 15 or > MaxLengthMinutes)
            throw Refusals.Invalid("lengthMinutes", "时长应在 15 分钟到 24 小时之间。");
        if (CapacityMax is < 1 or > MaxCapacity)
            throw Refusals.Invalid("capacityMax", $"人数上限应在 1 到 {MaxCapacity} 之间。");
        if (CapacityMin < 0 || CapacityMin > CapacityMax)
            throw Refusals.Invalid("capacityMin", "最少人数不能超过人数上限。");
        return this with
        {
            Title = CleanText.Required("title", Title, 30, "名称"),
            Details = CleanText.Optional("details", Details, 300, "说明"),
        };
    }
}

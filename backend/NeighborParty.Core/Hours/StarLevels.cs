using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Hours;

/// <summary>星级: how far somebody has come. Derived from the balance, never stored.</summary>
/// <param name="Level">0 to 5.</param>
/// <param name="NextAtMinutes">Where the next star is; null with all five.</param>
public sealed record Star(int Level, int? NextAtMinutes);

public static class StarLevels
{
    public static Star Of(int minutes, CommunityPolicy policy)
    {
        int[] levels = [policy.Star1Hours, policy.Star2Hours, policy.Star3Hours, policy.Star4Hours, policy.Star5Hours];
        var reached = levels.TakeWhile(hours => minutes >= hours * 60).Count();
        return new Star(reached, reached < levels.Length ? levels[reached] * 60 : null);
    }

    public static string Label(int level) => level == 0 ? "暂无星级" : $"{"零一二三四五"[level]}星志愿者";
}

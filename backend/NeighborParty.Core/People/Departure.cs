using NeighborParty.Core.Groups;

namespace NeighborParty.Core.People;

/// <summary>Somebody is gone from the community: moved out, died, or took the core consent back.</summary>
/// <param name="Because">A stable word for the trail.</param>
/// <param name="Words">For a history that people read.</param>
/// <param name="As">How open memberships end.</param>
/// <param name="At">UTC; what ends with it ends at this moment, so that a mistake can be undone.</param>
public sealed record Departure(Guid PersonId, string Because, string Words, MembershipEvent As, DateTime At)
{
    public static Departure MovedOut(Guid person, DateTime now) => new(person, "moved_out", "本人已搬走", MembershipEvent.MoveOut, now);

    public static Departure Died(Guid person, DateTime now) => new(person, "deceased", "本人已去世", MembershipEvent.Die, now);

    public static Departure Withdrew(Guid person, DateTime now) => new(person, "consent_withdrawn", "本人已退出", MembershipEvent.Leave, now);
}

/// <summary>
/// What a noun does when somebody is gone. Register it with <c>AddScoped&lt;IPersonGone, …&gt;()</c>; it runs inside the
/// transaction of the act, in the community's scope, and must not refuse.
/// </summary>
public interface IPersonGone
{
    Task RunAsync(Departure gone, CancellationToken ct);
}

/// <summary>The one place through which everything ends that somebody had, did and asked for. In the caller's write.</summary>
public sealed class LeaveCommunity(IEnumerable<IPersonGone> effects)
{
    public async Task RunAsync(Departure gone, CancellationToken ct)
    {
        foreach (var effect in effects)
            await effect.RunAsync(gone, ct);
    }
}

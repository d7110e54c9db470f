namespace NeighborParty.AdminConsole.Kit;

/// <summary>The word and tone under which a state is shown: <c>new("待审核", Tone.Warning)</c>.</summary>
public readonly record struct Status(string Label, Tone Tone);

/// <summary>
/// How the states of one noun are shown, written once beside its pages:
/// <c>public static readonly StatusMap&lt;ArmbandState&gt; Of = new() { [ArmbandState.InStock] = ("在库", Tone.Neutral) };</c>
/// A state that was forgotten is shown under its name in code instead of failing the page.
/// </summary>
public sealed class StatusMap<TState>
    where TState : struct, Enum
{
    private readonly Dictionary<TState, Status> states = [];

    public (string Label, Tone Tone) this[TState state]
    {
        set => states[state] = new Status(value.Label, value.Tone);
    }

    /// <summary>The states in the order in which they were written, for a filter's select.</summary>
    public IEnumerable<KeyValuePair<TState, Status>> All => states;

    public Status For(TState state) => states.TryGetValue(state, out var status) ? status : new Status(state.ToString(), Tone.Neutral);
}

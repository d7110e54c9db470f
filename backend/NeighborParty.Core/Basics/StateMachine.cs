using System.Collections.Frozen;

namespace NeighborParty.Core.Basics;

/// <summary>One allowed step: from this state, on this event, by these roles, to that state.</summary>
public sealed record Transition<TState, TEvent, TRole>(TState From, TEvent On, TState To, params TRole[] By)
    where TState : struct, Enum
    where TEvent : struct, Enum
    where TRole : struct, Enum;

/// <summary>A noun's life as data: what the table does not list is refused with 409, naming both states.</summary>
/// <param name="noun">Lower snake case, leads the refusal code: <c>armband.wrong_state</c>.</param>
/// <param name="label">The state's Chinese name.</param>
public sealed class StateMachine<TState, TEvent, TRole>(string noun, Func<TState, string> label, params Transition<TState, TEvent, TRole>[] rows)
    where TState : struct, Enum
    where TEvent : struct, Enum
    where TRole : struct, Enum
{
    // Looked up without boxing: every check-in asks.
    private readonly FrozenDictionary<(TState, TEvent), Transition<TState, TEvent, TRole>[]> _rows = rows.GroupBy(r => (r.From, r.On)).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    public IReadOnlyList<Transition<TState, TEvent, TRole>> Rows { get; } = rows;

    /// <summary>The state after the event.</summary>
    /// <exception cref="RefusedException">409 when the state does not allow it, 403 when the role does not.</exception>
    public TState Next(TState from, TEvent on, TRole by)
    {
        var row = _rows.TryGetValue((from, on), out var found) ? found[0] : throw WrongState(from, on);
        return row.By.Contains(by)
            ? row.To
            : throw new RefusedException(RefusalKind.Forbidden, $"{noun}.wrong_role", "您没有权限进行这个操作。");
    }

    public bool Allows(TState from, TEvent on, TRole by) =>
        _rows.TryGetValue((from, on), out var found) && found.Any(r => r.By.Contains(by));

    private RefusedException WrongState(TState from, TEvent on)
    {
        var target = Rows.FirstOrDefault(r => r.On.Equals(on));
        var message = target is null
            ? $"当前状态是“{label(from)}”，不能这样操作。"
            : $"当前状态是“{label(from)}”，不能变为“{label(target.To)}”。";
        return new RefusedException(RefusalKind.Conflict, $"{noun}.wrong_state", message)
        {
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["from"] = from.ToString(),
                ["event"] = on.ToString(),
                ["to"] = target?.To.ToString(),
            },
        };
    }
}

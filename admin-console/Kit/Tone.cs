namespace NeighborParty.AdminConsole.Kit;

/// <summary>How a state or message feels. Colour never says it alone: there is always a word beside it.</summary>
public enum Tone
{
    Neutral,
    Info,
    Good,
    Warning,
    Bad,
}

public static class Tones
{
    public static string CssClass(this Tone tone) => tone switch
    {
        Tone.Info => "np-tone-info",
        Tone.Good => "np-tone-good",
        Tone.Warning => "np-tone-warning",
        Tone.Bad => "np-tone-bad",
        _ => "np-tone-neutral",
    };

    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Good => "circle-check",
        Tone.Warning => "alert-triangle",
        Tone.Bad => "alert-circle",
        _ => "info-circle",
    };
}

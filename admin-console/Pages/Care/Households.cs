namespace NeighborParty.AdminConsole.Pages.Care;

/// <summary>Which household a question is about, so that the wrong row is noticed. Never the door.</summary>
internal static class Households
{
    public static string Of(string building, string? stairwell, IReadOnlyList<string> names) =>
        string.Join(' ', new[] { building, stairwell, names.Count > 0 ? string.Join("、", names) : "这户" }.Where(p => !string.IsNullOrEmpty(p)));
}

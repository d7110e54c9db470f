namespace NeighborParty.AdminConsole.Kit;

/// <summary>What people wrote, with other words around it: one line that reads as if it had been written at once.</summary>
public static class Sentence
{
    private const string Ends = "。！？；…!?;";

    /// <summary>The parts that are there, with 「；」 between them where the one before does not end in a mark of its own.</summary>
    public static string Of(params IEnumerable<string?> parts) => parts.Where(p => !string.IsNullOrWhiteSpace(p)).Aggregate("", (line, part) =>
        line.Length == 0 || Ends.Contains(line[^1], StringComparison.Ordinal) ? line + part : $"{line}；{part}");
}

using NeighborParty.Core.Data;

namespace NeighborParty.Core.Moderation;

/// <summary>What a community adds to the words of the release, one version after the other. Earlier ones stay, to see and to take up again.</summary>
public sealed class WordList : ICommunityOwned
{
    public const int WordLength = 20;

    /// <summary>Of each of the three lists.</summary>
    public const int MostWords = 2000;

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public int Number { get; init; }

    /// <summary>One word a line: a human looks.</summary>
    public string Banned { get; init; } = "";

    /// <summary>One word a line: refused as asking for money.</summary>
    public string Money { get; init; } = "";

    /// <summary>One word a line: not meant, although a word of the lists is in it.</summary>
    public string Allowed { get; init; } = "";

    public string Note { get; init; } = "";

    public string ChangedBy { get; init; } = "";

    public DateTime ChangedAt { get; init; }

    public static IReadOnlyList<string> Lines(string words) => words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

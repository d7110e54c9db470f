using System.Text.Json;
using System.Text.Json.Serialization;
using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Aid;

/// <summary>How somebody who answers gets to the author of a post (domain 3.4).</summary>
public enum AidMode
{
    /// <summary>A leader or the office looks who it is and introduces the two: for whatever has to do with a home, a child, money or illness, and where nothing else is said.</summary>
    Arranged,

    /// <summary>Neighbours find each other by themselves; only what they write is looked at.</summary>
    Direct,
}

/// <param name="Hint">What to write, or whom to call instead.</param>
/// <param name="Lend">A thing changes hands and comes back: a loan can be written down.</param>
/// <param name="Urgency">What the form proposes.</param>
/// <param name="Mode">How the two sides get together.</param>
public sealed record AidCategory(string Code, string Name, string Hint, bool Lend = false, AidUrgency Urgency = AidUrgency.Normal, AidMode Mode = AidMode.Arranged);

/// <summary>What neighbours ask and offer; data, see seeds/policies/aid-categories.json.</summary>
public sealed class AidCategories(IReadOnlyList<AidCategory> all)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter() } };

    public IReadOnlyList<AidCategory> All { get; } = all;

    /// <exception cref="InvalidOperationException">The file is empty.</exception>
    public static AidCategories Load(string path) => new(
        JsonSerializer.Deserialize<AidCategory[]>(File.ReadAllBytes(path), Format)
        ?? throw new InvalidOperationException($"{path} is empty."));

    /// <summary>The code itself for a category that is no longer in the list.</summary>
    public string NameOf(string code) => All.FirstOrDefault(c => c.Code == code)?.Name ?? code;

    public bool CanBeLent(string code) => All.Any(c => c.Code == code && c.Lend);

    /// <summary>Also for a category that is no longer in the list: nobody said that it may go without.</summary>
    public bool IsArranged(string code) => !All.Any(c => c.Code == code && c.Mode == AidMode.Direct);

    /// <exception cref="RefusedException">400 for an unknown code.</exception>
    public string Require(string code) =>
        All.Any(c => c.Code == code) ? code : throw Refusals.Invalid("category", "请选择一个类别。");
}

using System.Text.Json;
using System.Text.Json.Serialization;
using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Aid;

/// <param name="Hint">What to write, or whom to call instead.</param>
/// <param name="Lend">A thing changes hands and comes back: a loan can be written down.</param>
/// <param name="Urgency">What the form proposes.</param>
public sealed record AidCategory(string Code, string Name, string Hint, bool Lend = false, AidUrgency Urgency = AidUrgency.Normal);

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

    /// <exception cref="RefusedException">400 for an unknown code.</exception>
    public string Require(string code) =>
        All.Any(c => c.Code == code) ? code : throw Refusals.Invalid("category", "请选择一个类别。");
}

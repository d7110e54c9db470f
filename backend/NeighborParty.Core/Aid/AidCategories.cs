using System.Text.Json;
using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Aid;

/// <param name="Hint">What to write, or whom to call instead.</param>
public sealed record AidCategory(string Code, string Name, string Hint);

/// <summary>What neighbours ask and offer; data, see seeds/policies/aid-categories.json.</summary>
public sealed class AidCategories(IReadOnlyList<AidCategory> all)
{
    public IReadOnlyList<AidCategory> All { get; } = all;

    public static AidCategories Load(string path) => new(
        JsonSerializer.Deserialize<AidCategory[]>(File.ReadAllBytes(path), JsonSerializerOptions.Web)
        ?? throw new InvalidOperationException($"{path} is empty."));

    /// <summary>The code itself for a category that is no longer in the list.</summary>
    public string NameOf(string code) => All.FirstOrDefault(c => c.Code == code)?.Name ?? code;

    /// <exception cref="RefusedException">400 for an unknown code.</exception>
    public string Require(string code) =>
        All.Any(c => c.Code == code) ? code : throw Refusals.Invalid("category", "请选择一个类别。");
}

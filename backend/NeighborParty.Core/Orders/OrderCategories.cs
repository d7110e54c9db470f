using System.Text.Json;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Orders;

/// <param name="Hint">What to write, or whom to call instead.</param>
/// <param name="Priority">Where the requester names none.</param>
/// <param name="InPairs">Nobody goes to a home alone for it.</param>
/// <param name="MayNameNeighbour">May be about a named neighbour; then only the office and the mediators see it.</param>
/// <param name="Skills">特长 that help with it: codes of seeds/policies/skills.json.</param>
/// <param name="Post">岗位 that it belongs to.</param>
public sealed record OrderCategory(
    string Code, string Name, string Hint, OrderPriority Priority, bool InPairs = false, bool MayNameNeighbour = false, IReadOnlyList<string>? Skills = null, CommunityRole? Post = null);

/// <summary>What residents order and the words that sound like an emergency; data, see seeds/policies/order-categories.json.</summary>
public sealed class OrderCategories
{
    private readonly string[] _emergencyWords;

    private OrderCategories(CategoriesFile file) => (All, _emergencyWords) = (file.Categories, [.. file.EmergencyWords.Select(TextSkeleton.Of)]);

    public IReadOnlyList<OrderCategory> All { get; }

    public static OrderCategories Load(string path) => new(
        JsonSerializer.Deserialize<CategoriesFile>(File.ReadAllBytes(path), Json) ?? throw new InvalidOperationException($"{path} is empty."));

    /// <summary>The code itself for a category that is no longer in the list.</summary>
    public string NameOf(string code) => Find(code)?.Name ?? code;

    public OrderCategory? Find(string code) => All.FirstOrDefault(c => c.Code == code);

    /// <exception cref="RefusedException">400 for an unknown code.</exception>
    public OrderCategory Require(string code) => Find(code) ?? throw Refusals.Invalid("category", "请选择一个类别。");

    /// <summary>Fire, injury, crime: nobody waits for a neighbour with that.</summary>
    public bool SoundsLikeEmergency(string text)
    {
        // However it is spaced or written: who is in danger types as he can.
        var bare = string.Concat(TextSkeleton.Of(text).Where(char.IsLetterOrDigit));
        return _emergencyWords.Any(w => bare.Contains(w, StringComparison.Ordinal));
    }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    private sealed record CategoriesFile(OrderCategory[] Categories, string[] EmergencyWords);
}

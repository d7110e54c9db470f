using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeighborParty.Core.Consents;

/// <summary>The texts that hold: for every purpose the highest version in <c>seeds/policies/consents</c>. Earlier ones stay there for the record.</summary>
public sealed class ConsentTexts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    private readonly Dictionary<ConsentPurpose, ConsentText> _current;

    public ConsentTexts(IEnumerable<ConsentText> all)
    {
        _current = all.GroupBy(t => t.Purpose).ToDictionary(g => g.Key, g => g.MaxBy(t => t.Version)!);
        foreach (var purpose in Enum.GetValues<ConsentPurpose>())
            if (!_current.ContainsKey(purpose))
                throw new InvalidOperationException($"There is no consent text for {purpose}.");
    }

    /// <summary>In the order in which a phone asks for them.</summary>
    public IReadOnlyList<ConsentText> All => [.. _current.Values.OrderBy(t => t.Purpose)];

    public ConsentText Of(ConsentPurpose purpose) => _current[purpose];

    /// <exception cref="InvalidOperationException">A purpose has no text, or two files hold one version.</exception>
    public static ConsentTexts Load(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InvalidOperationException($"The folder {folder} with the consent texts is missing.");
        var texts = Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .Select(file => JsonSerializer.Deserialize<ConsentText>(File.ReadAllBytes(file), Json)!).ToList();
        return texts.DistinctBy(t => (t.Purpose, t.Version)).Count() == texts.Count
            ? new ConsentTexts(texts)
            : throw new InvalidOperationException($"Two files in {folder} hold the same version of a consent text.");
    }
}

using System.Text.Json;
using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Hosting;

/// <summary>Reads an enum from the query in the contract's spelling (camelCase); the framework's own binding wants the code's.</summary>
public static class QueryWords
{
    /// <exception cref="RefusedException">400 for a word that is none of them.</exception>
    public static T? Read<T>(string field, string? word)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(word))
            return null;
        foreach (var value in Enum.GetValues<T>())
            if (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == word)
                return value;
        throw Refusals.Invalid(field, "筛选条件不正确。");
    }
}

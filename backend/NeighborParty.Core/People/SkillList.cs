using System.Text.Json;
using NeighborParty.Core.Basics;

namespace NeighborParty.Core.People;

/// <summary>特长: one entry of the list.</summary>
public sealed record Skill(string Code, string Name);

/// <summary>What people can do for others, and what a duty may ask for; data, see seeds/policies/skills.json.</summary>
public sealed class SkillList(IReadOnlyList<Skill> all)
{
    public IReadOnlyList<Skill> All { get; } = all;

    public static SkillList Load(string path) => new(
        JsonSerializer.Deserialize<Skill[]>(File.ReadAllBytes(path), JsonSerializerOptions.Web) ?? throw new InvalidOperationException($"{path} is empty."));

    /// <summary>The code itself for a skill that is no longer in the list.</summary>
    public string NameOf(string code) => All.FirstOrDefault(s => s.Code == code)?.Name ?? code;

    /// <summary>The code of what somebody wrote; unchanged where the list has no such name, to be refused by <see cref="Require"/>.</summary>
    public string CodeOf(string name) => All.FirstOrDefault(s => s.Name == name)?.Code ?? name;

    /// <exception cref="RefusedException">400 for an unknown code.</exception>
    public string Require(string field, string code) =>
        All.Any(s => s.Code == code) ? code : throw Refusals.Invalid(field, $"没有“{code}”这项特长，请从列表里选择：{string.Join("、", All.Select(s => s.Name))}。");
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.People;

/// <summary>
/// The signed-in resident says which skills leaders may count on and, where wanted, the year of birth: some duties are for
/// adults only. Both may be left out and taken back. The year is sealed, and nobody but the person reads it.
/// </summary>
public sealed class SaveOwnProfile(NeighborPartyDb db, CurrentActor current, SkillList skills, PersonalDataVault vault, AuditTrail audit, TimeProvider time)
{
    public const int MaxSkills = 10;

    /// <summary>Years; younger people join through their guardians (domain 3.1).</summary>
    public const int MinimumAge = 14;

    private const int MaximumAge = 130;

    /// <param name="birthYear">In China; null: not said.</param>
    /// <param name="codes">Of the list of skills.</param>
    /// <param name="version">Of the person, as it was read.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">400 for an unknown skill or an impossible year; 422 under fourteen; 412 and 428 as everywhere.</exception>
    public async Task<Person> RunAsync(int? birthYear, IReadOnlyList<string> codes, int? version, CancellationToken ct)
    {
        var id = current.RequirePerson();
        var thisYear = ChinaTime.Today(time.Now()).Year;
        if (birthYear is { } year)
        {
            if (year > thisYear || year < thisYear - MaximumAge)
                throw Refusals.Invalid("birthYear", "出生年份不正确，请检查。");
            if (thisYear - year < MinimumAge)
                throw PeopleRefusals.UnderAge();
        }

        var known = codes.Select(code => skills.Require("skills", code)).Distinct(StringComparer.Ordinal).ToList();
        if (known.Count > MaxSkills)
            throw Refusals.Invalid("skills", $"特长最多选 {MaxSkills} 项。");
        await using var write = await db.BeginWriteAsync(ct);
        var person = await db.People.FirstAsync(p => p.Id == id, ct);
        await db.RequireVersionAsync(person, id, version, ct);
        person.Describe(birthYear, known, vault);
        // Neither the year nor the skills are the trail's business.
        audit.Record(new Act("person.profile_saved", nameof(Person), id) { Details = new { withYear = birthYear is not null, skills = known.Count } });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return person;
    }
}

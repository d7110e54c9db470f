using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Duties;

/// <summary>What a duty asks of who stands it: a skill that the person has named, for all of it or for one role, and an age. A leader may pass over both, and says why.</summary>
public sealed class DutyGuards(NeighborPartyDb db, SkillList skills, PersonalDataVault vault)
{
    private const int Adult = 18;

    /// <param name="shift">To be stood.</param>
    /// <param name="roles">All of its roles.</param>
    /// <param name="roleId">In this role; null: whichever, so that one of them must do.</param>
    /// <param name="personId">By whom.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">404 for a role of another shift; 409 without the skill, for a minor, or for who has said no year of birth where only adults may come.</exception>
    public async Task RequireAsync(Shift shift, IReadOnlyList<ShiftRole> roles, Guid? roleId, Guid personId, CancellationToken ct)
    {
        if (roleId is { } id && !roles.Any(r => r.Id == id))
            throw Refusals.NotFound("岗位");
        var asked = Asked(roles, roleId);
        if (shift.AdultsOnly || shift.RequiredSkill is not null || asked.Count > 0)
            Require(shift, asked, await db.People.AsNoTracking().FirstAsync(p => p.Id == personId, ct));
    }

    /// <summary>For who puts somebody else on the list: of the age it says no more than that nobody has shown it, for the year of birth is nobody's business.</summary>
    /// <exception cref="RefusedException">409.</exception>
    public async Task RequireForAsync(Shift shift, IReadOnlyList<ShiftRole> roles, Guid? roleId, Guid personId, CancellationToken ct)
    {
        try
        {
            await RequireAsync(shift, roles, roleId, personId, ct);
        }
        catch (RefusedException e) when (e.Code == GuardRefusals.NoBirthYear().Code || e.Code == GuardRefusals.NotAdult().Code)
        {
            throw GuardRefusals.AgeNotShown();
        }
    }

    /// <summary>How many on the list, the queue too, are not what the shift and their role ask for. A number, no names.</summary>
    /// <param name="shift">With its roles.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<int> CountUnfitAsync(Shift shift, CancellationToken ct)
    {
        if (!shift.AdultsOnly && shift.RequiredSkill is null && shift.Roles.TrueForAll(r => r.RequiredSkill is null))
            return 0;
        var listed = await db.ShiftSignups.AsNoTracking().Where(s => s.ShiftId == shift.Id && SignupStates.Live.Contains(s.State))
            .Join(db.People, s => s.PersonId, p => p.Id, (s, p) => new { s.RoleId, Person = p }).ToListAsync(ct);
        return listed.Count(s => !Fits(shift, Asked(shift.Roles, s.RoleId), s.Person));
    }

    public RefusedException NoSkill(IEnumerable<string?> asked) =>
        GuardRefusals.NoSkill(string.Join("”或“", asked.OfType<string>().Distinct(StringComparer.Ordinal).Select(skills.NameOf)));

    /// <summary>One of these skills is needed; empty: none.</summary>
    private static List<string> Asked(IReadOnlyList<ShiftRole> roles, Guid? roleId)
    {
        var possible = roles.Where(r => roleId is null || r.Id == roleId).ToList();
        return possible.Exists(r => r.RequiredSkill is null) ? [] : possible.ConvertAll(r => r.RequiredSkill!);
    }

    private bool Fits(Shift shift, List<string> asked, Person person)
    {
        try
        {
            Require(shift, asked, person);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    private void Require(Shift shift, List<string> asked, Person person)
    {
        if (shift.RequiredSkill is { } skill && !person.Skills.Contains(skill))
            throw NoSkill([skill]);
        if (asked.Count > 0 && !asked.Exists(person.Skills.Contains))
            throw NoSkill(asked);
        if (!shift.AdultsOnly)
            return;
        var year = person.BirthYear(vault) ?? throw GuardRefusals.NoBirthYear();
        // The year alone does not tell in the year of the eighteenth birthday: then the leader decides.
        if (ChinaTime.Today(shift.StartsAt).Year - year <= Adult)
            throw GuardRefusals.NotAdult();
    }
}

public static class GuardRefusals
{
    public static RefusedException NoSkill(string skill) =>
        new(RefusalKind.Conflict, "signup.needs_skill", $"这次值守需要会“{skill}”的组员。会的话，请本人先在“我的”里选上；也可以请组长说明原因后安排。");

    public static RefusedException NoBirthYear() =>
        new(RefusalKind.Conflict, "signup.needs_birth_year", "这次值守只限成年人。请本人先在“我的”里填写出生年份，再来报名；也可以请组长说明原因后安排。");

    public static RefusedException Own() =>
        new(RefusalKind.Forbidden, "signup.own_exception", "不能给自己破例，请另一位组长或社区工作人员安排。");

    public static RefusedException AgeNotShown() =>
        new(RefusalKind.Conflict, "signup.age_not_shown", "这次值守只限成年人。请确认本人已满 18 周岁，再勾选“不符合要求也排”并说明原因。");

    public static RefusedException NotAdult() =>
        new(RefusalKind.Conflict, "signup.adults_only", "这次值守只限成年人。今年满 18 周岁的，请联系组长安排。");
}

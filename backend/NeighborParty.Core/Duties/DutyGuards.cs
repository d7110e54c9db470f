using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Duties;

/// <summary>What a duty asks of who stands it: a skill that the person has named, and an age. A leader may pass over both, and says why.</summary>
public sealed class DutyGuards(NeighborPartyDb db, SkillList skills, PersonalDataVault vault)
{
    private const int Adult = 18;

    /// <exception cref="RefusedException">409 without the skill, for a minor, or for who has said no year of birth where only adults may come.</exception>
    public async Task RequireAsync(Shift shift, Guid personId, CancellationToken ct)
    {
        if (!shift.AdultsOnly && shift.RequiredSkill is null)
            return;
        Require(shift, await db.People.AsNoTracking().FirstAsync(p => p.Id == personId, ct));
    }

    /// <summary>For who puts somebody else on the list: of the age it says no more than that nobody has shown it, for the year of birth is nobody's business.</summary>
    /// <exception cref="RefusedException">409.</exception>
    public async Task RequireForAsync(Shift shift, Guid personId, CancellationToken ct)
    {
        try
        {
            await RequireAsync(shift, personId, ct);
        }
        catch (RefusedException e) when (e.Code == GuardRefusals.NoBirthYear().Code || e.Code == GuardRefusals.NotAdult().Code)
        {
            throw GuardRefusals.AgeNotShown();
        }
    }

    /// <summary>How many on the list, the queue too, are not what the shift asks for. A number, no names.</summary>
    public async Task<int> CountUnfitAsync(Shift shift, CancellationToken ct)
    {
        if (!shift.AdultsOnly && shift.RequiredSkill is null)
            return 0;
        var listed = db.ShiftSignups.Where(s => s.ShiftId == shift.Id && SignupStates.Live.Contains(s.State)).Select(s => s.PersonId);
        return (await db.People.AsNoTracking().Where(p => listed.Contains(p.Id)).ToListAsync(ct)).Count(p => !Fits(shift, p));
    }

    private bool Fits(Shift shift, Person person)
    {
        try
        {
            Require(shift, person);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    private void Require(Shift shift, Person person)
    {
        if (shift.RequiredSkill is { } skill && !person.Skills.Contains(skill))
            throw GuardRefusals.NoSkill(skills.NameOf(skill));
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

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Duties;

/// <summary>Somebody who could stand a shift.</summary>
/// <param name="State">Of the sign-up; null: not on the list.</param>
/// <param name="Skills">Names, as the person chose them.</param>
/// <param name="OnWeChat">Not: somebody has to ring up or go there, no message arrives.</param>
public sealed record Volunteer(Guid PersonId, string Name, SignupState? State, bool OnWeChat, IReadOnlyList<string>? Skills = null);

/// <summary>Who may stand a shift: the active members of its group, or of any group where it is open to all.</summary>
public sealed class FindVolunteer(NeighborPartyDb db, SkillList skills)
{
    public const int Shown = 50;

    /// <exception cref="RefusedException">422 for anybody else.</exception>
    public async Task RequireAsync(Shift shift, Guid personId, CancellationToken ct)
    {
        if (!await Members(shift).AnyAsync(p => p.Id == personId, ct))
            throw DutyRefusals.NotAVolunteer();
    }

    /// <summary>At most <see cref="Shown"/>, by name.</summary>
    public async Task<IReadOnlyList<Volunteer>> SearchAsync(Shift shift, string? name, CancellationToken ct)
    {
        var part = name?.Trim() ?? "";
        var rows = await Members(shift).AsNoTracking().Where(p => part == "" || p.Name.Contains(part))
            .OrderBy(p => p.Name).ThenBy(p => p.Id).Take(Shown)
            .Select(p => new { p.Id, p.Name, p.Skills, OnWeChat = p.AccountId != null, State = db.ShiftSignups.Where(s => s.ShiftId == shift.Id && s.PersonId == p.Id && SignupStates.Live.Contains(s.State)).Select(s => (SignupState?)s.State).FirstOrDefault() })
            .ToListAsync(ct);
        return rows.ConvertAll(r => new Volunteer(r.Id, r.Name, r.State, r.OnWeChat, r.Skills.ConvertAll(skills.NameOf)));
    }

    /// <summary>People on a shift's list whom no message reaches: they are told by telephone or at the door.</summary>
    public async Task<IReadOnlyList<Volunteer>> ToCallAsync(Guid shiftId, CancellationToken ct) =>
        await db.ShiftSignups.AsNoTracking().Where(s => s.ShiftId == shiftId && (SignupStates.Live.Contains(s.State) || s.State == SignupState.Cancelled))
            .Join(db.People.Where(p => p.AccountId == null), s => s.PersonId, p => p.Id, (s, p) => new { s.State, p.Id, p.Name })
            .OrderBy(r => r.Name).ThenBy(r => r.Id).Take(DutyPlan.MaxCapacity)
            .Select(r => new Volunteer(r.Id, r.Name, r.State, false)).ToListAsync(ct);

    private IQueryable<Person> Members(Shift shift) => db.MembersOf(shift.GroupId);
}

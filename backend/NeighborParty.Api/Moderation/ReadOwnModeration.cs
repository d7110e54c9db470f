using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Policies;

namespace NeighborParty.Api.Moderation;

/// <summary>What an author sees of the moderation: decisions and measures about oneself, never who decided or who reported.</summary>
public sealed class ReadOwnModeration(NeighborPartyDb db, LocalRules rules, WorkingCalendar calendar, CurrentActor current, TimeProvider time)
{
    public async Task<Page<ModerationDecisionRow>> DecisionsAsync(Cursor? after, int limit, CancellationToken ct)
    {
        var (person, now) = (current.RequirePerson(), time.Now());
        var decisions = db.ModerationDecisions.AsNoTracking().Where(d => d.AuthorId == person);
        if (after is not null)
            decisions = decisions.Where(d => d.DecidedAt < after.At || (d.DecidedAt == after.At && d.Id.CompareTo(after.Id) < 0));
        var found = await (
            from d in decisions
            from a in db.ModerationAppeals.Where(a => a.DecisionId == d.Id).DefaultIfEmpty()
            orderby d.DecidedAt descending, d.Id descending
            select new { Decision = d, Appeal = (ModerationAppeal?)a }).Take(limit + 1).ToListAsync(ct);
        var rows = found.Take(limit).Select(f => new ModerationDecisionRow(
            f.Decision.Id, f.Decision.ContentKind, f.Decision.ContentId, f.Decision.What, ModerationStates.Label(f.Decision.What),
            rules.RuleName(f.Decision.RuleCode), f.Decision.PublicReason, f.Decision.DecidedAt, "社区工作人员",
            f.Decision.AppealUntil, f.Appeal is null && f.Decision.AppealUntil > now, f.Appeal?.State, f.Appeal?.Answer, f.Decision.HiddenCharacters)).ToList();
        return new Page<ModerationDecisionRow>(rows, found.Count > limit ? new Cursor(rows[^1].DecidedAt, rows[^1].Id).ToString() : null);
    }

    /// <summary>What of one's own nobody else sees yet, and by when somebody looks.</summary>
    public async Task<List<PendingContentRow>> PendingAsync(CancellationToken ct)
    {
        const int Most = 50;
        var (person, now) = (current.RequirePerson(), time.Now());
        var atWork = calendar.AddWorkingHours(now, 0) == now;
        var items = await db.ModerationItems.AsNoTracking()
            .Where(i => i.AuthorId == person && i.PublishedAt == null && (i.State == ModerationState.MachineCheck || i.State == ModerationState.Queue)).OrderByDescending(i => i.CreatedAt).Take(Most).ToListAsync(ct);
        return items.ConvertAll(i => new PendingContentRow(i.ContentKind, i.ContentId, i.State, ModerationStates.Label(i.State), i.CreatedAt, i.DueAt, i.DueAt is not { } due ? "正在检测，一般几秒钟。"
            : due <= now ? "工作人员会尽快看。"
            : atWork ? $"工作人员正在处理，最晚 {ChinaTime.Short(due)}。"
            : $"现在是下班时间，工作人员上班后会看，最晚 {ChinaTime.Short(due)}。"));
    }

    /// <summary>Those that held or hold, newest first; what was only proposed is nobody's business yet.</summary>
    public async Task<List<MeasureRow>> MeasuresAsync(CancellationToken ct)
    {
        const int Most = 50;
        var person = current.RequirePerson();
        var found = await db.AuthorMeasures.AsNoTracking().Where(m => m.PersonId == person && m.From != null).OrderByDescending(m => m.From).ThenByDescending(m => m.Id).Take(Most).ToListAsync(ct);
        return found.ConvertAll(m => new MeasureRow(m.Id, m.Kind, MeasureStates.Label(m.Kind), m.Reason, m.State, MeasureStates.Label(m.State), m.From, m.Until));
    }
}

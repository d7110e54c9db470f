using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Core.Exports;

/// <summary>Decisions as rows of a file: for the office to count, without authors and contents.</summary>
public sealed class ModerationRows(NeighborPartyDb db, LocalRules rules)
{
    public static readonly IReadOnlyList<string> Head = ["决定时间", "内容", "决定", "规则", "工作人员", "用时（分钟）", "按时", "成批", "申诉", "改判时间"];

    public IQueryable<ModerationDecision> Of(ExportWish wish)
    {
        var (from, until) = wish.Utc;
        return db.ModerationDecisions.AsNoTracking().Where(d => d.DecidedAt >= from && d.DecidedAt < until);
    }

    public async Task<(IReadOnlyList<IReadOnlyList<string>>, Guid)> PageAsync(ExportWish wish, Guid after, int most, CancellationToken ct)
    {
        var rows = await Of(wish).Where(d => d.Id.CompareTo(after) > 0).OrderBy(d => d.Id).Take(most)
            .Select(d => new { Decision = d, Appeal = db.ModerationAppeals.Where(a => a.DecisionId == d.Id).Select(a => (ModerationAppealState?)a.State).FirstOrDefault() }).ToListAsync(ct);
        return (rows.ConvertAll(r => (IReadOnlyList<string>)
        [
            ExportRows.Moment(r.Decision.DecidedAt), ModerationStates.KindOf(r.Decision.ContentKind), ModerationStates.Label(r.Decision.What), rules.RuleName(r.Decision.RuleCode) ?? "", r.Decision.DecidedByName,
            ExportRows.Number(r.Decision.WaitedMinutes), r.Decision.WasLate ? "超时" : "按时", r.Decision.InBulk ? "是" : "", r.Appeal is { } state ? ModerationAppealStates.Label(state) : "",
            ExportRows.Moment(r.Decision.OverturnedAt),
        ]), rows.Count == 0 ? after : rows[^1].Decision.Id);
    }
}

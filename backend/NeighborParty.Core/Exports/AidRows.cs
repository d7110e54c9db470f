using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Exports;

/// <summary>Posts as rows of a file: kind, house, how soon somebody answered. Neither who wrote nor what was written.</summary>
public sealed class AidRows(NeighborPartyDb db, AidCategories categories)
{
    public static IReadOnlyList<string> Head { get; } = ["类型", "类别", "紧急程度", "范围", "楼栋", "状态", "发布", "开始显示", "应答（条）", "首次应答", "首次应答用时（分钟）", "双方同意（次）", "结束"];

    /// <summary>Written in the time; a group's are those of its houses.</summary>
    public IQueryable<AidPost> Of(ExportWish wish)
    {
        var (from, until) = wish.Utc;
        return db.AidPosts.AsNoTracking().Where(p => p.CreatedAt >= from && p.CreatedAt < until
            && (wish.GroupId == null || db.GroupPlaces.Any(g => g.GroupId == wish.GroupId && g.BuildingId == p.BuildingId)));
    }

    public async Task<(IReadOnlyList<IReadOnlyList<string>>, Guid)> PageAsync(ExportWish wish, Guid after, int most, CancellationToken ct)
    {
        var rows = await Of(wish).Where(p => p.Id.CompareTo(after) > 0).OrderBy(p => p.Id).Take(most).Select(p => new
        {
            Post = p,
            Building = db.Buildings.Where(b => b.Id == p.BuildingId).Select(b => b.Name).FirstOrDefault(),
            Answers = db.AidAnswers.Count(a => a.PostId == p.Id && a.State != AidAnswerState.Rejected && a.State != AidAnswerState.MachineCheck && a.State != AidAnswerState.Review
                && a.State != AidAnswerState.AwaitsIntroduction && a.State != AidAnswerState.NotIntroduced),
            // The first that its author saw.
            First = db.AidAnswers.Where(a => a.PostId == p.Id && a.FirstForPostOf != null).Select(a => (DateTime?)a.CreatedAt).FirstOrDefault(),
            Agreed = db.AidAnswers.Count(a => a.PostId == p.Id && a.AgreedAt != null),
        }).ToListAsync(ct);
        return (rows.ConvertAll(r => (IReadOnlyList<string>)
        [
            AidStates.Label(r.Post.Kind), categories.NameOf(r.Post.Category), AidStates.Label(r.Post.Urgency), AidStates.Label(r.Post.Visibility), r.Building ?? "", AidStates.Label(r.Post.State),
            ExportRows.Moment(r.Post.CreatedAt), ExportRows.Moment(r.Post.ShownVersion is null ? null : r.Post.ListedAt), ExportRows.Number(r.Answers),
            ExportRows.Moment(r.First), r.First is { } first ? ExportRows.Number((int)Math.Max(0, (first - r.Post.ListedAt).TotalMinutes)) : "", ExportRows.Number(r.Agreed), ExportRows.Moment(r.Post.EndedAt),
        ]), rows.Count == 0 ? after : rows[^1].Post.Id);
    }
}

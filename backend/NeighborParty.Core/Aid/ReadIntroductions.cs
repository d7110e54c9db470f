using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;

namespace NeighborParty.Core.Aid;

/// <summary>An answer that waits to be introduced, with what one has to know to do so.</summary>
/// <param name="Author">In full; who shows it covers it, and leaves it out where neighbours must not know.</param>
/// <param name="Answerer">In full: who introduces somebody has to know whom.</param>
/// <param name="DueAt">Null when it is late and was passed on.</param>
public sealed record IntroductionFound(
    Guid Id, Guid PostId, AidKind Kind, string Category, string Title, string PostText, string Building, string Author, bool IsAnonymous, string Answerer, Guid AnswererId, string Text,
    DateTime Since, DateTime? DueAt);

/// <summary>What waits for a leader or the office, longest first.</summary>
public sealed class ReadIntroductions(NeighborPartyDb db, AidIntroducers introducers, Leadership leadership, CurrentActor current)
{
    /// <summary>Of the houses of the groups that the signed-in resident leads, and what is late of those of which he is the branch secretary; without what is between him and somebody.</summary>
    public async Task<Page<IntroductionFound>> ForLeaderAsync(Cursor? after, int limit, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var houses = introducers.HousesOf(await leadership.GroupsLedByAsync(person, ct));
        var late = leadership.HousesOfSecretary(person);
        // Asked for each of the few that wait; joined, a database may begin with all posts of the houses.
        return await PageAsync(
            db.AidAnswers.Where(a => a.PersonId != person && db.AidPosts.Any(p => p.Id == a.PostId && p.AuthorId != person && (houses.Contains(p.BuildingId) || (a.IntroductionDueAt == null && late.Contains(p.BuildingId))))), after, limit, ct);
    }

    /// <summary>Of the whole community.</summary>
    public Task<Page<IntroductionFound>> ForStaffAsync(Cursor? after, int limit, CancellationToken ct) => PageAsync(db.AidAnswers, after, limit, ct);

    private async Task<Page<IntroductionFound>> PageAsync(IQueryable<AidAnswer> answers, Cursor? after, int limit, CancellationToken ct)
    {
        var start = after ?? new Cursor(DateTime.MinValue, Guid.Empty);
        var found = await (
            from a in answers.AsNoTracking().Where(a => a.State == AidAnswerState.AwaitsIntroduction)
            join p in db.AidPosts on a.PostId equals p.Id
            join c in db.AidPostContents on p.Id equals c.PostId
            join b in db.Buildings on p.BuildingId equals b.Id
            join author in db.People on p.AuthorId equals author.Id
            join answerer in db.People on a.PersonId equals answerer.Id
            where c.Number == (p.ShownVersion ?? p.ContentVersion)
            where a.CreatedAt > start.At || (a.CreatedAt == start.At && a.Id.CompareTo(start.Id) > 0)
            orderby a.CreatedAt, a.Id
            select new IntroductionFound(
                a.Id, p.Id, p.Kind, p.Category, c.Title, c.Text, b.Name, author.Name, p.IsAnonymous, answerer.Name, answerer.Id, a.Text, a.CreatedAt, a.IntroductionDueAt))
            .Take(limit + 1).ToListAsync(ct);
        var page = found.Take(limit).ToList();
        return new Page<IntroductionFound>(page, found.Count > limit ? new Cursor(page[^1].Since, page[^1].Id).ToString() : null);
    }
}

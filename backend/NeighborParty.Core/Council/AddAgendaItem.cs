using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Council;

/// <summary>What somebody wants the council to deal with.</summary>
/// <param name="Title">At most 40 characters.</param>
/// <param name="Text">At most 1,000 characters. Only the office reads it; the public minutes have words of their own.</param>
/// <param name="BuildingId">Null: about no house in particular.</param>
public sealed record AgendaDraft(string? Title, string? Text, Guid? BuildingId);

/// <summary>An item by hand: from staff and from leaders it waits for a meeting at once, a resident's proposal is looked at first.</summary>
public sealed class AddAgendaItem(NeighborPartyDb db, AgendaDesk desk, Leadership leadership, CurrentActor current, PolicyBook policies, CommunityScope scope, TimeProvider time)
{
    public const int TitleLength = 40;
    public const int TextLength = 1000;

    /// <exception cref="RefusedException">400 with the field; 404 for a foreign building; 422 with too many that are not decided.</exception>
    public async Task<AgendaItem> RunAsync(AgendaDraft draft, CancellationToken ct)
    {
        var title = CleanText.Required("title", draft.Title, TitleLength, "标题");
        var text = CleanText.Required("text", draft.Text, TextLength, "内容");
        Guid? person = current.Actor.Kind == ActorKind.Staff ? null : current.RequirePerson();
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        if (draft.BuildingId is { } building && !await db.Buildings.AnyAsync(b => b.Id == building, ct))
            throw Refusals.NotFound("楼栋");
        var source = await SourceAsync(person, ct);
        var item = AgendaItem.Add(Ids.New(now), scope.CommunityId!.Value,
            new NewAgendaItem(source, null, person, draft.BuildingId, title, text, IsPrivate: false, current.Actor.Name), accepted: source != AgendaSource.Resident, now);
        db.AgendaItems.Add(item);
        desk.Note(item, AgendaItemEvent.Add, item.State, person is null ? CouncilRole.Staff : CouncilRole.Proposer, code: source.ToString());
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return item;
    }

    private async Task<AgendaSource> SourceAsync(Guid? person, CancellationToken ct)
    {
        if (person is not { } resident)
            return AgendaSource.Staff;
        if ((await leadership.GroupsLedByAsync(resident, ct)).Count > 0)
            return AgendaSource.Leader;
        var most = (await policies.TodayAsync(ct)).CouncilProposalsPerPerson;
        return await db.AgendaItems.CountAsync(i => i.PersonId == resident && i.Source == AgendaSource.Resident && i.DecidedAt == null && i.EndedAt == null, ct) >= most
            ? throw CouncilRefusals.TooManyProposals(most)
            : AgendaSource.Resident;
    }
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Council;

/// <summary>Staff say whether a resident's proposal is for the council; whoever brought an item in may take it back until it is decided.</summary>
public sealed class JudgeProposal(NeighborPartyDb db, AgendaDesk desk, CheckMinutes check, CouncilNotices notices, CurrentActor current, TimeProvider time)
{
    /// <exception cref="RefusedException">404, 428, 412; 409 in another state.</exception>
    public Task<AgendaItem> AcceptAsync(Guid id, int? version, CancellationToken ct) => ActAsync(id, version, async item =>
    {
        Move(item, AgendaItemEvent.Accept, CouncilRole.Staff, null);
        await notices.AcceptedAsync(item, ct);
    }, ct);

    /// <summary>The proposer reads why.</summary>
    /// <exception cref="RefusedException">404, 428, 412; 400 without a reason; 409 in another state; 422 for words that say too much.</exception>
    public Task<AgendaItem> DeclineAsync(Guid id, int? version, string? reason, bool readAgain, CancellationToken ct) => ActAsync(id, version, async item =>
    {
        Move(item, AgendaItemEvent.Decline, CouncilRole.Staff, await ForProposerAsync(item, reason, readAgain, ct));
        await notices.DeclinedAsync(item, ct);
    }, ct);

    /// <summary>By who brought it in, or by staff with a reason that he reads. What came from an order follows the order instead.</summary>
    /// <exception cref="RefusedException">404 for somebody else's and for an order's; 428, 412; 400 without a reason; 409 once it is decided; 422 for words of the office that say too much.</exception>
    public Task<AgendaItem> WithdrawAsync(Guid id, int? version, string? reason, bool readAgain, CancellationToken ct) => ActAsync(id, version, async item =>
    {
        var staff = current.Actor.Kind == ActorKind.Staff;
        Move(item, AgendaItemEvent.Withdraw, staff ? CouncilRole.Staff : CouncilRole.Proposer,
            staff ? await ForProposerAsync(item, reason, readAgain, ct) : CleanText.Optional("reason", reason, 300, "原因"));
        if (staff)
            await notices.WithdrawnByStaffAsync(item, ct);
    }, ct);

    private async Task<string> ForProposerAsync(AgendaItem item, string? reason, bool readAgain, CancellationToken ct)
    {
        var clean = CleanText.Required("reason", reason, 300, "原因");
        await check.FeedbackAsync(item, "原因", clean, readAgain, ct);
        return clean;
    }

    private void Move(AgendaItem item, AgendaItemEvent on, CouncilRole by, string? text)
    {
        var from = item.State;
        item.Go(on, by, time.Now());
        desk.Note(item, on, from, by, text);
    }

    private async Task<AgendaItem> ActAsync(Guid id, int? version, Func<AgendaItem, Task> act, CancellationToken ct)
    {
        Guid? person = current.Actor.Kind == ActorKind.Staff ? null : current.RequirePerson();
        await using var write = await db.BeginWriteAsync(ct);
        // Who may not see it learns nothing of its version either.
        var found = await db.AgendaItems.FirstOrDefaultAsync(i => i.Id == id && i.OrderId == null && (person == null || i.PersonId == person), ct) ?? throw CouncilRefusals.ItemNotFound();
        await db.RequireVersionAsync(found, id, version, ct);
        await act(found);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return found;
    }
}

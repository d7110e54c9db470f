using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Tallies;

namespace NeighborParty.Core.Aid;

/// <summary>
/// A thing that one neighbour lends another, after both agreed on an answer: both say that it was handed over, the borrower says
/// that it is back, the lender confirms. The product moves no money, not even when something is lost or broken.
/// </summary>
public sealed class AidLoan : ICommunityOwned, IVersioned, ITallied
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid PostId { get; init; }

    /// <summary>Whose two sides agreed; one loan of it at a time.</summary>
    public Guid AnswerId { get; init; }

    public Guid LenderId { get; init; }

    public Guid BorrowerId { get; init; }

    /// <summary>The post's title as neighbours saw it then: nothing unchecked gets in here.</summary>
    public string Thing { get; init; } = "";

    /// <summary>In China; the thing is late from the next day on.</summary>
    public DateOnly DueDay { get; private set; }

    public AidLoanState State { get; private set; }

    /// <summary>The lender got it back broken; settled between the two, without the product.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>How far reminding has come for this due day.</summary>
    public AidLoanRung RemindedRung { get; private set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>When both had said so.</summary>
    public DateTime? HandedOverAt { get; private set; }

    public DateTime? ReturnedAt { get; private set; }

    /// <summary>Since when the borrower says that it is back and the lender has said nothing.</summary>
    public DateTime? SaidBackAt { get; private set; }

    /// <summary>Returned, lost or never handed over; another loan may follow then.</summary>
    public DateTime? EndedAt { get; private set; }

    public int PolicyVersion { get; init; }

    public int Version { get; private set; } = 1;

    public static AidLoan Create(Guid id, AidPost post, AidAnswer answer, string thing, DateOnly dueDay, int policyVersion, DateTime now) => new()
    {
        Id = id, CommunityId = post.CommunityId, PostId = post.Id, AnswerId = answer.Id, Thing = thing, DueDay = dueDay, PolicyVersion = policyVersion, CreatedAt = now,
        LenderId = post.Kind == AidKind.Offer ? post.AuthorId : answer.PersonId,
        BorrowerId = post.Kind == AidKind.Offer ? answer.PersonId : post.AuthorId,
    };

    public void Go(AidLoanEvent on, AidLoanRole by, DateTime now)
    {
        State = AidLoanStates.Table.Next(State, on, by);
        if (State == AidLoanState.Lent)
            HandedOverAt ??= now;
        if (State == AidLoanState.Returned)
            ReturnedAt = now;
        SaidBackAt = State == AidLoanState.ReturnSaid ? now : null;
        if (State is AidLoanState.Returned or AidLoanState.Lost or AidLoanState.Cancelled)
            EndedAt ??= now;
    }

    public void Damaged() => IsDamaged = true;

    /// <summary>A new day; reminding begins anew.</summary>
    public void DueOn(DateOnly day) => (DueDay, RemindedRung) = (day, AidLoanRung.None);

    public void Remind(AidLoanRung rung) => RemindedRung = rung;

    public AidLoanRole RoleOf(Guid person) => person == LenderId ? AidLoanRole.Lender : AidLoanRole.Borrower;

    public Guid OtherThan(Guid person) => person == LenderId ? BorrowerId : LenderId;

    public IEnumerable<TallyLine> Tallied() => [TallyLine.One($"aid.loans.{State}")];
}

using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Aid;

/// <param name="Phone">Null when none is known.</param>
public sealed record AidContactFound(string Name, string? Phone, DateTime AgreedAt);

/// <summary>Shows the other side's name and phone, after both agreed, until a week after the post ended and as long as something is lent. Every look leaves a row that the other person can see.</summary>
public sealed class ReadAidContact(NeighborPartyDb db, CurrentActor current, AuthorStanding standing, SensitiveReads reads, PersonalDataVault vault, TimeProvider time)
{
    /// <summary>Seven days.</summary>
    public static readonly TimeSpan AfterEnd = TimeSpan.FromDays(7);

    /// <exception cref="RefusedException">404 for anybody else; 409 before both agreed and when it is over; 403 for who is suspended.</exception>
    public async Task<AidContactFound> RunAsync(Guid postId, Guid answerId, CancellationToken ct)
    {
        var person = current.RequirePerson();
        var (post, answer) = await db.RequireSideAsync(postId, answerId, person, ct);
        await standing.RequireNotSuspendedAsync(person, ct);
        var other = person == answer.PersonId ? post.AuthorId : answer.PersonId;
        if (answer.State != AidAnswerState.Agreed)
            throw AidRefusals.NotAgreed();
        if (post.State == AidPostState.Hidden || (time.Now() > post.EndedAt + AfterEnd && !await db.AidLoans.AnyAsync(l => l.AnswerId == answerId && l.EndedAt == null, ct)))
            throw AidRefusals.ContactOver();

        var found = await db.People.AsNoTracking().FirstAsync(p => p.Id == other, ct);
        reads.Record(other, "phone", "互助双方同意");
        await db.SaveChangesAsync(ct);
        return new AidContactFound(found.Name, found.Phone(vault), answer.AgreedAt!.Value);
    }
}

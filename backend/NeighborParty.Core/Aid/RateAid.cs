using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Policies;

namespace NeighborParty.Core.Aid;

/// <summary>One of the two who agreed rates the other, once.</summary>
public sealed class RateAid(NeighborPartyDb db, CurrentActor current, PolicyBook policies, TellPerson tell, AuditTrail audit, TimeProvider time)
{
    /// <exception cref="RefusedException">404 for whom the answer is not; 409 before both agreed, when it was given already, and when the time is over; 400 for stars out of range.</exception>
    public async Task<AidRating> RunAsync(Guid postId, Guid answerId, int stars, bool helped, CancellationToken ct)
    {
        if (stars is < 1 or > AidRating.MostStars)
            throw Refusals.Invalid("stars", $"请选择 1 至 {AidRating.MostStars} 星。");
        var person = current.RequirePerson();
        var now = time.Now();
        await using var write = await db.BeginWriteAsync(ct);
        var (post, answer) = await db.RequireSideAsync(postId, answerId, person, ct);
        if (answer.AgreedAt is null || answer.State == AidAnswerState.Hidden || post.State == AidPostState.Hidden)
            throw AidRefusals.NotYetToRate();
        var hiddenDays = (await policies.VersionAsync(post.PolicyVersion, ct)).AidRatingHiddenDays;
        if (AidRating.ShownAt(answer.EndedAt ?? post.EndedAt, hiddenDays) <= now)
            throw AidRefusals.RatingOver();
        var given = await db.AidRatings.Where(r => r.AnswerId == answerId).Select(r => r.RaterId).ToListAsync(ct);
        if (given.Contains(person))
            throw AidRefusals.AlreadyRated();

        var rated = person == answer.PersonId ? post.AuthorId : answer.PersonId;
        var rating = new AidRating
        {
            Id = Ids.New(now), CommunityId = post.CommunityId, PostId = postId, AnswerId = answerId, RaterId = person, RatedId = rated, Stars = stars, Helped = helped,
            HiddenDays = hiddenDays, CreatedAt = now,
        };
        db.AidRatings.Add(rating);
        // Not the stars: they are between the two.
        audit.Record(new Act("aid_rating.given", nameof(AidRating), rating.Id) { Details = new { post = postId } });
        var text = given.Count > 0 ? "双方都已评价，现在可以看到对方的评价。" : "对方已评价。您也评价后，双方才能看到。";
        await tell.AddAsync(post.CommunityId, rated, new Notice("aid_rating.given", "互助评价", text, $"{rating.Id:N}:given") { AboutKind = "aid-posts", AboutId = postId }, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return rating;
    }
}

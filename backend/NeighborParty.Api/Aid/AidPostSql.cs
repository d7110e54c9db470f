using NeighborParty.Core.Aid;
using NeighborParty.Core.Data.Hot;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Api.Aid;

/// <summary>A post with the text it shows (to its author: the newest, before one was shown) and what decides who may see it.</summary>
/// <param name="Row">As in the lists.</param>
/// <param name="Reason">Why it is not shown, for its author only.</param>
internal sealed record AidPostFound(AidPageRow Row, Guid Audience, bool IsMine, int? ShownVersion, int ContentVersion, int Version, string? Reason, int Followers, bool IsFollowed)
{
    public bool WasShown => ShownVersion is not null;

    public bool HasChange => ShownVersion is { } shown && shown != ContentVersion;
}

internal sealed record AidAnswerFound(Guid Id, string Author, string Text, AidAnswerState State, DateTime CreatedAt, AidLoanOfAnswer? Loan)
{
    public bool IsShownToAuthor => AidAnswer.ShownToAuthor(State);
}

/// <summary>One post and its answers in two statements.</summary>
internal static class AidPostSql
{
    public static async Task<(AidPostFound? Post, IReadOnlyList<AidAnswerFound> Answers)> ReadAsync(
        this HotDatabase hot, Guid community, Guid post, Guid person, CancellationToken ct)
    {
        var found = await hot.ReadAsync(PostText(hot.Dialect), [community, post, person], r => new AidPostFound(
            new AidPageRow(
                r.Id(0), r.Word<AidKind>(1), r.Text(2), r.Word<AidUrgency>(3), r.Word<AidVisibility>(4), r.Word<AidPostState>(5), r.Time(6), r.Time(7),
                r.Id(8), r.Is(9), r.Text(10), r.Text(11), r.Text(12), r.Text(13), r.Text(14)),
            r.Id(15), r.Id(8) == person, r.NumberOrNull(16), r.Number(17), r.Number(18), r.TextOrNull(19), r.Number(20), r.Number(21) > 0), ct);
        if (found is not [var one])
            return (null, []);
        // Its author sees all answers, everybody else the own ones only.
        return one.IsMine
            ? (one, await hot.ReadAsync(AnswersText(hot.Dialect, ofOne: false), [community, post], Answer, ct))
            : (one, await hot.ReadAsync(AnswersText(hot.Dialect, ofOne: true), [community, post, person], Answer, ct));
    }

    internal static string PostText(SqlDialect dialect) => $"""
        SELECT p."Id", p."Kind", p."Category", p."Urgency", p."Visibility", p."State", p."ListedAt", p."ExpiresAt", p."AuthorId", p."IsAnonymous",
          c."Title", c."Text", c."PhotoIds", b."Name", a."Name", p."Audience", p."ShownVersion", p."ContentVersion", p."Version",
          CASE WHEN p."AuthorId" = @p2 THEN (SELECT m."PublicReason" FROM "ModerationItems" m
            WHERE m."CommunityId" = @p0 AND m."ContentKind" = '{ModeratedAidPosts.ContentKind}' AND m."ContentId" = p."Id" AND m."ContentVersion" = p."ContentVersion") END,
          (SELECT CAST(COUNT(*) AS INTEGER) FROM "AidFollows" f WHERE f."CommunityId" = @p0 AND f."PostId" = @p1),
          (SELECT CAST(COUNT(*) AS INTEGER) FROM "AidFollows" o WHERE o."CommunityId" = @p0 AND o."PostId" = @p1 AND o."PersonId" = @p2)
        FROM "AidPosts" p
        JOIN "AidPostContents" c ON c."CommunityId" = p."CommunityId" AND c."PostId" = p."Id" AND c."Number" = COALESCE(p."ShownVersion", p."ContentVersion")
        JOIN "Buildings" b ON b."CommunityId" = p."CommunityId" AND b."Id" = p."BuildingId"
        JOIN "People" a ON a."CommunityId" = p."CommunityId" AND a."Id" = p."AuthorId"
        WHERE p."CommunityId" = @p0 AND p."Id" = @p1
        ORDER BY p."Id" {dialect.AtMost("1")}
        """;

    internal static string AnswersText(SqlDialect dialect, bool ofOne) => $"""
        SELECT w."Id", n."Name", w."Text", w."State", w."CreatedAt", l."Id", l."State", l."DueDay"
        FROM "AidAnswers" w JOIN "People" n ON n."CommunityId" = w."CommunityId" AND n."Id" = w."PersonId"
        LEFT JOIN "AidLoans" l ON l."CommunityId" = w."CommunityId" AND l."AnswerId" = w."Id" AND l."EndedAt" IS NULL
        WHERE w."CommunityId" = @p0 AND w."PostId" = @p1{(ofOne ? """ AND w."PersonId" = @p2""" : "")}
        ORDER BY w."CreatedAt", w."Id" {dialect.AtMost("100")}
        """;

    private static AidAnswerFound Answer(HotRow r) => new(r.Id(0), r.Text(1), r.Text(2), r.Word<AidAnswerState>(3), r.Time(4),
        r.IdOrNull(5) is { } loan ? new AidLoanOfAnswer(loan, r.Word<AidLoanState>(6), AidLoanStates.Label(r.Word<AidLoanState>(6)), r.Day(7)) : null);
}

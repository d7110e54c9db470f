using NeighborParty.Core.Aid;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Benchmarks.Schema;

/// <summary>Posts of the last thirty days with what they say; some of them with ten answers.</summary>
public sealed partial class SeedRows
{
    private static readonly TimeSpan PostsOf = TimeSpan.FromDays(30);

    public static Guid Post(int number) => SeedIds.Of(SeedKind.Post, number);

    private IEnumerable<object?[]> Posts() => Each(plan.Rows, p =>
    {
        var building = plan.PostBuilding(p);
        var at = PostedAt(p);
        var visibility = SeedIds.Pick(p, 6, 20) == 0 && !IsAnswered(p) ? AidVisibility.Compound : AidVisibility.Building;
        var compound = Compound(SeedPlan.CompoundOf(building));
        var state = IsAnswered(p) ? AidPostState.Open : SeedIds.Pick(p, 3, 20) switch { 0 => AidPostState.Closed, 1 => AidPostState.Expired, _ => AidPostState.Open };
        return
        [
            Post(p), OfBuilding(building), Person(plan.PostAuthor(p, building)), false, (SeedIds.Pick(p, 4, 3) == 0 ? AidKind.Offer : AidKind.Request).ToString(),
            Building(building), compound, SeedTexts.Categories[SeedIds.Pick(p, 5, SeedTexts.Categories.Length)],
            nameof(AidUrgency.Normal), visibility.ToString(), visibility == AidVisibility.Building ? Building(building) : compound, state.ToString(),
            1, 1, at, at, plan.Now.AddYears(5), state == AidPostState.Open ? null : at.AddHours(20), 0, 3,
        ];
    });

    private IEnumerable<object?[]> Contents() => Each(plan.Rows, p =>
    [
        SeedIds.Of(SeedKind.Content, p), OfBuilding(plan.PostBuilding(p)), Post(p), 1, SeedTexts.Title(p), SeedTexts.Text(p),
        SeedIds.Pick(p, 7, 10) < 4 ? new[] { SeedIds.Of(SeedKind.Photo, p) } : Array.Empty<Guid>(), PostedAt(p),
    ]);

    private IEnumerable<object?[]> AnswersOfPosts() =>
        from p in Answered()
        let building = plan.PostBuilding(p)
        let author = plan.PostAuthor(p, building)
        from a in Enumerable.Range(1, SeedPlan.Answers)
        let neighbour = (author + (SeedPlan.MainBuildings * a)) % plan.Members
        select new object?[]
        {
            SeedIds.Of(SeedKind.Answer, (p * 100L) + a), OfBuilding(building), Post(p), Person(neighbour), SeedTexts.Answer((p * 100L) + a),
            nameof(AidAnswerState.Open), PostedAt(p).AddMinutes(a), 2,
        };

    private IEnumerable<object?[]> Moderated() => Answered().Select(p =>
    {
        var building = plan.PostBuilding(p);
        return new object?[]
        {
            SeedIds.Of(SeedKind.Moderation, p), OfBuilding(building), ModeratedAidPosts.ContentKind, Post(p), 1, Person(plan.PostAuthor(p, building)),
            nameof(ModerationState.Published), nameof(MachineVerdict.Pass), "", PostedAt(p), PostedAt(p).AddMinutes(30), PostedAt(p), 2,
        };
    });

    /// <summary>Numbers of the posts with answers; all in the large community.</summary>
    public IEnumerable<int> Answered() => Enumerable.Range(0, plan.Rows).Where(IsAnswered);

    private bool IsAnswered(int post) => post % plan.AnsweredEvery == 0;

    private DateTime PostedAt(int post) => plan.Now - PostsOf + (PostsOf / plan.Rows * post);
}

using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.Patrols;

/// <summary>巡逻路线: points in the order in which a patrol passes them, each with a code on a sheet.</summary>
public sealed class PatrolRoute : ICommunityOwned, IVersioned
{
    public const int MaxPoints = 40;

    private readonly List<PatrolPoint> _points = [];

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    /// <summary>Null: for the patrols of every group; staff plan these.</summary>
    public Guid? GroupId { get; init; }

    public string Name { get; private set; } = "";

    public string? Note { get; private set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>Nobody begins a round on it any more; the rounds walked stay.</summary>
    public DateTime? RetiredAt { get; private set; }

    public int Version { get; private set; } = 1;

    /// <summary>All that ever were; <see cref="InOrder"/> are those that hang today.</summary>
    public IReadOnlyCollection<PatrolPoint> Points => _points;

    public IReadOnlyList<PatrolPoint> InOrder => [.. _points.Where(p => p.RemovedAt is null).OrderBy(p => p.Number)];

    /// <summary>Sets name and points. A point that keeps its id keeps its code, so its sheet stays good.</summary>
    /// <exception cref="RefusedException">400 for a value out of its limits or an unknown point.</exception>
    public void Describe(RoutePlan plan, DateTime now)
    {
        (Name, Note) = (CleanText.Required("name", plan.Name, 30, "路线名称"), CleanText.Optional("note", plan.Note, 200, "说明"));
        if (plan.Points.Count is 0 or > MaxPoints)
            throw Refusals.Invalid("points", $"一条路线应有 1 到 {MaxPoints} 个点。");
        var kept = plan.Points.Where(p => p.Id is not null).Select(p => p.Id!.Value).ToList();
        if (kept.Distinct().Count() != kept.Count || kept.Any(id => InOrder.All(p => p.Id != id)))
            throw Refusals.Invalid("points", "点位已被别人修改，请刷新后再试。");

        foreach (var gone in InOrder.Where(p => !kept.Contains(p.Id)))
            gone.Remove(now);
        for (var i = 0; i < plan.Points.Count; i++)
        {
            var wanted = plan.Points[i];
            var point = _points.Find(p => p.Id == wanted.Id);
            if (point is null)
                _points.Add(point = new PatrolPoint { Id = Ids.New(now), CommunityId = CommunityId, RouteId = Id });
            point.Describe(i + 1, wanted);
        }
    }

    public void Retire(DateTime now) => RetiredAt ??= now;
}

/// <summary>What somebody wants a route to be.</summary>
public sealed record RoutePlan(string Name, string? Note, IReadOnlyList<PointPlan> Points);

/// <param name="Id">Null: a new point with a code of its own.</param>
/// <param name="Latitude">GCJ-02, degrees; null for a point that no position is compared with, e.g. in a basement.</param>
/// <param name="Longitude">GCJ-02, degrees.</param>
/// <param name="RadiusMetres">20 to 300.</param>
public sealed record PointPlan(Guid? Id, string Name, double? Latitude, double? Longitude, int RadiusMetres);

/// <summary>One point of a route, with the code that hangs there.</summary>
public sealed class PatrolPoint : ICommunityOwned
{
    public const int MinRadius = 20;
    public const int MaxRadius = 300;
    private const string Prefix = "pt-";

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid RouteId { get; init; }

    /// <summary>1, 2, 3 … along the way.</summary>
    public int Number { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>GCJ-02, degrees.</summary>
    public double? Latitude { get; private set; }

    /// <summary>GCJ-02, degrees.</summary>
    public double? Longitude { get; private set; }

    public int RadiusMetres { get; private set; }

    /// <summary>On the sheet: 128 random bits. A photograph of it can be passed on, hence position, order and pace are kept beside.</summary>
    public string Token { get; private set; } = NewToken();

    public DateTime? RemovedAt { get; private set; }

    public static bool IsToken(string text) => text.StartsWith(Prefix, StringComparison.Ordinal) && DoorCode.IsToken(text[Prefix.Length..]);

    /// <exception cref="RefusedException">400 for half a position or one outside China.</exception>
    internal void Describe(int number, PointPlan plan)
    {
        if (plan.Latitude is null != plan.Longitude is null)
            throw Refusals.Invalid("points", $"第 {number} 个点的经度和纬度要一起填写。");
        if (plan.Latitude is < 3 or > 54 || plan.Longitude is < 73 or > 136)
            throw Refusals.Invalid("points", $"第 {number} 个点的坐标不在国内（GCJ-02），请检查经纬度是否填反。");
        if (plan.RadiusMetres is < MinRadius or > MaxRadius)
            throw Refusals.Invalid("points", $"点位半径应在 {MinRadius} 到 {MaxRadius} 米之间。");
        (Number, Name) = (number, CleanText.Required("points", plan.Name, 30, $"第 {number} 个点的名称"));
        (Latitude, Longitude, RadiusMetres) = (plan.Latitude, plan.Longitude, plan.RadiusMetres);
    }

    /// <summary>The sheet that hangs there is worth nothing from now on.</summary>
    internal void RenewCode() => Token = NewToken();

    internal void Remove(DateTime now) => RemovedAt ??= now;

    private static string NewToken() => Prefix + DoorCode.NewToken();
}

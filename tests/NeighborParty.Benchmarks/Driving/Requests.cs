using System.Globalization;
using System.Text;
using NeighborParty.Benchmarks.Schema;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Sessions;
using NeighborParty.Core.Staff;

namespace NeighborParty.Benchmarks.Driving;

/// <summary>A request as it goes over the wire, for wrk (path and headers) or for our own client (bytes).</summary>
public sealed record HttpCall(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string? Body = null)
{
    public byte[] ToBytes(int port)
    {
        var text = new StringBuilder($"{Method} {Path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n");
        foreach (var (name, value) in Headers)
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        if (Body is not null)
            text.Append("Content-Type: application/json\r\nContent-Length: ").Append(Encoding.UTF8.GetByteCount(Body)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.Append("\r\n").Append(Body).ToString());
    }
}

/// <summary>What phones and the office ask of the product, and the same for the baseline, which is told what the product has to find out.</summary>
public sealed class Requests(SeedPlan plan, SeedRows rows, SessionTokens tokens)
{
    /// <summary>Not so many that a round does not meet them again, not so few that one building's rows stay hot alone.</summary>
    private const int Readers = 500;

    private static readonly Dictionary<string, string> Nothing = [];

    public List<HttpCall> List(bool raw) => [.. Enumerable.Range(0, Readers).Select(m => raw
        ? new HttpCall("GET", Invariant($"/list?community={SeedRows.Community(0)}&building={SeedRows.Building(plan.BuildingOf(m))}&compound={SeedRows.Compound(SeedPlan.CompoundOf(plan.BuildingOf(m)))}&me={SeedRows.Person(m)}"), Nothing)
        : new HttpCall("GET", "/api/v1/aid-posts", SignedIn(m)))];

    /// <summary>By its author, who sees the answers.</summary>
    public List<HttpCall> Post(bool raw) => [.. rows.Answered().Select(p => raw
        ? new HttpCall("GET", Invariant($"/post?community={SeedRows.Community(0)}&id={SeedRows.Post(p)}&me={SeedRows.Person(AuthorOf(p))}"), Nothing)
        : new HttpCall("GET", Invariant($"/api/v1/aid-posts/{SeedRows.Post(p)}"), SignedIn(AuthorOf(p))))];

    public static HttpCall Overview(bool raw) => raw
        ? new HttpCall("GET", Invariant($"/overview?community={SeedRows.Community(0)}"), Nothing)
        : new HttpCall("GET", "/admin", new Dictionary<string, string> { ["Cookie"] = $"{StaffSessions.CookieName}={SeedRows.StaffToken}" });

    /// <summary>What a phone asks when it opens, so that its session is known before the tap.</summary>
    public List<HttpCall> Opened(Range members) => [.. Numbers(members).Select(m => new HttpCall("GET", "/api/v1/aid-categories", SignedIn(m)))];

    /// <summary>One tap of each: own session, key, phone and position; the code that the leader's screen shows now.</summary>
    /// <param name="attempt">The same attempt has the same key: the phone sends again what it got no answer to.</param>
    public List<HttpCall> CheckIns(Range members, bool raw, string attempt = "1")
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var codes = new Dictionary<int, string>();
        return [.. Numbers(members).Select(m =>
        {
            var shift = SeedPlan.LiveShiftOf(m);
            if (!codes.TryGetValue(shift, out var code))
                codes[shift] = code = RotatingCode.Make(SeedPlan.SecretOf(shift), plan.LiveShift(shift), AttendanceKind.In, 1, now);
            // A millionth of a degree is a decimetre: everybody stands somewhere else, all within the fence.
            var (latitude, longitude) = (SeedPlan.Latitude + ((m % 600) * 1e-6), SeedPlan.Longitude + (m / 600 * 1e-6));
            var body = Invariant($$"""{"code":"{{code}}","latitude":{{latitude:F6}},"longitude":{{longitude:F6}},"accuracyMetres":15,"coordinateSystem":"gcj02","claimedAt":"{{now:yyyy-MM-ddTHH:mm:ssZ}}","deviceId":"d-{{m}}"}""");
            return raw
                ? new HttpCall("POST", Invariant($"/check-ins?community={SeedRows.Community(0)}&shift={plan.LiveShift(shift)}&person={SeedRows.Person(m)}"), Nothing, body)
                : new HttpCall("POST", Invariant($"/api/v1/shifts/{plan.LiveShift(shift)}/check-ins"), SignedIn(m, $"tap-{m}-{attempt}"), body);
        })];
    }

    private int AuthorOf(int post) => plan.PostAuthor(post, plan.PostBuilding(post));

    private Dictionary<string, string> SignedIn(int member, string? key = null)
    {
        var session = new PhoneSession { Id = SeedIds.Of(SeedKind.Session, member), Salt = SeedPlan.SaltOf(member) };
        var headers = new Dictionary<string, string> { ["Authorization"] = $"Bearer {tokens.Make(TokenUse.Access, session, 1)}", ["User-Agent"] = "benchmark" };
        if (key is not null)
            headers["Idempotency-Key"] = key;
        return headers;
    }

    private IEnumerable<int> Numbers(Range members)
    {
        var (first, count) = members.GetOffsetAndLength(plan.Members);
        return Enumerable.Range(first, count);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NeighborParty.Benchmarks.Schema;

/// <summary>
/// The invented town: one large community of fifty buildings in five compounds, and two small ones of five buildings.
/// Everything follows from numbers, so the driver knows every id, token and code without asking the database.
/// </summary>
/// <param name="Rows">Posts, and as many check-ins.</param>
/// <param name="Members">Of the large community. Each has one place in a duty that is to come.</param>
/// <param name="Now">When it was seeded (UTC).</param>
public sealed record SeedPlan(int Rows, int Members, DateTime Now)
{
    public const int MainBuildings = 50;
    public const int Buildings = 60;
    public const int Compounds = 7;
    public const int Communities = 3;
    public const int PlacesInShift = 500;
    public const int SmallMembers = 200;
    public const int AnsweredPosts = 200;
    public const int Answers = 10;
    public const double Latitude = 30.2700;
    public const double Longitude = 109.4900;

    public int AllMembers => Members + ((Communities - 1) * SmallMembers);

    public int LiveShifts => (Members + PlacesInShift - 1) / PlacesInShift;

    public int PastShifts => (Rows + PlacesInShift - 1) / PlacesInShift;

    public static int CommunityOf(int building) => building < MainBuildings ? 0 : building < 55 ? 1 : 2;

    public static int CompoundOf(int building) => building < MainBuildings ? building / 10 : building < 55 ? 5 : 6;

    /// <summary>Where a member lives.</summary>
    public int BuildingOf(int member) => member < Members ? member % MainBuildings : member < Members + SmallMembers ? 50 + (member % 5) : 55 + (member % 5);

    public static int LiveShiftOf(int member) => member / PlacesInShift;

    /// <summary>Numbers of the shifts to come follow those of the past.</summary>
    public Guid LiveShift(int number) => SeedIds.Of(SeedKind.Shift, 10_000_000 + number);

    public static byte[] SaltOf(int member) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"salt {member}")))[..16];

    public static byte[] SecretOf(int liveShift) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"shift {liveShift}")));

    /// <summary>Every so many posts one has answers.</summary>
    public int AnsweredEvery => Math.Max(10, Rows / AnsweredPosts / 10 * 10);

    public int PostBuilding(int post) => (post % 20) switch
    {
        19 => 50 + SeedIds.Pick(post, 1, 5),
        9 => 55 + SeedIds.Pick(post, 1, 5),
        _ => SeedIds.Pick(post, 1, MainBuildings),
    };

    /// <summary>A neighbour of the post's building.</summary>
    public int PostAuthor(int post, int building) => CommunityOf(building) switch
    {
        0 => building + (MainBuildings * SeedIds.Pick(post, 2, Members / MainBuildings)),
        1 => Members + SameFive(building - 50, Members) + (5 * SeedIds.Pick(post, 2, SmallMembers / 5)),
        _ => Members + SmallMembers + SameFive(building - 55, Members + SmallMembers) + (5 * SeedIds.Pick(post, 2, SmallMembers / 5)),
    };

    private static int SameFive(int wanted, int first) => (((wanted - first) % 5) + 5) % 5;
}

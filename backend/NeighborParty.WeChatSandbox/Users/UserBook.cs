namespace NeighborParty.WeChatSandbox.Users;

/// <summary>All people the sandbox knows, in the order of the seed.</summary>
internal sealed class UserBook
{
    private readonly List<SandboxUser> users = [];
    private readonly SandboxRandom random;

    public UserBook(IEnumerable<SeedUser> seed, SandboxRandom random, DateTimeOffset now)
    {
        this.random = random;
        foreach (var user in seed)
            Add(user, now);
    }

    public IReadOnlyList<SandboxUser> All => users;

    public SandboxUser? ByKey(string key) => users.Find(u => u.Key == key);

    public SandboxUser? ByOpenId(string? openId) => users.Find(u => u.OpenId == openId);

    public SandboxUser Add(SeedUser seed, DateTimeOffset now)
    {
        var user = new SandboxUser
        {
            Key = seed.Key,
            Nickname = seed.Nickname,
            OpenId = seed.OpenId ?? "oSandbox" + random.Text(20),
            UnionId = "oUnion" + random.Text(22),
            Phone = seed.Phone ?? "199" + random.Digits(8),
            Note = seed.Note ?? "",
            HighRisk = seed.HighRisk,
            UnionIdBound = seed.UnionIdBound,
            SessionKey = NewSessionKey(),
            SessionKeyFrom = now,
        };
        users.Add(user);
        return user;
    }

    public string NewSessionKey() => Convert.ToBase64String(random.Bytes(16));
}

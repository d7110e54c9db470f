namespace NeighborParty.WeChatSandbox.Tokens;

/// <summary>What a token is worth; the numbers are WeChat's errcodes.</summary>
internal enum TokenState
{
    Valid = 0,
    Superseded = 40001,
    Unknown = 40014,
    Expired = 42001,
}

internal sealed record IssuedToken(string Text, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>Moves closer when a newer token exists, or five minutes past the expiry when it is replaced at the very end.</summary>
    public DateTimeOffset WorksUntil { get; set; } = ExpiresAt;
}

/// <summary>The tokens of one endpoint. `token` and `stable_token` each have a pool and leave the other alone.</summary>
internal sealed class TokenPool(string name, SandboxRandom random)
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(7200);
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(300);
    private readonly List<IssuedToken> issued = [];
    private DateTimeOffset lastForced = DateTimeOffset.MinValue;
    private DateTimeOffset forcedDay;
    private int forcedToday;

    public string Name => name;

    public IssuedToken? Current => issued.Count > 0 ? issued[^1] : null;

    public IReadOnlyList<IssuedToken> Issued => issued;

    /// <summary>Null when this pool never issued it.</summary>
    public TokenState? Look(string text, DateTimeOffset now)
    {
        if (issued.Find(t => t.Text == text) is not { } token)
            return null;
        if (now < token.WorksUntil)
            return TokenState.Valid;

        return now >= token.ExpiresAt ? TokenState.Expired : TokenState.Superseded;
    }

    /// <summary>Always a new token. The one before works five minutes more, older ones stop now.</summary>
    public IssuedToken Issue(DateTimeOffset now)
    {
        for (var i = 0; i < issued.Count; i++)
        {
            if (i == issued.Count - 1 && now < issued[i].WorksUntil)
                issued[i].WorksUntil = now + Overlap;
            else if (now < issued[i].WorksUntil)
                issued[i].WorksUntil = now;
        }

        // Real ones are long too: 512 characters should be reserved.
        var token = new IssuedToken($"sandbox-{name}-{random.Text(420)}", now, now + Life);
        issued.Add(token);
        return token;
    }

    /// <summary>The stable way: the current token with what is left of it; a new one in the last five minutes.</summary>
    public IssuedToken Stable(DateTimeOffset now) =>
        Current is { } token && Look(token.Text, now) == TokenState.Valid && token.ExpiresAt - now > Overlap ? token : Issue(now);

    /// <summary>Twenty times a day and thirty seconds apart; otherwise the token stays as it is.</summary>
    public IssuedToken Forced(DateTimeOffset now)
    {
        var day = new DateTimeOffset(now.ToOffset(TimeSpan.FromHours(8)).Date, TimeSpan.FromHours(8));
        if (day != forcedDay)
            (forcedDay, forcedToday) = (day, 0);
        if (forcedToday >= 20 || now - lastForced < TimeSpan.FromSeconds(30))
            return Stable(now);

        (lastForced, forcedToday) = (now, forcedToday + 1);
        return Issue(now);
    }

    /// <summary>As if somebody else had fetched two newer ones: the current token is "not latest" at once.</summary>
    public void Invalidate(DateTimeOffset now)
    {
        foreach (var token in issued.Where(t => now < t.WorksUntil))
            token.WorksUntil = now;
    }
}

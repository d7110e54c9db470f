namespace NeighborParty.Core.WeChat;

/// <summary>Asks WeChat for a token; forced only when the ordinary answer is known not to work.</summary>
public delegate Task<FreshAccessToken> AccessTokenFetch(bool force, CancellationToken cancellationToken);

/// <summary>A token as it was answered.</summary>
/// <param name="Token">Perhaps more than 400 characters long.</param>
/// <param name="ExpiresIn">What is left of its life; two hours at most as a rule.</param>
public sealed record FreshAccessToken(string Token, TimeSpan ExpiresIn)
{
    /// <summary>Names the type only: a token must not reach a log.</summary>
    public override string ToString() => nameof(FreshAccessToken);
}

/// <summary>
/// Keeps the access token. However many ask, one fetch is under way; the answer of an older fetch never replaces that of
/// a newer one; a refused token is dropped only if it is still the one kept. What is kept here is a copy of what all
/// instances share on the <see cref="ITokenShelf"/>. Where it cannot be asked each gets on alone: ordinary mode of
/// <c>stable_token</c> gives them all the same token.
/// </summary>
public sealed class AccessTokens(AccessTokenFetch fetch, ITokenShelf shelf, TimeProvider clock)
{
    // Forced mode is allowed 20 times a day; this spacing keeps below that.
    private static readonly TimeSpan ForceSpacing = TimeSpan.FromMinutes(75);
    private static readonly TimeSpan Confirmation = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LargestMargin = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private SharedToken? _kept;
    private Task<string>? _flight;
    private long _lastFlight;
    private string? _refused;
    private DateTimeOffset _refusedAt;
    private DateTimeOffset _forceFrom = DateTimeOffset.MinValue;

    /// <summary>The kept token, or that of the one fetch under way.</summary>
    /// <exception cref="WeChatException">The fetch failed; everybody who waited for it gets the same failure.</exception>
    public Task<string> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_kept is { } kept && clock.GetUtcNow() < kept.GoodUntil)
                return Task.FromResult(kept.Token);
            if (_flight is null)
            {
                var number = ++_lastFlight;
                _flight = Task.Run(() => FlyAsync(number), CancellationToken.None);
            }
            return _flight.WaitAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Drops a token that WeChat refused, unless it was replaced meanwhile or WeChat has just handed out the very
    /// same again. A fetch that began before the refusal may bring the same token back, so it no longer counts.
    /// </summary>
    public void Expire(string token)
    {
        lock (_gate)
        {
            if (_kept is not { } kept || kept.Token != token)
                return;
            if (_refused == token && clock.GetUtcNow() - kept.Since < Confirmation)
                return;
            (_refused, _refusedAt) = (token, clock.GetUtcNow());
            _kept = null;
            _flight = null;
            _lastFlight++;
        }
    }

    private async Task<string> FlyAsync(long number)
    {
        try
        {
            var shared = await shelf.FindOrFetchAsync(IsGood, known => FetchAsync(number, known));
            Keep(number, shared);
            return shared.Token;
        }
        finally
        {
            lock (_gate)
            {
                if (number == _lastFlight)
                    _flight = null;
            }
        }
    }

    /// <summary>Whether a token of the shelf may be used. One that was refused here must have been confirmed by WeChat since.</summary>
    private bool IsGood(SharedToken token)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            return now < token.GoodUntil
                && (token.Token != _refused || (token.Since > _refusedAt && now - token.Since < Confirmation));
        }
    }

    private async Task<SharedToken> FetchAsync(long number, SharedToken? known)
    {
        var since = clock.GetUtcNow();
        var forcedAt = known?.ForcedAt;
        var fresh = await fetch(false, CancellationToken.None);
        if (TakeForce(number, fresh.Token, since, forcedAt))
        {
            forcedAt = since;
            fresh = await ForceAsync(fresh);
        }

        var life = fresh.ExpiresIn < LongestLife ? fresh.ExpiresIn : LongestLife;
        var margin = life / 4 < LargestMargin ? life / 4 : LargestMargin;
        return new SharedToken(fresh.Token, since, since + life - margin, forcedAt);
    }

    private bool TakeForce(long number, string token, DateTimeOffset now, DateTimeOffset? forcedAt)
    {
        lock (_gate)
        {
            if (number != _lastFlight || token != _refused || now < _forceFrom || now < forcedAt + ForceSpacing)
                return false;
            _forceFrom = now + ForceSpacing;
            return true;
        }
    }

    private async Task<FreshAccessToken> ForceAsync(FreshAccessToken ordinary)
    {
        try
        {
            return await fetch(true, CancellationToken.None);
        }
        catch (WeChatException)
        {
            return ordinary;
        }
    }

    private void Keep(long number, SharedToken shared)
    {
        lock (_gate)
        {
            if (number != _lastFlight)
                return;
            _kept = shared;
            if (shared.Token != _refused)
                _refused = null;
        }
    }
}

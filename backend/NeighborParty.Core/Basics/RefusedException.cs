namespace NeighborParty.Core.Basics;

/// <summary>Why the product says no; the host turns it into a status code.</summary>
public enum RefusalKind
{
    /// <summary>400: the input is malformed; <see cref="RefusedException.Field"/> names the place.</summary>
    Invalid,

    /// <summary>401</summary>
    Unauthenticated,

    /// <summary>403</summary>
    Forbidden,

    /// <summary>404, also for what exists elsewhere: no oracle.</summary>
    NotFound,

    /// <summary>409: the state does not allow it.</summary>
    Conflict,

    /// <summary>410: it was here and is no more, on purpose.</summary>
    Gone,

    /// <summary>412: somebody else changed it meanwhile.</summary>
    Stale,

    /// <summary>413</summary>
    TooLarge,

    /// <summary>422: understood, but a rule forbids it.</summary>
    Unprocessable,

    /// <summary>428: If-Match is missing.</summary>
    VersionRequired,

    /// <summary>429</summary>
    TooMany,

    /// <summary>503: try again later.</summary>
    Unavailable,
}

/// <summary>
/// The product's "no". <see cref="Code"/> is stable and part of the contract (noun.reason, lower snake case);
/// the message is Chinese, for the person who reads it.
/// </summary>
public sealed class RefusedException(RefusalKind kind, string code, string message) : Exception(message)
{
    public RefusalKind Kind { get; } = kind;

    public string Code { get; } = code;

    /// <summary>The request field at fault, in the request's own spelling.</summary>
    public string? Field { get; init; }

    /// <summary>When a repeat makes sense.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Further facts for the client, e.g. from/to states or opensAt. No personal data.</summary>
    public IReadOnlyDictionary<string, object?> Facts { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);
}

/// <summary>The refusals that every noun shares. A noun's own live in its folder, e.g. ArmbandRefusals.</summary>
public static class Refusals
{
    /// <summary>A request number that was used for another request.</summary>
    public static RefusedException OtherRequest() => new(RefusalKind.Unprocessable, "idempotency_key.other_request", "这个请求编号已用于另一个请求。");

    public static RefusedException NotFound(string what = "内容") =>
        new(RefusalKind.NotFound, "not_found", $"没有找到这个{what}，可能已被删除，或者您无权查看。");

    public static RefusedException Invalid(string field, string message) =>
        new(RefusalKind.Invalid, "invalid_input", message) { Field = field };

    public static RefusedException Forbidden(string message = "您没有权限进行这个操作。") =>
        new(RefusalKind.Forbidden, "forbidden", message);

    public static RefusedException SignInFirst() =>
        new(RefusalKind.Unauthenticated, "sign_in_required", "请先登录。");

    public static RefusedException VersionRequired() =>
        new(RefusalKind.VersionRequired, "version_required", "请刷新后再修改（缺少 If-Match 版本号）。");

    public static RefusedException Stale(string? by = null, DateTime? at = null) =>
        new(RefusalKind.Stale, "stale", by is null || at is null
            ? "内容已被别人修改，请刷新后再试。"
            : $"内容已被{by}于{ChinaTime.Short(at.Value)}修改，请刷新后再试。")
        {
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["changedBy"] = by, ["changedAt"] = at },
        };

    public static RefusedException Busy() =>
        new(RefusalKind.Unavailable, "busy", "现在使用的人太多，请稍后再试。") { RetryAfter = TimeSpan.FromSeconds(2) };
}

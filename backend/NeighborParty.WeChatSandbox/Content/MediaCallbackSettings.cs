namespace NeighborParty.WeChatSandbox.Content;

internal enum MediaCallbackShape
{
    V2,

    /// <summary>isrisky, status_code, extra_info_json: the answer to a request that was not taken as version 2.</summary>
    V1,

    /// <summary>errcode 43104, empty detail, no result; seen in the wild.</summary>
    NoPermission,
}

/// <summary>How the result of a media check comes back.</summary>
internal sealed record MediaCallbackSettings
{
    public TimeSpan Delay { get; init; }

    /// <summary>Every result is delivered twice.</summary>
    public bool Duplicate { get; init; }

    /// <summary>Every other result takes three times as long, so the later request is answered first.</summary>
    public bool Reorder { get; init; }

    public bool Never { get; init; }

    /// <summary>The push is through before the caller has even read the trace id.</summary>
    public bool BeforeAnswer { get; init; }

    /// <summary>"100" instead of 100.</summary>
    public bool LabelAsText { get; init; }

    public MediaCallbackShape Shape { get; init; }
}

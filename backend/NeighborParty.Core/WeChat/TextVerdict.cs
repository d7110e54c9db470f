namespace NeighborParty.Core.WeChat;

/// <summary>WeChat's judgement of a text.</summary>
/// <param name="Suggest">What to do.</param>
/// <param name="Label">Why: 100 normal, 10001 advertising, 20001 politics, 20002 porn, 20003 abuse, 20006 crime,
/// 20008 fraud, 20012 vulgar, 20013 copyright, 21000 other; 0 when WeChat gave none.</param>
/// <param name="TraceId">WeChat's own id of the judgement, for questions to it; may be empty.</param>
public sealed record TextVerdict(ContentSuggestion Suggest, int Label, string TraceId);

/// <summary>What WeChat suggests to do with a content. The label may differ from the details; only this decides.</summary>
public enum ContentSuggestion
{
    /// <summary>A human has to look. First, so that anything not understood ends here.</summary>
    Review = 0,

    /// <summary>May be shown.</summary>
    Pass = 1,

    /// <summary>Must not be shown.</summary>
    Risky = 2,
}

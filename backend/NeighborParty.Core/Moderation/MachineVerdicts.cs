using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.Moderation;

/// <summary>How verdicts are read and put together.</summary>
public static class MachineVerdicts
{
    public static MachineVerdict Of(ContentSuggestion suggest) => suggest switch
    {
        ContentSuggestion.Pass => MachineVerdict.Pass,
        ContentSuggestion.Risky => MachineVerdict.Risky,
        _ => MachineVerdict.Review,
    };

    /// <summary>Only a verdict without error counts.</summary>
    public static MachineVerdict Of(MediaCheckResult result) => result.ErrorCode == 0 ? Of(result.Suggest) : MachineVerdict.Error;

    /// <summary>
    /// Of the text and every photo: one that must not be shown decides at once; as long as one is missing there is none;
    /// otherwise the worst.
    /// </summary>
    public static MachineVerdict Together(IReadOnlyCollection<MachineVerdict> parts) =>
        parts.Contains(MachineVerdict.Risky) ? MachineVerdict.Risky
        : parts.Contains(MachineVerdict.None) ? MachineVerdict.None
        : parts.Contains(MachineVerdict.Error) ? MachineVerdict.Error
        : parts.Contains(MachineVerdict.Timeout) ? MachineVerdict.Timeout
        : parts.Contains(MachineVerdict.Review) ? MachineVerdict.Review
        : MachineVerdict.Pass;

    /// <summary>Why a human has to look; null when nothing stands against showing it.</summary>
    public static QueueReason? ReasonToQueue(MachineVerdict verdict, bool foundLocally, bool authorTrusted) => verdict switch
    {
        MachineVerdict.Risky => QueueReason.MachineRisky,
        MachineVerdict.Review => QueueReason.MachineReview,
        MachineVerdict.Timeout => QueueReason.MachineTimeout,
        MachineVerdict.Pass when foundLocally => QueueReason.LocalFinding,
        MachineVerdict.Pass when !authorTrusted => QueueReason.NewAuthor,
        MachineVerdict.Pass => null,
        _ => QueueReason.MachineError,
    };
}

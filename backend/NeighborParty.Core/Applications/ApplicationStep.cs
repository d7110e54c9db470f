using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Applications;

/// <summary>One step of an application, as the applicant and the office read its history. Never changed, only its words may be forgotten.</summary>
public sealed class ApplicationStep : ICommunityOwned
{
    public static readonly SealedField TextField = new(nameof(ApplicationStep), "Text");

    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid ApplicationId { get; init; }

    /// <summary>1, 2, 3 … unique in the application: of two acts at once only one can be the next step.</summary>
    public int Number { get; init; }

    public DateTime At { get; init; }

    public ApplicationState? From { get; init; }

    public ApplicationState To { get; init; }

    public ApplicationEvent On { get; init; }

    public ApplicationRole By { get; init; }

    /// <summary>The staff account or the person; empty for the system.</summary>
    public Guid ActorId { get; init; }

    /// <summary>Who did it, for the console; a resident's name is not kept here.</summary>
    public string? StaffName { get; init; }

    public LeaderOpinion? Opinion { get; init; }

    public string? ReasonCode { get; init; }

    /// <summary>Question, answer, remark or reason in words; may tell of health.</summary>
    public string? TextSealed { get; set; }

    /// <summary>False for what only the office reads (the leader's remark).</summary>
    public bool ForApplicant { get; init; }

    /// <summary>The words are forgotten, the step stays.</summary>
    public void Forget() => TextSealed = null;

    public string? Text(PersonalDataVault vault) => vault.OpenOrNull(TextField, Id, TextSealed);
}

/// <summary>A leader opened the answers of an application: without that no opinion counts.</summary>
public sealed class ApplicationOpening : ICommunityOwned
{
    public Guid Id { get; init; }

    public Guid CommunityId { get; init; }

    public Guid ApplicationId { get; init; }

    public Guid PersonId { get; init; }

    public DateTime OpenedAt { get; init; }
}

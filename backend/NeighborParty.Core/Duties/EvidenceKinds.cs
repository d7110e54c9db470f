namespace NeighborParty.Core.Duties;

/// <summary>What speaks for somebody's presence.</summary>
[Flags]
public enum EvidenceKinds
{
    None = 0,

    /// <summary>The rotating code on the leader's screen.</summary>
    Code = 1,

    /// <summary>A good position at the place.</summary>
    Place = 2,

    /// <summary>The leader scanned the person's own code or paper card.</summary>
    MemberCode = 4,

    /// <summary>The serial of an armband that the person holds.</summary>
    Armband = 8,
}

/// <summary>Which kinds count in a shift, and how many of them are enough. A leader's scan of the member code is always enough.</summary>
public sealed record EvidenceNeeds(EvidenceKinds Kinds, int Needed)
{
    private static readonly Dictionary<RequiredEvidence, EvidenceNeeds> All = new()
    {
        [RequiredEvidence.CodeAndPlace] = new(EvidenceKinds.Code | EvidenceKinds.Place, 2),
        [RequiredEvidence.CodeOnly] = new(EvidenceKinds.Code, 1),
        [RequiredEvidence.LeaderConfirms] = new(EvidenceKinds.None, 1),
        [RequiredEvidence.CodeAndArmband] = new(EvidenceKinds.Code | EvidenceKinds.Armband, 2),
        [RequiredEvidence.PlaceAndArmband] = new(EvidenceKinds.Place | EvidenceKinds.Armband, 2),
        [RequiredEvidence.AnyTwo] = new(EvidenceKinds.Code | EvidenceKinds.Place | EvidenceKinds.Armband, 2),
        [RequiredEvidence.LeaderScans] = new(EvidenceKinds.MemberCode, 1),
    };

    public static EvidenceNeeds Of(RequiredEvidence required) => All[required];

    public bool Wants(EvidenceKinds kind) => Kinds.HasFlag(kind);

    /// <summary>Without this kind the others cannot be enough.</summary>
    public bool MustHave(EvidenceKinds kind) => Wants(kind) && System.Numerics.BitOperations.PopCount((uint)Kinds) == Needed;

    public bool AreMetBy(EvidenceKinds proofs) => proofs.HasFlag(EvidenceKinds.MemberCode)
        || (Kinds != EvidenceKinds.None && System.Numerics.BitOperations.PopCount((uint)(proofs & Kinds)) >= Needed);

    /// <summary>Where the leader looks at everybody, a phone may say that somebody is here without proving anything.</summary>
    public bool LeaderLooks => (Kinds & ~EvidenceKinds.MemberCode) == EvidenceKinds.None;
}
